/// What the reader of a table has found out about it, and those who read its pieces need to know.
struct TableShape: Sendable {
    let delimiter: UInt8
    let columns: Int
    let columnNames: [String: Int]
    /// In bytes.
    let longestRecord: Int
    let limits: ReadLimits
}

/// Where the fields of some records of a piece lie: what the columns are read from, one after the other.
///
/// Records that can't be read (ragged, misquoted, not UTF-8) are set aside with their fault and have no row here.
final class FieldTable {
    /// Where a record lies in the piece, and on which of its lines, from 0.
    struct Place {
        var start: UInt32
        var end: UInt32
        var line: UInt32
    }

    struct Fault {
        let place: Place
        let fault: RowFault
    }

    static let mostRows = 1_024

    let capacity: Int
    private let shape: TableShape
    private(set) var piece: CSVPiece
    private var scanner: CSVScanner
    /// Column after column, each of `stride` cells.
    private let cells: UnsafeMutablePointer<UInt64>
    private let stride: Int
    private let places: UnsafeMutablePointer<Place>
    /// Room for where the fields of a batch end, behind the end of the one before.
    private let marks: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private(set) var faults: [Fault] = []
    /// Fields whose doubled quotes are still to be undone.
    private(set) var doubled: [(row: Int, column: Int)] = []
    /// Bytes and lines of the piece that were gone through.
    private var offset = 0
    private(set) var line = 0
    private var isQuick = true
    /// No line of the piece was seen that has too many fields, too few, or none.
    private var isRegular = true
    /// Lines end in a carriage return and a newline.
    private var hasReturns = false

    init(_ piece: CSVPiece, _ shape: TableShape) {
        self.piece = piece
        self.shape = shape
        scanner = CSVScanner(delimiter: shape.delimiter, columnLimit: shape.limits.columns)
        capacity = max(1, min(Self.mostRows, 65_536 / shape.columns))
        // A cache line more than a power of two, so that the columns don't push each other out of the cache.
        stride = capacity + 8
        cells = .allocate(capacity: stride * shape.columns)
        places = .allocate(capacity: capacity)
        marks = .allocate(capacity: 1 + capacity * shape.columns + FieldMarks.slack)
        start(piece)
    }

    deinit {
        cells.deallocate()
        places.deallocate()
        marks.deallocate()
    }

    var columns: Int { shape.columns }

    func start(_ piece: CSVPiece) {
        self.piece = piece
        count = 0
        offset = 0
        line = 0
        hasReturns = CSVReader.holds(UInt8(ascii: "\r"), piece.bytes(0, piece.count))
        isRegular = !hasReturns && shape.delimiter != 0
        isQuick = !piece.hasQuotes && (!hasReturns || Self.everyReturnEndsALine(piece))
    }

    /// Goes on with up to `most` records; false when the piece has been gone through.
    func fill(_ most: Int) -> Bool {
        count = 0
        if !faults.isEmpty { faults.removeAll() }
        if !doubled.isEmpty { doubled.removeAll() }
        let most = min(most, capacity)
        let hasHighBytes = isQuick ? findRegularLines(most) ?? findLines(most) : scanRecords(most)
        if hasHighBytes { setBrokenTextAside() }
        return offset < piece.count || count > 0 || !faults.isEmpty
    }

    /// Start in the lower, length in the upper half.
    @inline(__always)
    func cell(_ row: Int, _ column: Int) -> UInt64 { cells[column &* stride &+ row] }

    /// The fields of all rows in a column.
    func column(_ column: Int) -> FieldColumn { FieldColumn(base: piece.base, cells: cells + column * stride) }

    @inline(__always)
    func field(_ row: Int, _ column: Int) -> Field {
        let cell = cell(row, column)
        return Field(start: piece.base + Int(cell & 0xFFFF_FFFF), count: Int(cell &>> 32))
    }

    func place(_ row: Int) -> Place { places[row] }

    /// The record as it stands in the file, cut when it is long.
    func text(_ place: Place) -> String {
        String(
            decoding: piece.bytes(Int(place.start), Int(place.end)).prefix(CSVReader.shownBytes), as: UTF8.self)
    }

    private static func everyReturnEndsALine(_ piece: CSVPiece) -> Bool {
        let bytes = piece.bytes(0, piece.count)
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\r") {
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") else { return false }
        }
        return true
    }

    private func setBrokenTextAside() {
        var kept = 0
        for row in 0..<count {
            let place = places[row]
            guard UTF8Check.isValid(piece.bytes(Int(place.start), Int(place.end))) else {
                faults.append(Fault(place: place, fault: .notUTF8))
                doubled.removeAll { $0.row == kept }
                for index in doubled.indices where doubled[index].row > kept { doubled[index].row -= 1 }
                continue
            }
            if kept < row {
                places[kept] = place
                for column in 0..<columns { cells[column * stride + kept] = cells[column * stride + row] }
            }
            kept += 1
        }
        count = kept
    }
}

// MARK: Quoted, or with line ends of other kinds

extension FieldTable {
    /// Finds fields as the reader does; true when there may be more than ASCII.
    private func scanRecords(_ most: Int) -> Bool {
        let base = piece.base
        while count < most, offset < piece.count,
            case .record(let end, var next, let endsInReturn) = scanner.scan(
                base, from: offset, to: piece.count, atEnd: true)
        {
            if endsInReturn, next < piece.count, base[next] == UInt8(ascii: "\n") { next += 1 }
            let place = Place(start: UInt32(offset), end: UInt32(end), line: UInt32(line))
            line += 1 + scanner.innerLines
            if end > offset { take(place) }
            offset = next
        }
        return true
    }

    private func take(_ place: Place) {
        if scanner.isMisquoted {
            faults.append(Fault(place: place, fault: .misquoted))
        } else if scanner.count != columns {
            faults.append(Fault(place: place, fault: .ragged(scanner.count, of: columns)))
        } else {
            for column in 0..<columns {
                let field = scanner.fields[column]
                let start = field.baseAddress.map { $0 - UnsafeRawPointer(piece.base) } ?? 0
                cells[column &* stride &+ count] = UInt64(start) | UInt64(field.count) &<< 32
            }
            for column in scanner.doubled { doubled.append((count, column)) }
            places[count] = place
            count += 1
        }
    }
}

// MARK: Regular lines

extension FieldTable {
    /// Finds the fields of lines that all have one for each column; nil where some line doesn't, and nothing was done.
    /// True when there may be more than ASCII.
    private func findRegularLines(_ most: Int) -> Bool? {
        guard isRegular else { return nil }
        let columns = columns
        let found = FieldMarks.find(
            in: piece, from: offset, delimiter: shape.delimiter, wanted: most &* columns, into: marks + 1)
        marks[0] = UInt32(truncatingIfNeeded: offset) &- 1
        let rows = min(found.count / columns, most)
        guard rows > 0, isEach(rows, found) else {
            isRegular = false
            return nil
        }
        for column in 0..<columns {
            var before = UnsafePointer(marks + column)
            let cells = cells + column &* stride
            for row in 0..<rows {
                let start = before[0] &+ 1
                cells[row] = UInt64(start) | UInt64(before[1] &- start) &<< 32
                before += columns
            }
        }
        count = rows
        offset = Int(marks[rows &* columns]) &+ 1
        return found.hasHighBytes
    }

    /// Whether each of the lines ends behind its last field, and is none of those that are passed over or too long;
    /// then their places are noted.
    private func isEach(_ rows: Int, _ found: FieldMarks) -> Bool {
        let bytes = piece.base
        let marks = marks
        let newline = UInt8(ascii: "\n")
        var newlines = found.newlines
        for mark in rows &* columns..<found.count where bytes[Int(marks[mark &+ 1])] == newline { newlines &-= 1 }
        guard newlines == rows else { return false }
        let firstLine = UInt32(truncatingIfNeeded: line)
        let longest = UInt32(clamping: shape.longestRecord)
        for row in 0..<rows {
            let start = marks[row &* columns] &+ 1
            let end = marks[row &* columns &+ columns]
            guard bytes[Int(end)] == newline, end > start, end &- start <= longest else { return false }
            places[row] = Place(start: start, end: end, line: firstLine &+ UInt32(truncatingIfNeeded: row))
        }
        line &+= rows
        return true
    }
}

// MARK: Plain lines

extension FieldTable {
    private static let each: UInt64 = 0x0101_0101_0101_0101
    private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// Finds delimiters and newlines, eight bytes at once (Warren 2013, "Hacker's Delight", section 6-1); true when a
    /// byte above ASCII is there.
    private func findLines(_ most: Int) -> Bool {
        let bytes = UnsafeRawPointer(piece.base)
        let end = piece.count
        let delimiters = Self.each &* UInt64(shape.delimiter)
        let newlines = Self.each &* UInt64(UInt8(ascii: "\n"))
        var seen: UInt64 = 0
        var at = offset
        var line = Line(start: at)
        while at < end, count < most {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            seen |= word
            var hits = Self.zeroBytes(word ^ delimiters, word ^ newlines)
            while hits != 0 {
                let place = at &+ hits.trailingZeroBitCount &>> 3
                hits &= hits &- 1
                if place >= end { break }
                if bytes.load(fromByteOffset: place, as: UInt8.self) != UInt8(ascii: "\n") {
                    add(&line, endingAt: place)
                    continue
                }
                finish(&line, at: place, next: place &+ 1)
                if count == most { break }
            }
            at &+= 8
        }
        if count < most, line.start < end || line.fields > 0 { finish(&line, at: end, next: end) }
        offset = line.record
        return seen & Self.high != 0
    }

    /// The line being gone through.
    private struct Line {
        /// Where the record starts, and where its next field does.
        var record: Int
        var start: Int
        var fields = 0

        init(start: Int) {
            record = start
            self.start = start
        }
    }

    /// The highest bit of each byte that is zero in one of the words.
    @inline(__always)
    private static func zeroBytes(_ first: UInt64, _ second: UInt64) -> UInt64 {
        ~((((first & low) &+ low) | first) & (((second & low) &+ low) | second) | low)
    }

    @inline(__always)
    private func add(_ line: inout Line, endingAt end: Int) {
        if line.fields < columns {
            cells[line.fields &* stride &+ count] =
                UInt64(truncatingIfNeeded: line.start) | UInt64(truncatingIfNeeded: end &- line.start) &<< 32
        }
        line.fields &+= 1
        line.start = end &+ 1
    }

    @inline(__always)
    private func finish(_ line: inout Line, at newline: Int, next: Int) {
        var end = newline
        if hasReturns, end > line.record, piece.base[end &- 1] == UInt8(ascii: "\r") { end &-= 1 }
        if end > line.record {
            add(&line, endingAt: end)
            let place = Place(
                start: UInt32(truncatingIfNeeded: line.record), end: UInt32(truncatingIfNeeded: end),
                line: UInt32(truncatingIfNeeded: self.line))
            if line.fields == columns, end &- line.record <= shape.longestRecord {
                places[count] = place
                count &+= 1
            } else {
                setAside(place, fields: line.fields)
            }
        }
        if newline < piece.count || end > line.record { self.line &+= 1 }
        line = Line(start: next)
    }

    private func setAside(_ place: Place, fields: Int) {
        let isLong = Int(place.end - place.start) > shape.longestRecord
        faults.append(Fault(place: place, fault: isLong ? .tooLong(shape.limits) : .ragged(fields, of: columns)))
    }
}
