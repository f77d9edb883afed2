/// Reads a table record by record. Records without any character (blank lines) are passed over.
package final class CSVReader: RowReader {
    package private(set) var columnNames: [String] = []
    private var columns: [String: Int] = [:]
    let file: String
    let input: InputBuffer
    private let limits: ReadLimits
    private let arena = BumpArena()
    var scanner: CSVScanner
    /// The line on which the next record starts.
    private(set) var nextLine = 1
    /// The last record ended in a carriage return: a newline right after it belongs to it.
    private var mayStartWithNewline = false
    private var record = Field.absent
    private var recordLine = 1
    /// Its bytes with its line end.
    private var recordSize = 0
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
    static let shownBytes = 1_000
    package var unseenColumns: [String] { [] }
    package var otherNames: [String] { [] }
    package var position: Int { input.position }

    package func next() throws(Diagnostic) -> RowStep {
        while try scanRecord() {
            if cutText != nil { return .unreadable(line: recordLine, tooLong) }
            if record.isEmpty { continue }
            if let fault = fault() { return .unreadable(line: recordLine, fault) }
            for index in scanner.doubled { scanner.replace(index, with: undoubled(scanner.fields[index])) }
            let fields = UnsafeBufferPointer(start: scanner.fields, count: scanner.count)
            return .row(Row(line: recordLine, fields: fields))
        }
        return .end
    }

    private var tooLong: RowFault { .tooLong(limits) }

    private func fault() -> RowFault? {
        if scanner.isMisquoted { return .misquoted }
        if scanner.count != columnNames.count { return .ragged(scanner.count, of: columnNames.count) }
        return UTF8Check.isValid(record) ? nil : .notUTF8
    }

    private func undoubled(_ field: Field) -> Field { CSVScanner.undoubled(field, in: arena) }

    var shape: TableShape {
        TableShape(
            delimiter: delimiter, columns: columnNames.count, columnNames: columns, longestRecord: input.limit,
            limits: limits)
    }

    /// Goes on at the start of a record that lies on this line.
    func goOn(atLine line: Int) { nextLine = line }
}

extension RowFault {
    static let misquoted = RowFault(
        .badQuoting, "text follows a closing quote; double the quotes inside a quoted value")
    static let notUTF8 = RowFault(
        .badEncoding, "not UTF-8; say `encoding: latin-1` in the mapping if it is Latin-1")

    static func ragged(_ count: Int, of columns: Int) -> RowFault {
        RowFault(.ragged, "\(count) values where the header has \(columns)")
    }

    static func tooLong(_ limits: ReadLimits) -> RowFault {
        RowFault(.recordTooLong, "the record is longer than \(limits.recordBytes) bytes")
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
                recordSize = next - input.start
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
    func passNewline() throws(Diagnostic) -> Bool {
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
        }
        for index in 0..<count { addColumn(named ? scanner.fields[index].trimmed.text : "", position: index) }
        if !named {
            // The first record was only looked at.
            input.goBack(to: input.start - recordSize)
            nextLine = recordLine
            mayStartWithNewline = false
        }
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
