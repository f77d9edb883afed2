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
    private var merge: Merge
    private let end: Int
    /// The customers whose columns are in the scratch, and where each one's events start there.
    private var chunk: Range<Int>
    private var offsets: [Int] = []
    private var first = 0
    private var times: UnsafePointer<Int64>
    private var scratch: ReaderScratch

    /// Events that are widened at a time, unless one customer has more.
    private static let chunkEvents = 4_096

    init(_ log: EventLog, customers: Range<Int>, columns: EventColumnSet) {
        self.log = log
        self.columns = columns
        merge = Merge(log.parts, from: customers.lowerBound)
        end = min(customers.upperBound, log.customerCount)
        chunk = customers.lowerBound..<customers.lowerBound
        customer = customers.lowerBound - 1
        scratch = ReaderScratch(columns: columns)
        times = UnsafePointer(scratch.times)
    }

    /// Moves to the next customer who has events; false when there is none left.
    mutating func next() -> Bool {
        repeat {
            customer += 1
            if customer >= chunk.upperBound {
                if customer >= end { return false }
                load(from: customer)
            }
            let position = customer - chunk.lowerBound
            first = offsets[position]
            count = offsets[position + 1] - first
        } while count == 0
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

    private mutating func load(from customer: Int) {
        merge.forgetSegments()
        offsets.removeAll(keepingCapacity: true)
        offsets.append(0)
        var next = customer
        var events = 0
        while next < end && events < Self.chunkEvents {
            events += merge.append(next)
            offsets.append(events)
            next += 1
        }
        chunk = customer..<next
        scratch.reserve(events)
        let segments = merge.segments
        for column in TextColumn.allCases where columns.contains(column) {
            var at = 0
            for part in segments {
                log.parts[part.source].codes[column.index]
                    .widen(part.row..<part.row + part.count, into: scratch.codes[column.index] + at)
                at += part.count
            }
        }
        fill(.amount, 0, \.amounts)
        fill(.score, 1, \.scores)
        fill(.effort, 2, \.efforts)
        fill(.due, 3, \.dues)
        fillTimes()
    }

    private func fill(_ column: EventColumnSet, _ index: Int, _ values: KeyPath<EventColumns, PackedInts>) {
        guard columns.contains(column) else { return }
        var at = 0
        for part in merge.segments {
            log.parts[part.source][keyPath: values]
                .widen(part.row..<part.row + part.count, into: scratch.ints[index] + at)
            at += part.count
        }
    }

    /// Times are read where they lie when they lie together.
    private mutating func fillTimes() {
        if merge.segments.count == 1 {
            times = log.parts[merge.segments[0].source].times.start + merge.segments[0].row
            return
        }
        var at = 0
        for part in merge.segments {
            (scratch.times + at).update(from: log.parts[part.source].times.start + part.row, count: part.count)
            at += part.count
        }
        times = UnsafePointer(scratch.times)
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
