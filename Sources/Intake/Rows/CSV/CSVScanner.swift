#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Splits one record of a table into its fields (RFC 4180), with any single byte as delimiter and any line end.
struct CSVScanner: ~Copyable {
    enum Outcome {
        /// The record ends before this index of the window; the last line end was a carriage return, or not.
        case record(end: Int, next: Int, endsInReturn: Bool)
        /// The window ends within the record; where within a quote, that many lines after the record's start it opened.
        case more(openQuoteLine: Int?)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// 1 for the delimiter, 2 for line ends, 0 for the rest.
    private let classes: UnsafeMutablePointer<UInt8>
    private let limit: Int
    private(set) var capacity = 64
    /// The fields of the record scanned last, and those whose doubled quotes are still to be undone.
    private(set) var fields: UnsafeMutablePointer<Field>
    private(set) var doubled: [Int] = []
    private(set) var count = 0
    /// Line breaks inside quotes.
    private(set) var innerLines = 0
    private(set) var isMisquoted = false

    init(delimiter: UInt8, columnLimit: Int) {
        classes = .allocate(capacity: 256)
        classes.initialize(repeating: 0, count: 256)
        classes[Int(Self.newline)] = 2
        classes[Int(Self.carriageReturn)] = 2
        classes[Int(delimiter)] = 1
        limit = columnLimit
        fields = .allocate(capacity: capacity)
    }

    deinit {
        classes.deallocate()
        fields.deallocate()
    }

    /// Scans the record that starts at `start`.
    mutating func scan(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int, atEnd: Bool) -> Outcome {
        count = 0
        innerLines = 0
        isMisquoted = false
        if !doubled.isEmpty { doubled.removeAll(keepingCapacity: true) }
        var index = start
        while true {
            if index < end, base[index] == Self.quote {
                guard let closing = closeQuote(base, from: index + 1, to: end, atEnd: atEnd) else {
                    return .more(openQuoteLine: Self.lineBreaks(base, start, index))
                }
                add(base, index + 1, closing)
                index = closing + 1
                if index < end, classes[Int(base[index])] == 0 {
                    isMisquoted = true
                    while index < end, classes[Int(base[index])] == 0 { index &+= 1 }
                }
            } else {
                let fieldStart = index
                while index < end, classes[Int(base[index])] == 0 { index &+= 1 }
                add(base, fieldStart, index)
            }
            guard index < end else {
                return atEnd ? .record(end: end, next: end, endsInReturn: false) : .more(openQuoteLine: nil)
            }
            if classes[Int(base[index])] == 1 {
                index &+= 1
                continue
            }
            return .record(end: index, next: index + 1, endsInReturn: base[index] == Self.carriageReturn)
        }
    }

    private mutating func add(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
        if count == capacity, capacity < limit {
            let larger = UnsafeMutablePointer<Field>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: fields, count: capacity)
            fields.deallocate()
            fields = larger
            capacity *= 2
        }
        if count < capacity {
            (fields + count).initialize(to: Field(start: base + start, count: end &- start))
        }
        count &+= 1
    }

    /// Gives a field another value, such as the text without its doubled quotes.
    mutating func replace(_ field: Int, with value: Field) {
        guard field < min(count, capacity) else { return }
        fields[field] = value
    }

    /// The index of the quote that closes; nil when it isn't in the window.
    private mutating func closeQuote(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, atEnd: Bool
    ) -> Int? {
        var index = start
        var hasDoubled = false
        while index < end, let hit = memchr(base + index, Int32(Self.quote), end - index) {
            let found = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            guard found + 1 < end || atEnd else { return nil }
            if found + 1 < end, base[found + 1] == Self.quote {
                hasDoubled = true
                index = found + 2
                continue
            }
            if hasDoubled { doubled.append(count) }
            innerLines += Self.lineBreaks(base, start, found)
            return found
        }
        return nil
    }

    /// A field without the second of each two quotes.
    static func undoubled(_ field: Field, in arena: BumpArena) -> Field {
        let room = arena.allocate(field.count)
        var written = 0
        var index = 0
        while index < field.count {
            room[written] = field[index]
            written += 1
            index += field[index] == quote ? 2 : 1
        }
        return arena.shrinkLast(room, to: written)
    }

    /// Line breaks of any kind; a carriage return with its newline is one.
    static func lineBreaks(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var lines = 0
        for index in start..<end {
            if base[index] == newline {
                lines += 1
            } else if base[index] == carriageReturn, index + 1 == end || base[index + 1] != newline {
                lines += 1
            }
        }
        return lines
    }
}
