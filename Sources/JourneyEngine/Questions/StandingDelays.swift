import ColumnStore
import Experience

/// Delays that follow the footage: of each pair the sums over all hand-offs, and one by one those that are, or may yet
/// become, delays.
struct StandingDelays: Sendable {
    fileprivate struct HandOff: Hashable, Sendable {
        var wait: Int64
        var customer: UInt32
        var score: Int32
    }

    private struct Pair: Sendable {
        var count = 0
        var scored = 0
        var scoreSum = 0
        /// All hand-offs of at least this wait are in `longest`.
        var low = Int64.min
        var longest: [HandOff] = []

        mutating func insert(_ handOff: HandOff) {
            count += 1
            addScore(handOff.score, 1)
            if handOff.wait >= low { longest.append(handOff) }
        }

        mutating func remove(_ handOff: HandOff) {
            count -= 1
            addScore(handOff.score, -1)
            if handOff.wait >= low, let at = longest.firstIndex(of: handOff) {
                longest.swapAt(at, longest.count - 1)
                longest.removeLast()
            }
        }

        @inline(__always)
        mutating func addScore(_ score: Int32, _ sign: Int) {
            if score == Absent.narrow { return }
            scored += sign
            scoreSum += sign * Int(score)
        }

        /// A longer wait is a delay; 0 of none.
        private(set) var threshold: Int64 = 0

        /// False when the threshold is no longer among those kept.
        mutating func findThreshold(_ percent: Int) -> Bool {
            threshold = 0
            if count == 0 { return true }
            let place = RankSelection.rank(atPercent: percent, of: count) - (count - longest.count)
            if place < 1 { return false }
            threshold = withUnsafeTemporaryAllocation(of: Int64.self, capacity: longest.count) { waits in
                _ = waits.initialize(from: longest.lazy.map(\.wait))
                return RankSelection.value(atRank: place, of: waits)
            }
            return true
        }
    }

    private let percent: Int
    private var index: PairIndex
    private var pairs: [Pair]

    init(_ partial: DelayPartial, percent: Int) {
        self.percent = percent
        index = partial.index
        let lines = partial.lines()
        pairs = Parallel.chunks(lines.count, threads: 2) { range in
            var bins = [UInt32](repeating: 0, count: WaitBins.count)
            return range.map { Self.pair(partial, lines[$0], percent, &bins) }
        }
    }

    /// `bins` are zeros, and are left so.
    private static func pair(
        _ partial: DelayPartial, _ lines: [DelayPartial.Line], _ percent: Int, _ bins: inout [UInt32]
    ) -> Pair {
        var pair = Pair()
        var greatest: Int64 = 0
        bins.withUnsafeMutableBufferPointer { bins in
            // In variables of their own, which stay in registers.
            var count = 0
            var scored = 0
            var scoreSum = 0
            var longest: Int64 = 0
            partial.forEachRecord(lines) { wait, _, score in
                count &+= 1
                let hasScore = score != Absent.narrow
                scored &+= hasScore ? 1 : 0
                scoreSum &+= hasScore ? Int(score) : 0
                longest = max(longest, wait)
                bins[WaitBins.bin(of: wait)] &+= 1
            }
            pair.count = count
            pair.scored = scored
            pair.scoreSum = scoreSum
            greatest = longest
            // From the top down to some way below the threshold.
            let wanted = pair.count - RankSelection.rank(atPercent: percent, of: pair.count) + 1 + RankFinder.margin
            var bin = WaitBins.bin(of: greatest)
            var taken = Int(bins[bin])
            while bin > 0 && taken < wanted {
                bin -= 1
                taken += Int(bins[bin])
            }
            pair.low = bin == 0 ? .min : WaitBins.least(of: bin)
            pair.longest.reserveCapacity(taken)
            for bin in 0...WaitBins.bin(of: greatest) { bins[bin] = 0 }
        }
        let low = pair.low
        partial.forEachRecord(lines) { wait, customer, score in
            if wait >= low {
                pair.longest.append(HandOff(wait: wait, customer: UInt32(customer), score: score))
            }
        }
        _ = pair.findThreshold(percent)
        return pair
    }

    /// Takes back the hand-offs of some customers as they were, and adds them as they are. False when the threshold
    /// has moved farther than what is kept reaches.
    mutating func replace(_ before: DelayPartial, by after: DelayPartial) -> Bool {
        let removed = before.lines()
        let added = after.lines()
        for pair in index.matching(before.index, after.index) {
            let old = pair.before.map { before.handOffs(removed[$0]) } ?? []
            let new = pair.after.map { after.handOffs(added[$0]) } ?? []
            if !change(pair.number, old, new) { return false }
        }
        return true
    }

    /// Both in the order of customers, each customer's in that of their story: mostly what was there is still there.
    private mutating func change(_ number: Int, _ removed: [HandOff], _ added: [HandOff]) -> Bool {
        while pairs.count <= number { pairs.append(Pair()) }
        var changed = false
        var old = 0
        for handOff in added {
            if old < removed.count && removed[old] == handOff {
                old += 1
                continue
            }
            // Not there before, or what was there is there no more: the latter of this customer or of one before.
            while old < removed.count
                && (removed[old].customer < handOff.customer
                    || (removed[old].customer == handOff.customer && removed[old] != handOff))
            {
                pairs[number].remove(removed[old])
                changed = true
                old += 1
            }
            if old < removed.count && removed[old] == handOff {
                old += 1
            } else {
                pairs[number].insert(handOff)
                changed = true
            }
        }
        for handOff in removed[old...] {
            pairs[number].remove(handOff)
            changed = true
        }
        return !changed || pairs[number].findThreshold(percent)
    }

    func answer(_ script: CompiledScript, customers: Int) -> HandOffDelays {
        var tallies: [(number: Int, tally: HandOffDelays.Tally)] = []
        var total = HandOffDelays.Tally()
        var hurt = CustomerBits(count: customers)
        var hurtAnywhere = CustomerBits(count: customers)
        for (number, pair) in pairs.enumerated() where pair.count > 0 {
            let threshold = pair.threshold
            var tally = HandOffDelays.Tally()
            tally.handOffs = pair.count
            for handOff in pair.longest where handOff.wait > threshold {
                tally.delayed += 1
                if handOff.score != Absent.narrow {
                    tally.delayedScored += 1
                    tally.delayedScoreSum += Int(handOff.score)
                }
                tally.customersHurt += hurt.insert(handOff.customer) ? 1 : 0
                total.customersHurt += hurtAnywhere.insert(handOff.customer) ? 1 : 0
            }
            for handOff in pair.longest where handOff.wait > threshold { hurt.remove(handOff.customer) }
            tally.otherScored = pair.scored - tally.delayedScored
            tally.otherScoreSum = pair.scoreSum - tally.delayedScoreSum
            total.add(tally)
            tallies.append((number, tally))
        }
        let places = index.placesByName(script)
        tallies.sort {
            ($1.tally.customersHurt, $1.tally.handOffs, places[$0.number])
                < ($0.tally.customersHurt, $0.tally.handOffs, places[$1.number])
        }
        let rows = tallies.map { number, tally in
            HandOffDelays.Row(
                from: script.touchpoint(index.pairs[number].from), to: script.touchpoint(index.pairs[number].to),
                thresholdMilliseconds: pairs[number].threshold, tally: tally)
        }
        return HandOffDelays(rows: rows, total: total)
    }
}

/// Some of the customers, a bit each.
private struct CustomerBits {
    private var words: [UInt64]

    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    /// False when the customer was there already.
    mutating func insert(_ customer: UInt32) -> Bool {
        let bit = UInt64(1) << UInt64(customer & 63)
        let isNew = words[Int(customer >> 6)] & bit == 0
        words[Int(customer >> 6)] |= bit
        return isNew
    }

    mutating func remove(_ customer: UInt32) { words[Int(customer >> 6)] &= ~(1 << UInt64(customer & 63)) }
}

extension DelayPartial {
    fileprivate func handOffs(_ lines: [Line]) -> [StandingDelays.HandOff] {
        var found: [StandingDelays.HandOff] = []
        forEachRecord(lines) { wait, customer, score in
            found.append(StandingDelays.HandOff(wait: wait, customer: UInt32(customer), score: score))
        }
        return found
    }
}

extension HandOffDelays.Tally {
    /// All but the customers, of whom one may be in both.
    mutating func add(_ other: Self) {
        handOffs += other.handOffs
        delayed += other.delayed
        delayedScored += other.delayedScored
        delayedScoreSum += other.delayedScoreSum
        otherScored += other.otherScored
        otherScoreSum += other.otherScoreSum
    }
}
