/// Where each of some customers' stories lies: in the base, or in the newest part that tells it anew.
struct Whereabouts {
    /// What the numbers in `source` count.
    private(set) var sources: [EventColumns] = []
    /// By target, the customer's place among those asked for; `nowhere` for those without a story.
    private(set) var source: [UInt16]
    /// The place within the source.
    private(set) var place: [UInt32]

    static let nowhere = UInt16.max

    /// The stories of `customers` among `base` and the parts that replace it, older ones first.
    init(_ customers: Gather.Customers, base: [EventColumns], retold: [EventColumns]) {
        source = Array(repeating: Self.nowhere, count: customers.count)
        place = Array(repeating: 0, count: customers.count)
        switch customers {
        case .range(let range): find(range, base, retold)
        case .listed(let listed): find(listed, base, retold)
        }
    }

    private mutating func find(_ range: Range<Int>, _ base: [EventColumns], _ retold: [EventColumns]) {
        // Newer parts overwrite what older ones say.
        for columns in base + retold {
            let places = columns.place(notBefore: range.lowerBound)..<columns.place(notBefore: range.upperBound)
            if places.isEmpty { continue }
            let number = UInt16(sources.count)
            sources.append(columns)
            for found in places {
                let target = columns.customer(at: found) - range.lowerBound
                source[target] = number
                place[target] = UInt32(truncatingIfNeeded: found)
            }
        }
    }

    private mutating func find(_ customers: [UInt32], _ base: [EventColumns], _ retold: [EventColumns]) {
        var wanted = Array(0..<UInt32(customers.count))
        for columns in retold.reversed() where !wanted.isEmpty {
            var from = 0
            take(&wanted, in: columns) { columns.place(of: Int(customers[Int($0)]), from: &from) }
        }
        var rest = wanted[...]
        for columns in base where !rest.isEmpty {
            let end = rest.firstIndex { Int(customers[Int($0)]) >= columns.end } ?? rest.endIndex
            var here = Array(rest[..<end])
            rest = rest[end...]
            take(&here, in: columns) { target in
                let place = Int(customers[Int(target)]) - columns.first
                return place >= 0 ? place : nil
            }
        }
    }

    /// Takes those targets out that have a place.
    private mutating func take(
        _ targets: inout [UInt32], in columns: EventColumns, _ placeOf: (UInt32) -> Int?
    ) {
        let number = UInt16(sources.count)
        var rest: [UInt32] = []
        for target in targets {
            if let found = placeOf(target) {
                source[Int(target)] = number
                place[Int(target)] = UInt32(truncatingIfNeeded: found)
            } else {
                rest.append(target)
            }
        }
        if rest.count < targets.count { sources.append(columns) }
        targets = rest
    }

    /// Says that the stories of these targets, ascending, lie in other columns, one after the other.
    mutating func replace(_ targets: [Int], by columns: EventColumns) {
        for (index, target) in targets.enumerated() {
            source[target] = UInt16(sources.count)
            place[target] = UInt32(truncatingIfNeeded: index)
        }
        sources.append(columns)
    }

    /// How many events the story of a target has.
    func count(at target: Int) -> Int {
        let number = source[target]
        return number == Self.nowhere ? 0 : sources[Int(number)].rows(at: Int(place[target])).count
    }

    /// For each source the places at which it has the stories of these targets, each with the target's number among
    /// them.
    func pairs(of targets: some Collection<Int>) -> [[(place: Int, target: Int)]] {
        var counts = [Int](repeating: 0, count: sources.count)
        for target in targets where source[target] != Self.nowhere { counts[Int(source[target])] += 1 }
        var pairs = counts.map { count in
            var pairs: [(place: Int, target: Int)] = []
            pairs.reserveCapacity(count)
            return pairs
        }
        for (number, target) in targets.enumerated() where source[target] != Self.nowhere {
            pairs[Int(source[target])].append((Int(place[target]), number))
        }
        return pairs
    }

    /// The stories source by source.
    func sheets() -> [Sheet] {
        // Runs of consecutive targets first, then by source: one array grows instead of one for each source.
        var runs: [(source: UInt16, places: Range<Int>)] = []
        var counts = [Int](repeating: 0, count: sources.count)
        // Where the last run of each source is, that the next place may follow on.
        var last = [Int](repeating: -1, count: sources.count)
        source.withUnsafeBufferPointer { source in
            place.withUnsafeBufferPointer { place in
                for target in source.indices where source[target] != Self.nowhere {
                    let number = Int(source[target])
                    let here = Int(place[target])
                    let run = last[number]
                    if run >= 0 && runs[run].places.upperBound == here {
                        runs[run].places = runs[run].places.lowerBound..<here + 1
                    } else {
                        last[number] = runs.count
                        counts[number] += 1
                        runs.append((source[target], here..<here + 1))
                    }
                }
            }
        }
        var bySource = counts.map { count in
            var runs: [Range<Int>] = []
            runs.reserveCapacity(count)
            return runs
        }
        for run in runs { bySource[Int(run.source)].append(run.places) }
        return zip(sources, bySource).compactMap { $1.isEmpty ? nil : Sheet(columns: $0, runs: $1) }
    }

    /// The stories in the order of their targets.
    func stretches() -> [Stretch] {
        var stretches: [Stretch] = []
        var current: UInt16 = Self.nowhere
        var first = 0
        var end = 0
        func close() {
            if current != Self.nowhere {
                stretches.append(Stretch(columns: sources[Int(current)], places: first..<end))
            }
        }
        for (target, number) in source.enumerated() where number != Self.nowhere {
            let place = Int(place[target])
            if number == current && place == end {
                end += 1
                continue
            }
            close()
            current = number
            first = place
            end = place + 1
        }
        close()
        return stretches
    }
}

extension EventColumns {
    /// The place of a listed customer, sought behind `from`, which moves there; nil when there is none.
    fileprivate func place(of customer: Int, from: inout Int) -> Int? {
        guard let listed else { return nil }
        // Galloping: those asked for lie either close together or far apart.
        var step = 1
        var low = from
        while low + step < listed.count && Int(listed[low + step]) < customer {
            low += step
            step *= 2
        }
        var high = min(listed.count, low + step + 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(listed[middle]) < customer { low = middle + 1 } else { high = middle }
        }
        from = low
        return low < listed.count && Int(listed[low]) == customer ? low : nil
    }
}
