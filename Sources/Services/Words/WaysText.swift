package import Experience

/// Answers about ways and groups in sentences, for the terminal and for pages alike.
package enum WaysText {
    package static func summary(_ answer: PathsAnswer, _ names: Names) -> String {
        let place = "“\(names.touchpoint(answer.tree.touchpoint))”"
        if answer.tree.passages == 0 { return "Nobody passed \(place) in this part of the footage." }
        let passages = Figures.count(answer.tree.passages, "passage", "passages")
        let ways = Figures.count(answer.distinct, "way", "ways")
        let side = answer.direction == .after ? "on from" : "to"
        return "\(passages) of \(Figures.count(answer.tree.customers, "customer", "customers")) went \(ways) \(side) "
            + "\(place), told by up to \(Figures.count(answer.scenes, "scene", "scenes"))."
    }

    package static func summary(_ answer: BetweenAnswer, _ names: Names) -> String {
        let from = names.touchpoint(answer.from)
        let to = names.touchpoint(answer.to)
        let rest =
            "\(Figures.count(answer.repeated)) were back at “\(from)” before they came to “\(to)”; "
            + "\(Figures.count(answer.open)) have come to neither by the end of the footage."
        guard let median = answer.medianMilliseconds else {
            return "Nobody came from “\(from)” to “\(to)” in this part of the footage; \(rest)"
        }
        return "Half of \(Figures.count(answer.count, "passage", "passages")) by "
            + "\(Figures.count(answer.customers, "customer", "customers")) took "
            + "\(Wait(milliseconds: median).inWords) or "
            + "less from “\(from)” to “\(to)”; \(rest)"
    }

    package static func summary(_ answer: ReachAnswer, _ names: Names) -> String {
        guard let first = answer.steps.first, let last = answer.steps.last, let share = last.fromStart,
            first.customers > 0
        else { return "Nobody entered in this part of the footage." }
        let ends = answer.ends.map { "“\(names.touchpoint($0))”" }.joined(separator: ", ")
        let lost =
            (ends.isEmpty ? [] : ["come to \(ends)"]) + (answer.silence.map { ["do nothing for \($0.inWords)"] } ?? [])
        return "\(share.inWords) of \(Figures.count(first.customers, "customer", "customers")) at "
            + "“\(names.touchpoint(first.touchpoint))” reach “\(names.touchpoint(last.touchpoint))” within "
            + "\(answer.within.inWords). Customers under way count as long as the footage follows them"
            + (lost.isEmpty ? "." : "; those who \(lost.joined(separator: " or ")) can’t reach it any more.")
    }

    package static func summary(_ answer: RetentionAnswer) -> String {
        let customers = answer.cohorts.reduce(0) { $0 + $1.customers }
        guard customers > 0 else { return "Nobody began in this part of the footage." }
        return "\(Figures.count(customers, "customer", "customers")) began in "
            + "\(Figures.count(answer.cohorts.count, "month", "months")). Months that are not over yet carry “so far”."
    }

    package static func summary(_ answer: ComparisonAnswer) -> String {
        let holding = answer.rows.count { $0.holds }
        let both =
            answer.inBoth > 0 ? " \(Figures.count(answer.inBoth, "customer is", "customers are")) in both groups." : ""
        let few =
            answer.tooFew > 0
            ? " \(Figures.count(answer.tooFew, "edge was", "edges were")) not looked at: too few customers."
            : ""
        return "\(Figures.count(answer.first.customers, "customer", "customers")) against "
            + "\(Figures.count(answer.second.customers)): of \(Figures.count(answer.rows.count, "edge", "edges")) "
            + "\(Figures.count(holding, "differs", "differ")) more than chance explains (at most one in twenty of "
            + "them by chance). A customer counts once for each scene, by how they left it first.\(both)\(few)"
    }
}

extension Estimate {
    /// `6.6 % (6.2 to 7.0)`.
    fileprivate var inWords: String {
        Figures.share(value) + (Figures.interval(self, digits: 1, times: 100).map { " \($0)" } ?? "")
    }
}
