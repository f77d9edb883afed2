import Intake

/// Records read one by one: in whatever pieces the bytes come, the records are the same.
enum RecordReading {
    /// Small, so that short inputs reach them.
    static let limits = ReadLimits(recordBytes: 4_096, columns: 100, chunkBytes: 64)

    static func lines(_ bytes: [UInt8]) throws {
        try compare(bytes) { NDJSONReader($0, file: "f", limits: limits, watchesAll: true) }
    }

    static func logs(_ bytes: [UInt8]) throws {
        try compare(bytes) { source throws(Diagnostic) in
            try XESReader(source, file: "f", limits: limits, watchesAll: true)
        }
    }

    /// The unpacked bytes, up to a few megabytes.
    static func packed(_ bytes: [UInt8]) throws {
        let inOne = unpacked(MemoryBytes(bytes))
        let inPieces = unpacked(MemoryBytes(bytes, pieceSizes: [1, 7, 3]))
        try promise(inOne == inPieces, "unpacked in pieces it is something else")
    }

    private static func unpacked(_ source: MemoryBytes) -> [UInt8] {
        var all: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1_000)
        do throws(ByteFault) {
            let gzip = try GzipBytes(source)
            while all.count < 4 << 20 {
                let count = try read(gzip, into: &room)
                guard count > 0 else { break }
                all += room[..<count]
            }
        } catch {
            // How much was handed over before a fault depends on the pieces.
            return Array("\(error.message)".utf8)
        }
        return all
    }

    private static func read(_ source: GzipBytes, into room: inout [UInt8]) throws(ByteFault) -> Int {
        let result = room.withUnsafeMutableBytes { room in
            Result<Int, ByteFault> { () throws(ByteFault) in try source.read(into: room) }
        }
        return try result.get()
    }

    static func compare(
        _ bytes: [UInt8], _ open: (any ByteSource) throws(Diagnostic) -> any RowReader
    ) throws(BrokenPromise) {
        let inOne = try records(MemoryBytes(bytes), open)
        for pieces in [[1], [3, 1, 17, 2], [64]] {
            let inPieces = try records(MemoryBytes(bytes, pieceSizes: pieces), open)
            try promise(inOne == inPieces, "in pieces of \(pieces): \(inPieces), in one: \(inOne)")
        }
    }

    private static func records(
        _ source: MemoryBytes, _ open: (any ByteSource) throws(Diagnostic) -> any RowReader
    ) throws(BrokenPromise) -> [String] {
        var records: [String] = []
        do throws(Diagnostic) {
            let reader = try open(source)
            while true {
                switch try reader.next() {
                case .end: return records + reader.columnNames
                case .unreadable(let line, let fault):
                    records.append("\(line) \(fault.reason) \(fault.message) \(reader.recordText)")
                case .row(let row):
                    let values = (0..<row.count).map { row[$0].text }
                    records.append("\(row.line) \(values)")
                }
            }
        } catch {
            try checkPlace(error)
            // Where a text that is no log breaks off, is found at the end of a piece.
            return records + [error.message]
        }
    }

    /// What a refusal has to say.
    static func checkPlace(_ fault: Diagnostic) throws(BrokenPromise) {
        try promise(
            fault.location.line >= 1 && fault.location.column >= 1 && !fault.location.file.isEmpty
                && !fault.message.isEmpty, "a refusal without its place: \(fault)")
    }
}
