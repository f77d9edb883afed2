import ColumnStore
package import Experience

extension Engine {
    /// How long it takes from one touchpoint to another, whatever lies between. A passage of the first that the filter
    /// keeps counts until the next of the second or of the first by the same customer or case, whichever comes sooner.
    package func between(
        _ from: TouchpointID, _ to: TouchpointID, _ filter: InsightFilter, within grouping: Grouping = .customer
    ) -> BetweenAnswer {
        let found = betweenPartial(from, to, filter, within: grouping)
        return (found ?? BetweenPartial()).answer(from: from, to: to)
    }

    func betweenPartial(
        _ from: TouchpointID, _ to: TouchpointID, _ filter: InsightFilter, within grouping: Grouping
    ) -> BetweenPartial? {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: grouping, gap: nil, columns: [], everyStory: true)
        // A touchpoint that nobody knows gets a code that no event has.
        let codes = [from, to].map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        return folded { BetweenPartial(walk, compiled, from: codes[0], to: codes[1], $0) }
    }
}

/// Waits of some of the customers.
struct BetweenPartial: MergeableResult {
    var waits: [Int64] = []
    var customers = 0
    var repeated = 0
    var open = 0

    init() {}

    init(_ walk: StoryWalk, _ filter: CompiledFilter, from: UInt32, to: UInt32, _ range: Range<Int>) {
        var lastCustomer = -1
        walk.forEach(range) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            // The passage of the first that waits for the second; -1 is none.
            var begun = -1
            for position in story {
                let event = Int(position)
                let touchpoint = touchpoints[event]
                if begun >= 0 && touchpoint == to {
                    waits.append(reader.time[event].since(reader.time[begun]))
                    begun = -1
                    if lastCustomer != reader.customer {
                        lastCustomer = reader.customer
                        customers += 1
                    }
                }
                if touchpoint == from {
                    if begun >= 0 { repeated += 1 }
                    begun = filter.keeps(reader, event) ? event : -1
                }
            }
            if begun >= 0 { open += 1 }
        }
    }

    mutating func merge(_ other: BetweenPartial) {
        waits += other.waits
        customers += other.customers
        repeated += other.repeated
        open += other.open
    }

    consuming func answer(from: TouchpointID, to: TouchpointID) -> BetweenAnswer {
        waits.withUnsafeMutableBufferPointer { [customers, repeated, open] waits in
            func value(_ percent: Int) -> Int64? {
                waits.isEmpty ? nil : RankSelection.value(atPercent: percent, of: waits)
            }
            return BetweenAnswer(
                from: from, to: to, count: waits.count, customers: customers, medianMilliseconds: value(50),
                p90Milliseconds: value(90), p95Milliseconds: value(95), maxMilliseconds: waits.max(),
                repeated: repeated, open: open)
        }
    }
}
