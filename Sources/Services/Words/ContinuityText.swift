package import Experience
package import Intake

/// The continuity report as a person reads it in a terminal.
package struct ContinuityText {
    private let answer: ContinuityAnswer
    private let calendar: CompanyCalendar
    private let words: GapWords

    package init(_ answer: ContinuityAnswer, calendar: CompanyCalendar) {
        self.answer = answer
        self.calendar = calendar
        words = GapWords(names: answer.names)
    }

    /// The first `limit` gaps under a head that says what the figures rest on.
    package func text(limit: Int) -> String {
        let report = answer.report
        guard report.events > 0 else {
            return "There are no events yet. Bring some in: throughline import --mapping FILE DATA...\n"
        }
        var lines = head()
        for (index, gap) in report.gaps.prefix(limit).enumerated() {
            lines += [""] + entry(index + 1, gap)
        }
        if report.gaps.isEmpty { lines += ["", "No continuity gap in this footage."] }
        if report.gaps.count > limit { lines += ["", "… and \(report.gaps.count - limit) more (--limit)."] }
        lines += foot()
        return lines.joined(separator: "\n") + "\n"
    }

    private func head() -> [String] {
        let report = answer.report
        let script = answer.scriptVersion.map { "script \($0)" } ?? "no script: owners and waits from the data alone"
        let origin = answer.isMerged ? "put together from partial results" : script
        let head = [
            "Where the story breaks, by \(Self.name(of: answer.ranking))",
            "\(Figures.count(report.events)) events of \(Figures.count(report.customers)) customers in "
                + "\(Figures.count(report.cases)) cases, up to \(calendar.minute(of: report.asOf)); \(origin).",
        ]
        if answer.isMerged {
            return head + [
                "Money at risk and examples need customers side by side: they can't be put together, and are left out."
            ]
        }
        return head + [
            "Money at risk: customers hurt × the spend in the \(answer.settings.spendWindow.inWords) after the passage "
                + "that goes with the gap,",
            "compared within calendar month and spend before (coarsened exact matching). It goes with the gap; "
                + "it is no proof of cause.",
        ]
    }

    private func entry(_ rank: Int, _ gap: ContinuityGap) -> [String] {
        let few = gap.shareHurt.few ? " · few" : ""
        let range = Figures.interval(gap.shareHurt, digits: 1, times: 100).map { " " + $0 } ?? ""
        var lines = [
            "\(rank). \(words.place(gap.key)) · \(GapWords.label(gap.key.kind)) · \(words.owners(gap.key))\(few)",
            "   \(words.sentence(gap))",
            "   \(Figures.count(gap.customersHurt)) of \(Figures.count(gap.customersExposed)) customers "
                + "(\(Figures.share(gap.shareHurt.value))\(range)); \(Figures.count(gap.occurrences)) of "
                + "\(Figures.count(gap.opportunities)) times",
        ]
        if let effect = effect(gap) { lines.append("   " + effect) }
        return lines
    }

    private func effect(_ gap: ContinuityGap) -> String? {
        var parts: [String] = []
        if let hurt = gap.scoreHurt, let other = gap.scoreNotHurt, let difference = gap.scoreDifference {
            let range = Figures.interval(difference, digits: 1).map { " " + $0 } ?? ""
            parts.append(
                "score \(Figures.decimal(hurt.value, digits: 1)) against \(Figures.decimal(other.value, digits: 1)) "
                    + "(\(Figures.signed(difference.value, digits: 1))\(range))")
        }
        if let money = gap.moneyAtRisk {
            let range = Figures.moneyInterval(money, answer.currency).map { " " + $0 } ?? ""
            parts.append("\(Figures.money(money.value, answer.currency)) at risk\(range)")
        } else if !answer.isMerged {
            parts.append("money at risk can't be told")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private func foot() -> [String] {
        let report = answer.report
        var lines: [String] = []
        let due = report.promises.kept + report.promises.late + report.promises.broken
        if due > 0 {
            lines.append(
                "Promises due: \(Figures.count(due)); kept \(Figures.count(report.promises.kept)), late "
                    + "\(Figures.count(report.promises.late)), broken \(Figures.count(report.promises.broken)).")
        }
        if answer.unmeasured.handOffsWithoutWait > 0 || answer.unmeasured.standardsWithoutProof > 0 {
            lines.append(
                "Not measured yet: \(answer.unmeasured.handOffsWithoutWait) hand-offs without an expected wait, "
                    + "\(answer.unmeasured.standardsWithoutProof) standards without proof.")
        }
        if report.unknownOwners > 0 {
            lines.append("\(Figures.count(report.unknownOwners)) events have no known owner.")
        }
        if report.otherCurrencyEvents > 0 {
            lines.append("\(Figures.count(report.otherCurrencyEvents)) payments in other currencies are in no sum.")
        }
        return lines.isEmpty ? [] : [""] + lines
    }

    package static func name(of ranking: GapRanking) -> String {
        switch ranking {
        case .moneyAtRisk: "money at risk"
        case .customersHurt: "customers hurt"
        case .occurrences: "occurrences"
        case .share: "share of customers hurt"
        case .score: "difference in score"
        }
    }
}
