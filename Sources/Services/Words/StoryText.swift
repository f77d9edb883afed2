import Experience
package import Intake

/// One customer's story as a person reads it in a terminal.
package struct StoryText {
    private let answer: StoryAnswer
    private let calendar: CompanyCalendar
    private let words: GapWords

    package init(_ answer: StoryAnswer, calendar: CompanyCalendar) {
        self.answer = answer
        self.calendar = calendar
        words = GapWords(names: answer.names)
    }

    package var text: String {
        let story = answer.story
        var lines = [
            "Customer \(story.customer): \(Figures.count(story.takes.count)) takes, "
                + "\(Figures.money(Double(story.spend), answer.currency)) spent"
        ]
        lines += answer.merges.map { MergeText($0).line }
        for take in story.takes {
            lines.append(line(take))
            for mark in take.gaps { lines.append("    ✗ " + sentence(mark)) }
        }
        if !story.openPromises.isEmpty {
            lines.append("Open promises:")
            lines += story.openPromises.map { promise in
                let due = promise.due.map { ", due " + calendar.minute(of: $0) } ?? ""
                return "    \(promise.promise) from \(answer.names.touchpoint(promise.touchpoint))\(due)"
            }
        }
        if !story.known.isEmpty {
            lines.append(
                "Already known, never to be asked again: \(story.known.map(answer.names.item).joined(separator: ", "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ take: Take) -> String {
        var parts = [calendar.minute(of: take.at), answer.names.touchpoint(take.touchpoint)]
        parts.append(answer.names.department(take.department))
        if let channel = take.channel { parts.append(channel.text) }
        if let reference = take.reference { parts.append("#" + reference) }
        if let outcome = take.outcome { parts.append(outcome) }
        if let amount = take.amountMinorUnits {
            parts.append(Figures.money(Double(amount), take.currency.flatMap { Currency($0) } ?? answer.currency))
        }
        if let score = take.scoreHundredths { parts.append("score \((Double(score) / 100).shortened)") }
        if !take.asks.isEmpty { parts.append("asked " + take.asks.map(answer.names.item).joined(separator: ", ")) }
        if !take.gives.isEmpty { parts.append("given " + take.gives.map(answer.names.item).joined(separator: ", ")) }
        if let promise = take.promise { parts.append("promised " + promise) }
        return parts.joined(separator: "  ")
    }

    private func sentence(_ mark: GapMark) -> String {
        let excess = mark.excess.map { ", \($0.inWords) over" } ?? ""
        return "\(GapWords.label(mark.key.kind)): \(words.place(mark.key)) (\(words.owners(mark.key)))\(excess)"
    }
}
