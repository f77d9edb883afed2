import ColumnStore

/// Consecutive rows of one of several sets of columns.
struct Segment {
    var source: Int
    var row: Int
    var count: Int
}

extension EventColumns {
    /// All events of several sets of columns, older ones first, in one. `customers`: all from 0 to this, or those
    /// that occur when nil.
    static func merged(_ sources: [EventColumns], customers: Int?) -> EventColumns {
        var merge = Merge(sources)
        let places = customers.map { Array(0..<$0) } ?? merge.occurring()
        var starts = [0]
        starts.reserveCapacity(places.count + 1)
        for customer in places { starts.append(starts[starts.count - 1] + merge.append(customer)) }
        let count = starts[starts.count - 1]
        let segments = merge.segments
        let codes = TextColumn.allCases.map { column in
            packCodes(sources.map { $0.codes[column.index] }, segments, count)
        }
        return EventColumns(
            listed: customers == nil ? FixedBuffer(places.map { UInt32($0) }) : nil, starts: FixedBuffer(starts),
            times: FixedBuffer(count: count, repeating: 0) { times in
                var at = 0
                for part in segments {
                    (times + at).update(from: sources[part.source].times.start + part.row, count: part.count)
                    at += part.count
                }
            }, codes: codes, amounts: packInts(sources.map(\.amounts), segments, count),
            scores: packInts(sources.map(\.scores), segments, count),
            efforts: packInts(sources.map(\.efforts), segments, count),
            dues: packInts(sources.map(\.dues), segments, count))
    }

    private static func packCodes(_ sources: [PackedCodes], _ segments: [Segment], _ count: Int) -> PackedCodes {
        if sources.allSatisfy(\.isAbsent) { return .absent }
        let dense = FixedBuffer<UInt32>(count: count, repeating: 0) { dense in
            var at = 0
            for part in segments {
                sources[part.source].widen(part.row..<part.row + part.count, into: dense + at)
                at += part.count
            }
        }
        return PackedCodes(dense.start, count: count)
    }

    private static func packInts(_ sources: [PackedInts], _ segments: [Segment], _ count: Int) -> PackedInts {
        if sources.allSatisfy(\.isAbsent) { return .absent }
        let dense = FixedBuffer<Int64>(count: count, repeating: 0) { dense in
            var at = 0
            for part in segments {
                sources[part.source].widen(part.row..<part.row + part.count, into: dense + at)
                at += part.count
            }
        }
        return PackedInts(dense.start, count: count)
    }
}

extension FixedBuffer {
    convenience init(_ values: [Element]) where Element: FixedWidthInteger {
        self.init(count: values.count, repeating: 0) { memory in
            for (index, value) in values.enumerated() { memory[index] = value }
        }
    }
}

/// Brings the events of customers, asked for in ascending order, from several sets of columns into one order.
struct Merge {
    private let sources: [EventColumns]
    /// The next place of each source that may be needed.
    private var places: [Int]
    private(set) var segments: [Segment] = []
    /// Rows still to take of the customer at hand, by source.
    private var open: [Range<Int>]

    init(_ sources: [EventColumns], from customer: Int = 0) {
        self.sources = sources
        places = sources.map { $0.place(notBefore: customer) }
        open = sources.map { _ in 0..<0 }
    }

    mutating func forgetSegments() { segments.removeAll(keepingCapacity: true) }

    /// Every customer that has a place in any source.
    func occurring() -> [Int] {
        var all: [Int] = []
        for source in sources { all.append(contentsOf: (0..<source.places).map { source.customer(at: $0) }) }
        all.sort()
        var kept = 0
        for index in all.indices where index == 0 || all[index] != all[index - 1] {
            all[kept] = all[index]
            kept += 1
        }
        all.removeSubrange(kept...)
        return all
    }

    /// Adds the segments of a customer, and says how many events they have.
    mutating func append(_ customer: Int) -> Int {
        var total = 0
        var having = 0
        var last = 0
        for source in sources.indices {
            open[source] = 0..<0
            while places[source] < sources[source].places
                && sources[source].customer(at: places[source]) < customer
            { places[source] += 1 }
            guard places[source] < sources[source].places,
                sources[source].customer(at: places[source]) == customer
            else { continue }
            open[source] = sources[source].rows(at: places[source])
            total += open[source].count
            if !open[source].isEmpty {
                having += 1
                last = source
            }
        }
        if having == 1 {
            add(last, open[last])
        } else if having > 1 {
            mergeOpen(total)
        }
        return total
    }

    /// Takes, again and again, as long a piece as possible of the source with the earliest event; at one time the
    /// older source first.
    private mutating func mergeOpen(_ total: Int) {
        var left = total
        while left > 0 {
            var first = -1
            for source in sources.indices where !open[source].isEmpty {
                if first < 0 || time(source) < time(first) { first = source }
            }
            // Up to the first event that another source must come before.
            var limit = Int64.max
            var limitIncluded = true
            for source in sources.indices where source != first && !open[source].isEmpty {
                let included = first < source
                if time(source) < limit || (time(source) == limit && !included) {
                    limit = time(source)
                    limitIncluded = included
                }
            }
            let times = sources[first].times
            var end = open[first].lowerBound + 1
            while end < open[first].upperBound && (times[end] < limit || (limitIncluded && times[end] == limit)) {
                end += 1
            }
            left -= end - open[first].lowerBound
            add(first, open[first].lowerBound..<end)
            open[first] = end..<open[first].upperBound
        }
    }

    private func time(_ source: Int) -> Int64 { sources[source].times[open[source].lowerBound] }

    private mutating func add(_ source: Int, _ rows: Range<Int>) {
        if let last = segments.last, last.source == source, last.row + last.count == rows.lowerBound {
            segments[segments.count - 1].count += rows.count
        } else {
            segments.append(Segment(source: source, row: rows.lowerBound, count: rows.count))
        }
    }
}
