/// Reads a table record by record. Records without any character (blank lines) are passed over.
package final class CSVReader: RowReader {
    package private(set) var columnNames: [String] = []
    private var columns: [String: Int] = [:]
    private let file: String
    private let input: InputBuffer
    private let limits: ReadLimits
    private let arena = BumpArena()
    private var scanner: CSVScanner
    /// The line on which the next record starts.
    private var nextLine = 1
    /// The last record ended in a carriage return: a newline right after it belongs to it.
    private var mayStartWithNewline = false
    /// The record scanned last was only looked at and is to be given out.
    private var isHeld = false
    private var record = Field.absent
    private var recordLine = 1
    /// The record was longer than the limit and is passed over; this much of it is kept to show.
    private var cutText: String?
    package let delimiter: UInt8

    package init(
        _ source: any ByteSource, file: String, format: CSVFormat = CSVFormat(), limits: ReadLimits = ReadLimits()
    ) throws(Diagnostic) {
        let decoded: any ByteSource = format.encoding == .latin1 ? Latin1Bytes(source) : source
        input = InputBuffer(decoded, size: limits.chunkBytes, limit: limits.recordBytes)
        self.file = file
        self.limits = limits
        do throws(ByteFault) {
            delimiter = try CSVStart.prepare(input, said: format.delimiter, columnLimit: limits.columns)
        } catch {
            throw error.diagnostic(file: file, line: 1)
        }
        scanner = CSVScanner(delimiter: delimiter, columnLimit: limits.columns)
        try readHeader(named: format.hasHeader)
    }

    package func column(named name: String) -> Int? { columns[name] }
    package var recordText: String { cutText ?? String(decoding: record.prefix(Self.shownBytes), as: UTF8.self) }
    private static let shownBytes = 1_000
    package var unseenColumns: [String] { [] }
    package var otherNames: [String] { [] }
    package var position: Int { input.position }

    package func next() throws(Diagnostic) -> RowStep {
        while try advance() {
            if cutText != nil { return .unreadable(line: recordLine, tooLong) }
            if record.isEmpty { continue }
            if let fault = fault() { return .unreadable(line: recordLine, fault) }
            for index in scanner.doubled { scanner.replace(index, with: undoubled(scanner.fields[index])) }
            let fields = UnsafeBufferPointer(start: scanner.fields, count: scanner.count)
            return .row(Row(line: recordLine, fields: fields))
        }
        return .end
    }

    private func advance() throws(Diagnostic) -> Bool {
        guard isHeld else { return try scanRecord() }
        isHeld = false
        return true
    }

    private var tooLong: RowFault {
        RowFault(.recordTooLong, "the record is longer than \(limits.recordBytes) bytes")
    }

    private func fault() -> RowFault? {
        if scanner.isMisquoted {
            return RowFault(.badQuoting, "text follows a closing quote; double the quotes inside a quoted value")
        }
        if scanner.count != columnNames.count {
            return RowFault(.ragged, "\(scanner.count) values where the header has \(columnNames.count)")
        }
        if !UTF8Check.isValid(record) {
            return RowFault(.badEncoding, "not UTF-8; say `encoding: latin-1` in the mapping if it is Latin-1")
        }
        return nil
    }

    private func undoubled(_ field: Field) -> Field {
        let room = arena.allocate(field.count)
        var written = 0
        var index = 0
        while index < field.count {
            room[written] = field[index]
            written += 1
            index += field[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return arena.shrinkLast(room, to: written)
    }
}

// MARK: Records

extension CSVReader {
    /// Scans the next record into the scanner's fields; false at the end of the input.
    private func scanRecord() throws(Diagnostic) -> Bool {
        arena.reset()
        cutText = nil
        recordLine = nextLine
        guard try passNewline(), try hasMore() else { return false }
        while true {
            switch scanner.scan(input.base, from: input.start, to: input.end, atEnd: input.isAtEnd) {
            case .record(let end, let next, let endsInReturn):
                record = input.bytes(input.start, end)
                nextLine += 1 + scanner.innerLines
                mayStartWithNewline = endsInReturn
                input.consume(to: next)
                return true
            case .more(let openQuote):
                if let openQuote, input.isAtEnd || input.isFull { throw quoteNeverCloses(recordLine + openQuote) }
                if input.isFull { return try passLongRecord() }
                _ = try fill()
            }
        }
    }

    /// Takes the newline of a line end whose carriage return ended the record before; false at the end of the input.
    private func passNewline() throws(Diagnostic) -> Bool {
        guard mayStartWithNewline else { return true }
        guard try hasMore() else { return false }
        if input.base[input.start] == UInt8(ascii: "\n") { input.consume(to: input.start + 1) }
        mayStartWithNewline = false
        return true
    }

    /// Goes to the end of the line of a record that is longer than the limit.
    private func passLongRecord() throws(Diagnostic) -> Bool {
        cutText = String(decoding: input.unread.prefix(Self.shownBytes), as: UTF8.self)
        record = .absent
        nextLine += 1
        while try hasMore() {
            let lineEnd = input.unread.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            guard let lineEnd else {
                input.consume(to: input.end)
                continue
            }
            mayStartWithNewline = input.unread[lineEnd] == UInt8(ascii: "\r")
            input.consume(to: input.start + lineEnd + 1)
            break
        }
        return true
    }

    private func hasMore() throws(Diagnostic) -> Bool {
        if input.start < input.end { return true }
        return try fill()
    }

    private func fill() throws(Diagnostic) -> Bool {
        do throws(ByteFault) {
            return try input.fill()
        } catch {
            throw error.diagnostic(file: file, line: nextLine)
        }
    }

    private func quoteNeverCloses(_ line: Int) -> Diagnostic {
        let within = input.isAtEnd ? "before the end of the file" : "within \(limits.recordBytes) bytes"
        return Diagnostic(
            at: SourceLocation(file: file, line: line), "the quote that opens here doesn't close \(within)",
            suggestion: "close it, or double it if it belongs to the text")
    }
}

// MARK: Header

extension CSVReader {
    /// Names the columns: by the first record, else by their position from 1.
    private func readHeader(named: Bool) throws(Diagnostic) {
        repeat {
            guard try scanRecord() else {
                throw headerFault("this file has no rows", "export it again, with a header row")
            }
        } while record.isEmpty
        let count = scanner.count
        guard cutText == nil, count <= limits.columns else {
            throw headerFault("the header is too long", "at most \(limits.columns) columns are read")
        }
        if named {
            guard UTF8Check.isValid(record) else {
                throw headerFault("the header is not UTF-8", "say `encoding: latin-1` in the mapping if it is Latin-1")
            }
            for index in scanner.doubled { scanner.replace(index, with: undoubled(scanner.fields[index])) }
        } else {
            isHeld = true
        }
        for index in 0..<count { addColumn(named ? scanner.fields[index].trimmed.text : "", position: index) }
    }

    /// A name that stands twice is told apart by its number: `category`, `category#2`.
    private func addColumn(_ written: String, position: Int) {
        let name = written.isEmpty ? String(position + 1) : written
        var unique = name
        var occurrence = 2
        while columns[unique] != nil {
            unique = "\(name)#\(occurrence)"
            occurrence += 1
        }
        columns[unique] = position
        columnNames.append(unique)
    }

    private func headerFault(_ message: String, _ suggestion: String) -> Diagnostic {
        Diagnostic(at: SourceLocation(file: file, line: recordLine), message, suggestion: suggestion)
    }
}
