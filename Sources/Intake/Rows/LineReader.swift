#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads lines that end in a newline, with or without a carriage return before it.
final class LineReader {
    enum Step {
        case line(Field, number: Int)
        /// Longer than the limit; its first bytes.
        case tooLong(start: String, number: Int)
        case end
    }

    private let input: InputBuffer
    private let file: String
    private var number = 0

    init(_ source: any ByteSource, file: String, limits: ReadLimits) {
        input = InputBuffer(source, size: limits.chunkBytes, limit: limits.recordBytes)
        self.file = file
    }

    var position: Int { input.position }

    func next() throws(Diagnostic) -> Step {
        number += 1
        var searched = 0
        while true {
            if let length = newline(after: searched) {
                let line = input.bytes(input.start, input.start + length)
                input.consume(to: input.start + length + 1)
                return .line(withoutReturn(line), number: number)
            }
            searched = input.unread.count
            if input.isFull { return try passLongLine() }
            if try !fill() {
                guard input.unread.count > 0 else { return .end }
                let line = input.unread
                input.consume(to: input.end)
                return .line(withoutReturn(line), number: number)
            }
        }
    }

    private func passLongLine() throws(Diagnostic) -> Step {
        let start = String(decoding: input.unread.prefix(1_000), as: UTF8.self)
        while true {
            if let length = newline(after: 0) {
                input.consume(to: input.start + length + 1)
                break
            }
            input.consume(to: input.end)
            if try !fill() { break }
        }
        return .tooLong(start: start, number: number)
    }

    private func newline(after offset: Int) -> Int? {
        let from = input.start + offset
        guard from < input.end, let hit = memchr(input.base + from, Int32(UInt8(ascii: "\n")), input.end - from) else {
            return nil
        }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(input.base) - input.start
    }

    private func withoutReturn(_ line: Field) -> Field {
        line.last == UInt8(ascii: "\r") ? Field(rebasing: line.dropLast()) : line
    }

    private func fill() throws(Diagnostic) -> Bool {
        do throws(ByteFault) {
            return try input.fill()
        } catch {
            throw error.diagnostic(file: file, line: number)
        }
    }
}
