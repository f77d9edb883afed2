import Experience
import Services

extension BreaksPage {
    /// What the template shows.
    struct Content: Sendable {
        struct Row: Sendable {
            var rank: Int
            var address: String
            var place: String
            var owners: String
            var label: String
            var sentence: String
            var hurt: String
            var exposed: String
            var share: String
            var score: ScoreEffect?
            var money: Figure?
            var moneyMissing: String?
            var spark: Sparkline?
            var few: Bool
        }

        /// Score after passages that were hurt against those that were not.
        struct ScoreEffect: Sendable {
            var hurt: String
            var notHurt: String
            var difference: Figure
        }

        var filters: FilterBar
        var summary: String
        var promises: String?
        var rows: [Row]
        var unmeasured: String?
        var empty: EmptyState?
        var hasRows: Bool
    }
}

extension BreaksPage.Content {
    init(_ model: BreaksPage.Model, almanac: Almanac) {
        let answer = model.answer
        let report = answer.report
        filters = FilterBar(model.filter, choices: model.choices, path: "/")
        summary =
            Figures.count(report.gaps.count, "gap", "gaps") + " in "
            + Figures.count(report.events, "event", "events") + " of "
            + Figures.count(report.customers, "customer", "customers")
            + (report.events > 0 ? ", up to \(almanac.moment(report.asOf)) (\(almanac.relative(report.asOf)))." : ".")
        promises = Self.promises(report.promises)
        hasRows = !report.gaps.isEmpty
        let words = GapWords(names: answer.names)
        rows = report.gaps.enumerated().map { Row($0 + 1, $1, answer, model.filter, words) }
        unmeasured = Self.unmeasured(answer.unmeasured, unknownOwners: report.unknownOwners)
        empty = Self.empty(model)
    }

    private static func promises(_ promises: PromiseKeeping) -> String? {
        let due = promises.kept + promises.late + promises.broken
        guard due > 0 else { return nil }
        let share = Figures.share(Double(promises.kept) / Double(due))
        return "Of \(Figures.count(due, "promise", "promises")) that came due, \(share) were kept in time, "
            + "\(Figures.count(promises.late)) late and \(Figures.count(promises.broken)) not at all; "
            + "\(Figures.count(promises.pending)) are not due yet."
    }

    private static func unmeasured(_ unmeasured: Unmeasured, unknownOwners: Int) -> String? {
        var parts: [String] = []
        if unmeasured.handOffsWithoutWait > 0 {
            parts.append(
                Figures.count(unmeasured.handOffsWithoutWait, "hand-off", "hand-offs") + " without an expected wait"
            )
        }
        if unmeasured.standardsWithoutProof > 0 {
            parts.append(
                Figures.count(unmeasured.standardsWithoutProof, "standard", "standards") + " without proof")
        }
        if unknownOwners > 0 {
            parts.append(Figures.count(unknownOwners, "event", "events") + " without a known owner")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func empty(_ model: BreaksPage.Model) -> EmptyState? {
        guard model.answer.report.gaps.isEmpty else { return nil }
        if model.choices.lastMoment == nil {
            return EmptyState(
                heading: "No footage yet",
                text: "Hand over the events you have, as they are: a CSV, NDJSON or XES file. "
                    + "A first mapping is guessed from the file.",
                actions: [Action(label: "Upload a file", address: "/data/upload")]
                    + (model.hasScript ? [] : [Action(label: "Describe the journey", address: "/script")]))
        }
        let isFiltered = model.filter != GapFilter(ranking: model.filter.ranking)
        return isFiltered
            ? EmptyState(
                heading: "No gap matches",
                text: "Nothing broke in this part of the footage, or nothing could be measured.",
                actions: [Action(label: "Show all gaps", address: "/")])
            : EmptyState(
                heading: "No gap found",
                text: model.hasScript
                    ? "Every hand-off was kept within what the script promises. The storyboard shows how it ran."
                    : "Without a script only unusual waits can be told. Describe the journey to see the rest.",
                actions: [
                    model.hasScript
                        ? Action(label: "Journeys", address: "/journeys")
                        : Action(label: "Script", address: "/script")
                ])
    }
}

extension BreaksPage.Content.Row {
    init(_ rank: Int, _ gap: ContinuityGap, _ answer: ContinuityAnswer, _ filter: GapFilter, _ words: GapWords) {
        self.rank = rank
        address = filter.address("/gaps/" + Address.encoded(gap.key.name)).text
        place = words.place(gap.key)
        owners = words.owners(gap.key)
        label = GapWords.label(gap.key.kind)
        sentence = words.sentence(gap)
        hurt = Figures.count(gap.customersHurt)
        exposed = Figures.count(gap.customersExposed)
        share =
            Figures.share(gap.shareHurt.value)
            + (Figures.interval(gap.shareHurt, digits: 1, times: 100).map { " " + $0 } ?? "")
        if let hurt = gap.scoreHurt, let notHurt = gap.scoreNotHurt, let difference = gap.scoreDifference {
            score = BreaksPage.Content.ScoreEffect(
                hurt: Figures.decimal(hurt.value, digits: 1),
                notHurt: Figures.decimal(notHurt.value, digits: 1),
                difference: .scoreDifference(difference))
        }
        money = gap.moneyAtRisk.map { .money($0, answer.currency) }
        moneyMissing = gap.moneyAtRisk == nil ? "can’t be told yet" : nil
        spark = Sparkline(gap.trend)
        few = gap.shareHurt.few
    }
}
