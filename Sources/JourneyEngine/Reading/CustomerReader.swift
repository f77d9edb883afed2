import ColumnStore

/// Walks over a range of customers, each with all their events in order as plain columns: the loop under every
/// question. Nothing is allocated for an event or a customer; columns are widened a few thousand events at a time.
///
///     var reader = CustomerReader(log, customers: range, columns: .text(.touchpoint))
///     while reader.next() {
///         let touchpoints = reader.codes(.touchpoint)
///         for event in 0..<reader.count { use(reader.time[event], touchpoints[event]) }
///     }
struct CustomerReader: ~Copyable {
    /// The customer at hand.
    private(set) var customer = -1
    /// How many events they have, at least one.
    private(set) var count = 0

    private let log: EventLog
    private let columns: EventColumnSet
    /// The customers that are still to come, of whom no stretch has been made.
    private var rest: Range<Int>
    private var stretches: [Stretch]
    private var stretch = 0
    /// The places of the stretch whose columns are in the scratch.
    private var chunk: Range<Int> = 0..<0
    private var place = 0
    private var chunkStart = 0
    private var first = 0
    private var times: UnsafePointer<Int64>
    private var scratch: ReaderScratch
    /// Whether each of the customer's events lies in a wanted account, once they were carried.
    private var accountMarks: [AccountMark] = []

    /// Events that are widened at a time, unless one customer has more.
    private static let chunkEvents = 4_096

    init(_ log: EventLog, customers: Range<Int>, columns: EventColumnSet) {
        self.init(log, rest: customers, [], columns)
    }

    init(_ log: EventLog, _ stories: Stories, columns: EventColumnSet) {
        switch stories {
        case .customers(let customers): self.init(log, rest: customers, [], columns)
        case .stretches(let stretches): self.init(log, rest: 0..<0, stretches, columns)
        }
    }

    private init(_ log: EventLog, rest: Range<Int>, _ stretches: [Stretch], _ columns: EventColumnSet) {
        self.log = log
        self.columns = columns
        self.rest = rest
        self.stretches = stretches
        scratch = ReaderScratch(columns: columns)
        times = UnsafePointer(scratch.times)
        if let first = stretches.first { chunk = first.places.lowerBound..<first.places.lowerBound }
        place = chunk.lowerBound - 1
    }

    /// Moves to the next customer who has events; false when there is none left.
    mutating func next() -> Bool {
        repeat {
            place += 1
            if place >= chunk.upperBound {
                if !load() { return false }
                place = chunk.lowerBound
            }
            let columns = stretches[stretch].columns
            first = Int(columns.starts.start[place]) - chunkStart
            count = Int(columns.starts.start[place + 1]) - chunkStart - first
        } while count == 0
        customer = stretches[stretch].columns.customer(at: place)
        return true
    }

    @inline(__always)
    var time: EventSlice<Int64> { EventSlice(start: times + first, count: count) }

    /// The codes of one of the columns that the reader was asked for; 0 is absent.
    @inline(__always)
    func codes(_ column: TextColumn) -> EventSlice<UInt32> {
        assert(columns.contains(column), "the reader was not asked for this column")
        return EventSlice(start: scratch.codes[column.index] + first, count: count)
    }

    /// Minor units; `Absent.wide` where there is none, in this and the next three.
    @inline(__always)
    var amount: EventSlice<Int64> { ints(.amount, 0) }
    /// Hundredths of the scale's points.
    @inline(__always)
    var score: EventSlice<Int64> { ints(.score, 1) }
    /// Seconds.
    @inline(__always)
    var effort: EventSlice<Int64> { ints(.effort, 2) }
    /// Milliseconds since 1970.
    @inline(__always)
    var due: EventSlice<Int64> { ints(.due, 3) }

    @inline(__always)
    private func ints(_ column: EventColumnSet, _ index: Int) -> EventSlice<Int64> {
        assert(columns.contains(column), "the reader was not asked for this column")
        return EventSlice(start: scratch.ints[index] + first, count: count)
    }

    /// Gives the customer's events without a code in this column the one that they had last.
    mutating func carry(_ column: TextColumn) {
        let codes = scratch.codes[column.index] + first
        for event in 1..<max(1, count) where codes[event] == 0 { codes[event] = codes[event - 1] }
    }

    /// Gives each of the customer's events the account that was stated last, by what the codes of facts say of it.
    mutating func carry(accounts: [AccountMark]) {
        accountMarks.removeAll(keepingCapacity: true)
        let facts = codes(.facts)
        var last = AccountMark.silent
        for event in 0..<count {
            let mark = accounts[Int(facts[event])]
            if mark != .silent { last = mark }
            accountMarks.append(last)
        }
    }

    /// Whether the customer belonged to a wanted account by this event; only after `carry(accounts:)`.
    @inline(__always)
    func isOfWantedAccount(_ event: Int) -> Bool { accountMarks[event] == .wanted }

    /// Takes the next few customers into the scratch; false when there are none.
    private mutating func load() -> Bool {
        while stretch >= stretches.count || chunk.upperBound >= stretches[stretch].places.upperBound {
            if stretch + 1 < stretches.count {
                stretch += 1
            } else {
                guard let end = log.stretchEnd(from: rest.lowerBound, before: rest.upperBound) else { return false }
                stretches = log.stretches(rest.lowerBound..<end, columns)
                stretch = 0
                rest = end..<max(end, rest.upperBound)
                if stretches.isEmpty { continue }
            }
            chunk = stretches[stretch].places.lowerBound..<stretches[stretch].places.lowerBound
        }
        let source = stretches[stretch].columns
        let lower = chunk.upperBound
        chunkStart = Int(source.starts[lower])
        var upper = lower
        while upper < stretches[stretch].places.upperBound
            && (upper == lower || Int(source.starts[upper + 1]) - chunkStart <= Self.chunkEvents)
        {
            upper += 1
        }
        chunk = lower..<upper
        fill(source, chunkStart..<Int(source.starts[upper]))
        return true
    }

    private mutating func fill(_ source: EventColumns, _ rows: Range<Int>) {
        scratch.reserve(rows.count)
        times = source.times.start + rows.lowerBound
        for column in TextColumn.allCases where columns.contains(column) {
            source.codes[column.index].widen(rows, into: scratch.codes[column.index])
        }
        if columns.contains(.amount) { source.amounts.widen(rows, into: scratch.ints[0]) }
        if columns.contains(.score) { source.scores.widen(rows, into: scratch.ints[1]) }
        if columns.contains(.effort) { source.efforts.widen(rows, into: scratch.ints[2]) }
        if columns.contains(.due) { source.dues.widen(rows, into: scratch.ints[3]) }
    }
}

/// The reader's working memory: a plain run of words for each wanted column, grown when one customer needs more. Every
/// word that is read has been written by loading the chunk it belongs to.
private struct ReaderScratch: ~Copyable {
    private let wanted: EventColumnSet
    private var capacity = 0
    private(set) var times: UnsafeMutablePointer<Int64>
    private(set) var codes: InlineArray<17, UnsafeMutablePointer<UInt32>>
    private(set) var ints: InlineArray<4, UnsafeMutablePointer<Int64>>

    init(columns: EventColumnSet) {
        wanted = columns
        times = .allocate(capacity: 1)
        codes = InlineArray { _ in .allocate(capacity: 1) }
        ints = InlineArray { _ in .allocate(capacity: 1) }
    }

    deinit { free() }

    /// Forgets what it holds when it has to grow.
    mutating func reserve(_ events: Int) {
        if events <= capacity { return }
        free()
        // A little more than asked for, since the next chunk is seldom of the same size.
        capacity = max(64, events + events / 4)
        times = .allocate(capacity: capacity)
        for column in TextColumn.allCases {
            codes[column.index] = .allocate(capacity: wanted.contains(column) ? capacity : 1)
        }
        for (index, column) in [EventColumnSet.amount, .score, .effort, .due].enumerated() {
            ints[index] = .allocate(capacity: wanted.contains(column) ? capacity : 1)
        }
    }

    private func free() {
        times.deallocate()
        for index in codes.indices { codes[index].deallocate() }
        for index in ints.indices { ints[index].deallocate() }
    }
}
