import ColumnStore
package import Experience
import Statistics

extension Engine {
    /// Where two groups go on differently from the same scene. A customer counts once for each scene they leave, by how
    /// they leave it first; shares are compared with Newcombe's interval (1998) and a test of two proportions, by
    /// Fisher's exact test where fewer than five were to be expected, and the p-values are adjusted for all edges
    /// (Benjamini & Hochberg 1995). Edges whose first scene fewer customers than the company's minimum left in either
    /// group are not looked at.
    package func compare(
        _ first: InsightFilter, _ second: InsightFilter, within grouping: Grouping = .customer
    ) -> ComparisonAnswer {
        comparison(first, second, within: grouping).answer(first, second, script.words)
    }

    func comparison(_ first: InsightFilter, _ second: InsightFilter, within grouping: Grouping) -> Comparison {
        func group(_ filter: InsightFilter) -> GroupTally {
            let walk = PassageWalk(
                self, CompiledFilter(filter, script, log: log), within: grouping, columns: .text(.touchpoint))
            return folded { GroupTally(walk, self, $0) } ?? GroupTally(codes: script.touchpoints.count)
        }
        let one = group(first)
        let other = group(second)
        return Comparison(
            first: one, second: other, firstCustomers: one.members.count, secondCustomers: other.members.count,
            inBoth: one.members.shared(with: other.members))
    }
}

/// Two groups, and who is in them.
struct Comparison: Sendable {
    var first: GroupTally
    var second: GroupTally
    var firstCustomers: Int
    var secondCustomers: Int
    var inBoth: Int

    func answer(_ first: InsightFilter, _ second: InsightFilter, _ words: AnswerWords) -> ComparisonAnswer {
        let table = ComparisonTable(self.first, self.second, words)
        return ComparisonAnswer(
            first: ComparisonAnswer.Group(filter: first, customers: firstCustomers, passages: self.first.passages),
            second: ComparisonAnswer.Group(filter: second, customers: secondCustomers, passages: self.second.passages),
            inBoth: inBoth, rows: table.rows(), tooFew: table.tooFew)
    }
}

/// Two groups' edges side by side.
private struct ComparisonTable {
    private let first: GroupTally
    private let second: GroupTally
    private let words: AnswerWords
    private let firstWaits: [WaitSummary]
    private let secondWaits: [WaitSummary]
    private let pairs: [PairIndex.Pair]
    let tooFew: Int

    init(_ first: GroupTally, _ second: GroupTally, _ words: AnswerWords) {
        self.first = first
        self.second = second
        self.words = words
        firstWaits = first.summaries()
        secondWaits = second.summaries()
        let all = Set(first.edges.pairs).union(second.edges.pairs)
        let minimum = max(1, words.minimumCases)
        pairs = all.filter { min(first.leaving[Int($0.from)], second.leaving[Int($0.from)]) >= minimum }
        tooFew = all.count - pairs.count
    }

    func rows() -> [ComparisonAnswer.Row] {
        var rows = pairs.map(row).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        let adjusted = MultipleTesting.benjaminiHochberg(rows.map(\.pValue))
        for index in rows.indices { rows[index].adjusted = adjusted[index] }
        return rows.sorted { left, right in
            if left.holds != right.holds { return left.holds }
            let a = abs(left.customersMore)
            let b = abs(right.customersMore)
            return a != b ? a > b : (left.from, left.to) < (right.from, right.to)
        }
    }

    private func row(_ pair: PairIndex.Pair) -> ComparisonAnswer.Row {
        let a = side(pair, first, firstWaits)
        let b = side(pair, second, secondWaits)
        let difference = ProportionDifference(
            Proportion(successes: a.took, trials: a.leaving), Proportion(successes: b.took, trials: b.leaving))
        let interval = difference.interval()
        let count = a.leaving + b.leaving
        return ComparisonAnswer.Row(
            from: words.touchpoint(pair.from), to: words.touchpoint(pair.to), first: a, second: b,
            difference: Estimate(
                value: difference.value, interval: Interval(low: interval.low, high: interval.high), count: count,
                few: false),
            pValue: Self.pValue(difference), adjusted: 1,
            customersMore: difference.value * Double(a.leaving))
    }

    /// 1 where all customers went the same way.
    private static func pValue(_ difference: ProportionDifference) -> Double {
        let total = difference.first.trials + difference.second.trials
        let successes = difference.first.successes + difference.second.successes
        let smallest = min(difference.first.trials, difference.second.trials) * min(successes, total - successes)
        let pValue = smallest < 5 * total ? difference.fisherPValue : difference.pooledPValue
        return pValue ?? 1
    }

    private func side(_ pair: PairIndex.Pair, _ group: GroupTally, _ waits: [WaitSummary]) -> ComparisonAnswer.Side {
        let edge = group.edges.known(pair.from, pair.to)
        return ComparisonAnswer.Side(
            leaving: group.leaving[Int(pair.from)], took: edge.map { group.took[$0] } ?? 0,
            passages: edge.map { waits[$0].count } ?? 0,
            medianMilliseconds: edge.map { waits[$0].value(0) })
    }
}
