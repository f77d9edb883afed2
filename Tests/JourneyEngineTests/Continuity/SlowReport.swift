import Experience
import Statistics

@testable import JourneyEngine

/// The figures of a report, one gap at a time, from a plain list of passages: means, cluster-robust errors and the
/// matched comparison written down as the formulas stand.
struct SlowReport {
    let gaps: SlowGaps
    let stories: [String: [GapEvent]]
    var filter = InsightFilter()
    private let settings: Settings
    private let now: Int64

    struct Figures {
        var occurrences = 0
        var opportunities = 0
        var customersHurt = 0
        var customersExposed = 0
        var medianExcess: Int64?
        var scoreHurt: Mean?
        var scoreNotHurt: Mean?
        var scoreDifference: Mean?
        var spendHurt: Mean?
        var spendNotHurt: Mean?
        var matched: Mean?
    }

    /// A value with its standard error.
    struct Mean {
        var value: Double
        var error: Double
        var count: Int
    }

    init(_ events: [GapEvent], _ script: Script, now: Int64, filter: InsightFilter = InsightFilter()) {
        gaps = SlowGaps(events, script, now: now)
        stories = Dictionary(SlowGaps.stories(events).map { ($0[0].customer, $0) }) { first, _ in first }
        settings = script.company.settings
        self.now = now
        self.filter = filter
    }

    private var passages: [SlowPassage] {
        gaps.passages.filter { passage in
            (filter.journey == nil || passage.journey == filter.journey)
                && (filter.from.map { passage.begin.time >= $0.milliseconds } ?? true)
                && (filter.to.map { passage.begin.time < $0.milliseconds } ?? true)
                && (filter.segment == nil || passage.begin.segment == filter.segment)
                && (filter.channel == nil || passage.begin.channel == filter.channel?.text
                    || passage.end.channel == filter.channel?.text)
                && filter.attributes.allSatisfy { Self.holds($0, passage) }
        }
    }

    private static func holds(_ condition: AttributeCondition, _ passage: SlowPassage) -> Bool {
        let sides = condition.attribute.lasts ? [passage.begin] : [passage.begin, passage.end]
        return sides.contains { event in
            let value: String? =
                switch condition.attribute {
                case .channel: event.channel
                case .segment: event.segment
                case .direction: event.direction
                default: nil
                }
            return value.map(condition.values.contains) ?? false
        }
    }

    /// By gap.
    func figures() -> [GapKey: Figures] {
        let pools = Dictionary(grouping: passages, by: \.pool)
        var figures: [GapKey: Figures] = [:]
        for pool in pools.values {
            let spared = pool.filter { $0.key == nil }
            for (key, hurt) in Dictionary(grouping: pool.filter { $0.key != nil }, by: \.key) {
                guard let key else { continue }
                let department = filter.department
                if let department, key.fromDepartment != department, key.toDepartment != department { continue }
                figures[key] = compare(hurt, spared, in: pool)
            }
        }
        return figures
    }

    private func compare(_ hurt: [SlowPassage], _ spared: [SlowPassage], in pool: [SlowPassage]) -> Figures {
        var figures = Figures()
        figures.occurrences = hurt.count
        figures.opportunities = pool.count
        figures.customersHurt = Set(hurt.map(\.begin.customer)).count
        figures.customersExposed = Set(pool.map(\.begin.customer)).count
        let excesses = hurt.compactMap(\.excess).sorted()
        if !excesses.isEmpty {
            figures.medianExcess = (excesses[(excesses.count - 1) / 2] + excesses[excesses.count / 2]) / 2
        }
        let scores = (hurt.compactMap(score), spared.compactMap(score))
        figures.scoreHurt = mean(scores.0)
        figures.scoreNotHurt = mean(scores.1)
        figures.scoreDifference = difference(scores.0, scores.1)
        let spends = (hurt.compactMap(spend), spared.compactMap(spend))
        figures.spendHurt = mean(spends.0)
        figures.spendNotHurt = mean(spends.1)
        figures.matched = matched(spends.0, spends.1)
        return figures
    }

    // MARK: Outcomes

    private struct Outcome {
        var customer: String
        var value: Double
        var stratum = ""
    }

    private func score(_ passage: SlowPassage) -> Outcome? {
        let next = stories[passage.begin.customer, default: []].first { $0.score != nil && $0.time >= passage.anchor }
        guard let next, next.time <= passage.anchor + settings.scoreWindow.milliseconds else { return nil }
        return Outcome(customer: next.customer, value: next.score ?? .nan)
    }

    private func spend(_ passage: SlowPassage) -> Outcome? {
        let end = passage.anchor + settings.spendWindow.milliseconds
        if end > now { return nil }
        let payments = stories[passage.begin.customer, default: []].filter {
            $0.amount != nil && ($0.currency == nil || $0.currency == "EUR")
        }
        let after = payments.filter { $0.time > passage.anchor && $0.time <= end }.reduce(0) { $0 + ($1.amount ?? 0) }
        let before = payments.filter { $0.time < passage.begin.time }.reduce(0) { $0 + ($1.amount ?? 0) }
        let month = MonthTable.utc(
            from: Timestamp(milliseconds: passage.begin.time), through: Timestamp(milliseconds: passage.begin.time)
        ).months[0]
        let magnitude = before <= 0 ? -1 : Int(SlowMath.log(Double(before)) / SlowMath.log(2) + 1e-9)
        return Outcome(
            customer: passage.begin.customer, value: Double(after),
            stratum: "\(month.year)-\(month.month) \(magnitude)")
    }

    // MARK: Estimates

    private func residualSquares(_ residuals: [(String, Double)]) -> (sum: Double, clusters: Int) {
        let byCustomer = Dictionary(grouping: residuals, by: \.0).mapValues { $0.reduce(0) { $0 + $1.1 } }
        return (byCustomer.values.reduce(0) { $0 + $1 * $1 }, byCustomer.count)
    }

    private func mean(_ outcomes: [Outcome]) -> Mean? {
        guard !outcomes.isEmpty else { return nil }
        let n = Double(outcomes.count)
        let mean = outcomes.reduce(0) { $0 + $1.value } / n
        let squares = residualSquares(outcomes.map { ($0.customer, ($0.value - mean) / n) })
        return Mean(value: mean, error: error(squares), count: outcomes.count)
    }

    private func difference(_ hurt: [Outcome], _ spared: [Outcome]) -> Mean? {
        guard let a = mean(hurt), let b = mean(spared) else { return nil }
        let (n, m) = (Double(hurt.count), Double(spared.count))
        let squares = residualSquares(
            hurt.map { ($0.customer, ($0.value - a.value) / n) }
                + spared.map { ($0.customer, -($0.value - b.value) / m) })
        return Mean(value: a.value - b.value, error: error(squares), count: hurt.count + spared.count)
    }

    private func matched(_ hurt: [Outcome], _ spared: [Outcome]) -> Mean? {
        let controls = Dictionary(grouping: spared, by: \.stratum)
        let treated = Dictionary(grouping: hurt, by: \.stratum).filter { controls[$0.key] != nil }
        let count = treated.values.reduce(0) { $0 + $1.count }
        if count == 0 { return nil }
        let n = Double(count)
        func mean(_ outcomes: [Outcome]) -> Double { outcomes.reduce(0) { $0 + $1.value } / Double(outcomes.count) }
        var value = 0.0
        var controlMean = 0.0
        for (stratum, own) in treated {
            value += Double(own.count) * (mean(own) - mean(controls[stratum, default: []])) / n
            controlMean += Double(own.count) * mean(controls[stratum, default: []]) / n
        }
        var residuals: [(String, Double)] = []
        for (stratum, own) in treated {
            let others = controls[stratum, default: []]
            let centre = mean(others)
            residuals += own.map { ($0.customer, ($0.value - centre - value) / n) }
            let weight = Double(own.count) / Double(others.count)
            let m = Double(others.count)
            let factor = others.count > 1 ? weight * (m / (m - 1)).squareRoot() : weight
            residuals += others.map {
                ($0.customer, -factor * ($0.value - (others.count > 1 ? centre : controlMean)) / n)
            }
        }
        return Mean(value: value, error: error(residualSquares(residuals)), count: count)
    }

    private func error(_ squares: (sum: Double, clusters: Int)) -> Double {
        guard squares.clusters > 1 else { return .nan }
        return (Double(squares.clusters) / Double(squares.clusters - 1) * squares.sum).squareRoot()
    }
}
