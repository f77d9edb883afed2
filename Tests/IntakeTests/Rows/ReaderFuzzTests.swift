import Intake
import TestSupport
import Testing

/// Damaged input never ends in a trap: it is read, rejected by row, or refused with a place.
@Suite struct ReaderFuzzTests {
    private static let rounds = 3_000
    private static let limits = ReadLimits(recordBytes: 300, columns: 40, chunkBytes: 32)

    private func fuzz(
        _ text: String, splices: [String], _ read: ([UInt8], [Int]) throws -> Void
    ) throws {
        for seed in 0..<Self.rounds {
            var mutations = Mutations(seed: UInt64(seed))
            let bytes = mutations.damaged(Array(text.utf8), splices: splices)
            do {
                try read(bytes, mutations.pieces())
            } catch let error as Diagnostic {
                #expect(error.location.line >= 1 && !error.message.isEmpty && !error.location.file.isEmpty)
            }
        }
    }

    @Test func tables() throws {
        try fuzz(ChunkTests.table, splices: ["\"", "\"\"", "\r", "\n", ";", "\u{0}", "\u{FEFF}"]) { bytes, pieces in
            let reader = try CSVReader(MemoryBytes(bytes, pieceSizes: pieces), file: "t.csv", limits: Self.limits)
            for case .row(let line, let values) in try readAll(reader) {
                #expect(line >= 1 && values.count == reader.columnNames.count)
            }
            _ = reader.recordText
        }
    }

    @Test func latin1Tables() throws {
        try fuzz("a,b\n\u{E4},2\n", splices: ["\"", "\r", "ÿ"]) { bytes, pieces in
            let format = CSVFormat(encoding: .latin1)
            let source = MemoryBytes(bytes, pieceSizes: pieces)
            let steps = try readAll(CSVReader(source, file: "t.csv", format: format, limits: Self.limits))
            #expect(!steps.contains { if case .unreadable(_, .badEncoding) = $0 { true } else { false } })
        }
    }

    @Test func lines() throws {
        let splices = ["{", "}", "[", "]", "\"", "\\", "\\u", "\\ud83d", ",", ":", "\n", "null", "1e999", "-"]
        try fuzz(ChunkTests.lines, splices: splices) { bytes, pieces in
            let source = MemoryBytes(bytes, pieceSizes: pieces)
            _ = try readAll(NDJSONReader(source, file: "t", limits: Self.limits), columns: ["a", "b.c", "b.d"])
            _ = try readAll(NDJSONReader(MemoryBytes(bytes), file: "t", limits: Self.limits, watchesAll: true))
        }
    }

    @Test func logs() throws {
        let splices = [
            "<", ">", "/", "&", "<event>", "</event>", "<trace>", "</log>", "<!DOCTYPE a>", "<![CDATA[", "\"",
        ]
        try fuzz(ChunkTests.log, splices: splices) { bytes, pieces in
            let source = MemoryBytes(bytes, pieceSizes: pieces)
            _ = try readAll(XESReader(source, file: "t", limits: Self.limits), columns: ["a", "l.i", "trace.n"])
        }
    }

    @Test func packed() throws {
        let packed = gzip(Array(ChunkTests.table.utf8))
        for seed in 0..<Self.rounds {
            var mutations = Mutations(seed: UInt64(seed))
            let bytes = mutations.damaged(packed, splices: ["\u{1F}"])
            let found = fault {
                let source = try GzipBytes(MemoryBytes(bytes, pieceSizes: mutations.pieces()))
                _ = try readAll(CSVReader(source, file: "t.csv.gz", limits: Self.limits))
            }
            if let found { #expect(found.location.line >= 1 && !found.message.isEmpty) }
        }
    }
}
