import Experience
import Statistics

/// Turns the sums of both passes into the figures of a report: every estimate with its interval and how many it rests
/// on (methods.md 0.3). What the figures say is association: hurt passages "go with" a score or a spend.
struct GapEstimates {
    /// The comparison of spend within strata, whose error takes the second pass.
    struct Matching {
        let plan: EffectPlan
        let residuals: ResidualTally
    }

    let tally: PassageTally
    /// Nil where nobody could look at customers twice.
    private let matching: Matching?
    private let excesses: [Wait?]
    /// Fewer cases than this carry the flag "few".
    private let minimum: Int

    init(_ tally: PassageTally, _ matching: Matching?, minimum: Int) {
        self.tally = tally
        self.matching = matching
        self.minimum = minimum
        excesses = Self.medianExcesses(of: tally)
    }

    /// But for the examples, which have customers' names.
    func gap(_ place: Int, _ key: GapKey, _ months: ReportMonths) -> ContinuityGap {
        let gap = tally.gaps[place]
        let pool = tally.pools[gap.pool]
        var figures = ContinuityGap(
            key: key, occurrences: gap.passages.count, opportunities: pool.passages.count,
            customersHurt: gap.passages.customers, customersExposed: pool.passages.customers,
            shareHurt: share(gap.passages.customers, of: pool.passages.customers))
        figures.trend = trend(place, gap.pool, months)
        figures.limit = gap.limit.wait
        figures.limitSource = gap.limit.source
        figures.medianExcess = excesses[place]
        addScores(gap, to: &figures)
        addSpend(gap, place, to: &figures)
        return figures
    }

    private func share(_ hurt: Int, of exposed: Int) -> Estimate {
        let interval = Proportion(successes: hurt, trials: exposed).interval()
        return Estimate(
            value: Double(hurt) / Double(max(exposed, 1)), interval: Interval(interval), count: exposed,
            few: exposed < minimum)
    }

    private func trend(_ gap: Int, _ pool: Int, _ months: ReportMonths) -> [GapMonth] {
        months.places.map { month in
            let start = months.table.months[month]
            return GapMonth(
                year: start.year, month: start.month, occurrences: tally.gapMonths[gap, month],
                opportunities: tally.poolMonths[pool, month])
        }
    }

    private func addScores(_ gap: PassageTally.Gap, to figures: inout ContinuityGap) {
        let hurt = gap.hurt.scores
        let spared = tally.pools[gap.pool].spared.scores
        let squares = hurt.squares
        let sparedSquares = spared.squares
        figures.scoreHurt = mean(hurt, squares)?.scaled(by: 1e-6).clamped(to: 0...10)
        figures.scoreNotHurt = mean(spared, sparedSquares)?.scaled(by: 1e-6).clamped(to: 0...10)
        guard let a = hurt.mean, let b = spared.mean, let ofHurt = hurt.splitMean, let ofSpared = spared.splitMean
        else { return }
        let n = Double(hurt.count)
        let m = Double(spared.count)
        // One customer may stand on both sides; what their own habit adds to both cancels in the cross term.
        let variance =
            squares / (n * n) + sparedSquares / (m * m)
            - 2 * gap.shared.productsAbout(ofHurt, ofSpared) / (n * m)
        let interval = ClusterInterval(
            value: a - b, squares: variance, customers: hurt.customers + spared.customers - gap.shared.customers,
            smallerSide: min(hurt.customers, spared.customers))
        figures.scoreDifference = Estimate(
            value: a - b, interval: interval.interval, count: hurt.count + spared.count,
            few: min(hurt.count, spared.count) < minimum
        ).scaled(by: 1e-6)
    }

    private func addSpend(_ gap: PassageTally.Gap, _ place: Int, to figures: inout ContinuityGap) {
        let spared = tally.pools[gap.pool].spared.spends
        figures.spendHurt = mean(gap.hurt.spends, gap.hurt.spends.squares)
        figures.spendNotHurt = mean(spared, spared.squares)
        guard let matching, let matched = matching.plan.matched[place] else { return }
        let squares = matching.residuals.gaps[place]
        let n = Double(matched.hurtPassages)
        let interval = ClusterInterval(
            value: matched.difference, squares: FixedPoint.value(squares.matched) / (n * n),
            customers: squares.customers, smallerSide: min(squares.hurt, squares.spared))
        let difference = Estimate(
            value: matched.difference, interval: interval.interval, count: matched.hurtPassages,
            few: min(matched.hurtPassages, matched.sparedPassages) < minimum)
        figures.spendDifference = difference
        // Footage in which nobody ever pays can't tell what a gap costs.
        let isPaidFor = figures.spendHurt?.value != 0 || figures.spendNotHurt?.value != 0
        let canTell = !difference.few && isPaidFor
        figures.moneyAtRisk = canTell ? moneyAtRisk(figures.customersHurt, difference) : nil
    }

    /// Customers hurt times the spend that is missing after it, never below zero.
    private func moneyAtRisk(_ customers: Int, _ difference: Estimate) -> Estimate {
        let hurt = Double(customers)
        return Estimate(
            value: hurt * max(0, 0 - difference.value),
            interval: difference.interval.map {
                Interval(low: hurt * max(0, 0 - $0.high), high: hurt * max(0, 0 - $0.low))
            }, count: difference.count, few: difference.few)
    }

    /// A mean whose interval counts customers; `squares` of what each customer is off by.
    private func mean(_ sum: OutcomeSum, _ squares: Double) -> Estimate? {
        guard let mean = sum.mean else { return nil }
        let n = Double(sum.count)
        let interval = ClusterInterval(
            value: mean, squares: squares / (n * n), customers: sum.customers, smallerSide: sum.customers)
        return Estimate(value: mean, interval: interval.interval, count: sum.count, few: sum.count < minimum)
    }

    private static func medianExcesses(of tally: PassageTally) -> [Wait?] {
        tally.excessesByGap.map { excesses in
            if excesses.isEmpty { return nil }
            let sorted = excesses.sorted()
            let upper = sorted[sorted.count / 2]
            let lower = sorted[(sorted.count - 1) / 2]
            return Wait(milliseconds: lower.plus(upper.minus(lower) / 2))
        }
    }
}

/// The 95 % interval of an estimate to which each customer adds once (linearised, customers as primary sampling units,
/// G/(G-1): methods.md 1.2 and A26), with Student's t of the side with fewer customers. None where the data can't tell.
private struct ClusterInterval {
    let interval: Interval?

    init(value: Double, squares: Double, customers: Int, smallerSide: Int) {
        guard customers > 1, smallerSide > 1, squares > 0 else {
            interval = nil
            return
        }
        let error = (Double(customers) / Double(customers - 1) * squares).squareRoot()
        let half = StudentT(degrees: Double(smallerSide - 1)).twoSidedLimit(0.95) * error
        interval = Interval(low: value - half, high: value + half)
    }
}

extension Interval {
    fileprivate init(_ interval: ConfidenceInterval) {
        self.init(low: interval.low, high: interval.high)
    }
}

extension Estimate {
    /// In another unit.
    fileprivate func scaled(by factor: Double) -> Estimate {
        Estimate(
            value: value * factor, interval: interval.map { Interval(low: $0.low * factor, high: $0.high * factor) },
            count: count, few: few)
    }

    /// With its interval cut off where the quantity can't go further.
    fileprivate func clamped(to range: ClosedRange<Double>) -> Estimate {
        var clamped = self
        clamped.interval = interval.map {
            Interval(low: max($0.low, range.lowerBound), high: min($0.high, range.upperBound))
        }
        return clamped
    }
}
