import ColumnStore

/// Brings the events of customers together that lie in several sets of columns, older ones first: a counting sort by
/// customer, then a sort by time of just those customers whose events came out of order. At one time, the older set
/// comes first. How a log is built, how its tail is settled and how a question sees both as one.
struct Gather {
    /// Whose events are wanted.
    enum Customers {
        case range(Range<Int>)
        /// Ascending.
        case listed([UInt32])

        var count: Int {
            switch self {
            case .range(let range): range.count
            case .listed(let listed): listed.count
            }
        }

        /// The customer of a target.
        subscript(target: Int) -> Int {
            switch self {
            case .range(let range): range.lowerBound + target
            case .listed(let listed): Int(listed[target])
            }
        }
    }

    private let customers: Customers
    private let starts: FixedBuffer<UInt32>
    private let times: FixedBuffer<Int64>
    private let routes: [GatherRoute]
    private let count: Int

    /// All that the sources have of the customers.
    init(_ sources: [EventColumns], _ customers: Customers) {
        self.init(sources.map { ($0, Self.visits($0, customers)) }, customers)
    }

    /// Stories where they lie, and what these sources add to them.
    init(_ found: Whereabouts, adding more: [EventColumns], _ customers: Customers) {
        self.init(found.pairs(of: found.source.indices), of: found, more, customers)
    }

    /// The same of some of the targets, ascending.
    init(_ found: Whereabouts, adding more: [EventColumns], _ customers: Customers, only targets: [Int]) {
        let wanted = Customers.listed(targets.map { UInt32(truncatingIfNeeded: customers[$0]) })
        self.init(found.pairs(of: targets), of: found, more, wanted)
    }

    private init(
        _ pairs: [[(place: Int, target: Int)]], of found: Whereabouts, _ more: [EventColumns], _ customers: Customers
    ) {
        self.init(
            zip(found.sources, pairs.map { Visits.pairs($0) }) + more.map { ($0, Self.visits($0, customers)) },
            customers)
    }

    private init(_ sources: [(columns: EventColumns, visits: Visits)], _ customers: Customers) {
        self.customers = customers
        var next = [UInt32](repeating: 0, count: customers.count + 1)
        for (source, visits) in sources {
            visits.walk { place, target in next[target + 1] += source.starts[place + 1] - source.starts[place] }
        }
        for target in 0..<customers.count { next[target + 1] += next[target] }
        let starts = FixedBuffer(next)
        let count = Int(next[customers.count])
        var routes: [GatherRoute] = []
        var lastTimes = [Int64](repeating: .min, count: customers.count)
        var disorder: [Int] = []
        for (source, visits) in sources {
            let route = Self.route(source, visits, &next, &lastTimes, &disorder)
            if !route.isEmpty { routes.append(route) }
        }
        var moved: [UInt32] = []
        times = FixedBuffer(count: count) { times in
            for route in routes { route.copy(route.source.times.start, into: times) }
            for target in disorder { StableTimeSort.sort(times, starts, target, count: count, &moved) }
        }
        if !moved.isEmpty {
            var isMoved = [Bool](repeating: false, count: customers.count)
            for target in disorder { isMoved[target] = true }
            for route in routes.indices { routes[route].follow(moved, isMoved: isMoved) }
        }
        self.starts = starts
        self.count = count
        self.routes = routes
    }

    /// All columns, in as few bytes as they can be.
    func columns() -> EventColumns { columns(.all, form: .packed) }

    /// The columns that are asked for, for one reading: others are absent.
    func passingColumns(_ wanted: EventColumnSet) -> EventColumns { columns(wanted, form: .plain) }

    private enum Form {
        case packed
        /// To find the smallest form takes longer than to read it once.
        case plain
    }

    private func columns(_ wanted: EventColumnSet, form: Form) -> EventColumns {
        var first = 0
        var listed: FixedBuffer<UInt32>?
        switch customers {
        case .range(let range): first = range.lowerBound
        case .listed(let customers): listed = FixedBuffer(customers)
        }
        return EventColumns(
            listed: listed, first: first, starts: starts, times: times,
            codes: TextColumn.allCases.map { wanted.contains($0) ? codes($0.index, form) : .absent },
            amounts: wanted.contains(.amount) ? ints(\.amounts, form) : .absent,
            scores: wanted.contains(.score) ? ints(\.scores, form) : .absent,
            efforts: wanted.contains(.effort) ? ints(\.efforts, form) : .absent,
            dues: wanted.contains(.due) ? ints(\.dues, form) : .absent)
    }

    // MARK: - Where events go

    /// Places of one source whose customers are wanted, with the customers' places in the result.
    private enum Visits {
        case run(Range<Int>, firstTarget: Int, customers: FixedBuffer<UInt32>?)
        case pairs([(place: Int, target: Int)])

        @inline(__always)
        func walk(_ body: (_ place: Int, _ target: Int) -> Void) {
            switch self {
            case .run(let places, let firstTarget, nil):
                for place in places { body(place, firstTarget + place - places.lowerBound) }
            case .run(let places, let firstCustomer, let customers?):
                for place in places { body(place, Int(customers[place]) - firstCustomer) }
            case .pairs(let pairs):
                for pair in pairs { body(pair.place, pair.target) }
            }
        }
    }

    private static func visits(_ source: EventColumns, _ customers: Customers) -> Visits {
        switch customers {
        case .range(let range):
            let places = source.place(notBefore: range.lowerBound)..<source.place(notBefore: range.upperBound)
            if let listed = source.listed {
                return .run(places, firstTarget: range.lowerBound, customers: listed)
            }
            return .run(places, firstTarget: source.first + places.lowerBound - range.lowerBound, customers: nil)
        case .listed(let wanted):
            guard let first = wanted.first else { return .pairs([]) }
            if source.listed == nil {
                let targets = wanted.first(notBefore: source.first)..<wanted.first(notBefore: source.end)
                return .pairs(targets.map { (Int(wanted[$0]) - source.first, $0) })
            }
            var pairs: [(place: Int, target: Int)] = []
            var place = source.place(notBefore: Int(first))
            for (target, customer) in wanted.enumerated() {
                while place < source.places && source.customer(at: place) < Int(customer) { place += 1 }
                if place == source.places { break }
                if source.customer(at: place) == Int(customer) { pairs.append((place, target)) }
            }
            return .pairs(pairs)
        }
    }

    private static func route(
        _ source: EventColumns, _ visits: Visits, _ next: inout [UInt32], _ lastTimes: inout [Int64],
        _ disorder: inout [Int]
    ) -> GatherRoute {
        var route = GatherRoute(source: source)
        if case .run(let places, _, _) = visits {
            let rows = source.rows(at: places).count
            if rows < places.count * 4 { route.reserve(rows: rows) }
        }
        visits.walk { place, target in
            let rows = source.rows(at: place)
            if rows.isEmpty { return }
            if source.times.start[rows.lowerBound] < lastTimes[target] { disorder.append(target) }
            lastTimes[target] = max(lastTimes[target], source.times.start[rows.upperBound - 1])
            route.add(rows, to: next[target], of: target)
            next[target] &+= UInt32(truncatingIfNeeded: rows.count)
        }
        return route
    }

    // MARK: - Columns

    private func codes(_ column: Int, _ form: Form) -> PackedCodes {
        let widest = routes.map { $0.source.codes[column].width }.max() ?? 0
        switch (widest, form) {
        case (0, _): return .absent
        case (1, .packed): return PackedCodes(narrow: scattered(column))
        case (2, .packed): return PackedCodes(middle: scattered(column))
        case (_, .packed): return PackedCodes(wide: scattered(column))
        case (1, .plain): return .narrow(scattered(column))
        case (2, .plain): return .middle(scattered(column))
        case (_, .plain): return .wide(scattered(column))
        }
    }

    private func scattered<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ column: Int
    ) -> FixedBuffer<Code> {
        func fill(_ codes: UnsafeMutablePointer<Code>) {
            for route in routes {
                route.source.codes[column].scatter(route, into: codes)
            }
        }
        // Rows of a source without the column stay 0.
        let hasHoles = routes.contains { $0.source.codes[column].leavesHoles }
        return hasHoles
            ? FixedBuffer(count: count, repeating: 0, fill: fill) : FixedBuffer(count: count, filledBy: fill)
    }

    private func ints(_ column: KeyPath<EventColumns, PackedInts>, _ form: Form) -> PackedInts {
        if routes.allSatisfy({ $0.source[keyPath: column].isAbsent }) { return .absent }
        let dense = FixedBuffer<Int64>(count: count, repeating: Absent.wide) { dense in
            for route in routes {
                route.source[keyPath: column].scatter(route, into: dense)
            }
        }
        return form == .plain ? .wide(dense) : PackedInts(dense.start, count: count)
    }
}

extension [UInt32] {
    /// Of ascending numbers: the first place of one that is not less.
    func first(notBefore number: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Of ascending numbers: the places, in the others, of those that are in both.
    func places(in other: [UInt32]) -> [Int] {
        var places: [Int] = []
        var place = 0
        for number in self {
            while place < other.count && other[place] < number { place += 1 }
            if place == other.count { break }
            if other[place] == number { places.append(place) }
        }
        return places
    }

    /// Sorts the numbers and leaves each but once.
    mutating func sortAndDropRepeats() {
        sort()
        var kept = 0
        for index in indices where index == 0 || self[index] != self[index - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeSubrange(kept...)
    }
}
