#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A stretch of a table that begins and ends between records, so that any thread can read it by itself.
final class CSVPiece: @unchecked Sendable {
    // Sendable, since a piece has one holder at a time: whoever cut it hands it over and forgets it.

    /// Bytes behind the last one that may be read, so that many can be looked at together wherever one is.
    static let slack = FieldMarks.blockBytes

    private let storage: UnsafeMutableRawBufferPointer
    let count: Int
    /// Without a quote, every newline ends a record.
    let hasQuotes: Bool
    /// Stored bytes that had been read when this piece was cut.
    let position: Int

    fileprivate init(_ storage: UnsafeMutableRawBufferPointer, count: Int, hasQuotes: Bool, position: Int) {
        self.storage = storage
        self.count = count
        self.hasQuotes = hasQuotes
        self.position = position
    }

    deinit {
        storage.deallocate()
    }

    var base: UnsafePointer<UInt8> {
        UnsafeRawPointer(storage.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: UInt8.self)
    }

    func bytes(_ from: Int, _ to: Int) -> Field { Field(rebasing: UnsafeRawBufferPointer(storage)[from..<to]) }
}

// MARK: Cutting

extension CSVReader {
    /// Cuts the next records off as a piece of about `size` bytes. Nil at the end of the table, and where a record is
    /// to be read by the reader itself, since it is too long or its quote doesn't close.
    func cutPiece(_ size: Int) throws(Diagnostic) -> CSVPiece? {
        guard try passNewline() else { return nil }
        var size = max(size, 1)
        while true {
            let (piece, isLast) = try cut(size)
            if let piece { return piece }
            guard size < input.limit, !isLast else { return nil }
            size = min(size * 2, input.limit)
        }
    }

    /// No piece when no record ends within `size` bytes; then nothing is consumed. Also tells whether nothing follows
    /// those bytes.
    private func cut(_ size: Int) throws(Diagnostic) -> (piece: CSVPiece?, isLast: Bool) {
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: size + CSVPiece.slack, alignment: 16)
        let room = UnsafeMutableRawBufferPointer(rebasing: storage[..<size])
        var isTaken = false
        defer {
            if !isTaken { storage.deallocate() }
        }
        let read: Int
        do throws(ByteFault) {
            read = try input.take(into: room)
        } catch {
            throw error.diagnostic(file: file, line: nextLine)
        }
        let bytes = UnsafeRawBufferPointer(rebasing: room[..<read])
        let hasQuotes = Self.holds(UInt8(ascii: "\""), bytes)
        let isLast = input.isAtEnd && input.unread.isEmpty
        let end = hasQuotes ? lastRecordEnd(bytes, isLast) : lastLineEnd(bytes, isLast)
        input.putBack(UnsafeRawBufferPointer(rebasing: bytes[end...]))
        guard end > 0 else { return (nil, isLast) }
        UnsafeMutableRawBufferPointer(rebasing: storage[end...].prefix(CSVPiece.slack)).initializeMemory(
            as: UInt8.self, repeating: 0)
        isTaken = true
        return (CSVPiece(storage, count: end, hasQuotes: hasQuotes, position: position), isLast)
    }

    static func holds(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    }

    /// The end of the last whole line; of everything when nothing follows.
    private func lastLineEnd(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Int {
        if isLast { return bytes.count }
        return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// The end of the last record of normal length, with its line end.
    private func lastRecordEnd(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Int {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        var start = 0
        while start < bytes.count,
            case .record(let end, let next, let endsInReturn) = scanner.scan(
                base, from: start, to: bytes.count, atEnd: isLast)
        {
            guard end - start <= input.limit else { break }
            if endsInReturn {
                // Whether a newline belongs to it must be seen.
                guard next < bytes.count || isLast else { break }
                start = next < bytes.count && base[next] == UInt8(ascii: "\n") ? next + 1 : next
            } else {
                start = next
            }
        }
        return start
    }
}
