import Experience
import Services

/// Puts one interaction of a customer's story into words.
struct TakeWriter {
    private let answer: StoryAnswer
    private let almanac: Almanac
    private let words: GapWords

    init(_ answer: StoryAnswer, almanac: Almanac) {
        self.answer = answer
        self.almanac = almanac
        words = GapWords(names: answer.names)
    }

    func entry(_ index: Int) -> StoryPage.Content.Entry {
        let take = answer.story.takes[index]
        let details = details(take)
        return StoryPage.Content.Entry(
            time: almanac.clock(take.at), scene: answer.names.touchpoint(take.touchpoint),
            owner: answer.names.department(take.department), details: details, hasDetails: !details.isEmpty,
            tags: tags(take),
            amount: amount(take),
            score: take.scoreHundredths.map { "score " + Figures.answer(hundredths: $0, scale: take.scale) },
            marks: take.gaps.filter { !$0.key.kind.liesAfterItsScene }.map { mark($0, at: index) },
            breaks: take.gaps.filter { $0.key.kind.liesAfterItsScene }.map { mark($0, at: index) })
    }

    private func details(_ take: Take) -> [String] {
        var details: [String] = []
        if let channel = take.channel { details.append("by \(channel.text)") }
        if let reference = take.reference { details.append("reference \(reference)") }
        if let employee = take.employee { details.append("with \(employee)") }
        if let effort = take.effortSeconds { details.append("took \(Wait.seconds(Int64(effort)).inWords)") }
        if !take.asks.isEmpty { details.append("asked for \(list(take.asks))") }
        if !take.gives.isEmpty { details.append("given: \(list(take.gives))") }
        if let promise = take.promise {
            details.append("promised \(promise)" + (take.due.map { " by \(almanac.moment($0))" } ?? ""))
        }
        if let fulfilled = take.fulfils { details.append("fulfils \(fulfilled)") }
        details += take.facts.map { "told: \(answer.names.fact($0.fact).lowercased()) \($0.value)" }
        return details
    }

    private func list(_ items: [ItemID]) -> String {
        items.map { answer.names.item($0).lowercased() }.joined(separator: ", ")
    }

    private func tags(_ take: Take) -> [StoryPage.Content.Tag] {
        var tags: [StoryPage.Content.Tag] = []
        switch take.direction {
        case EventDirection.inbound: tags.append(.init(text: "customer turned to us", tone: "calm"))
        case EventDirection.outbound: tags.append(.init(text: "we turned to them", tone: "calm"))
        default: break
        }
        switch take.outcome {
        case EventOutcome.failure: tags.append(.init(text: "failure", tone: "hurt"))
        case EventOutcome.resolved: tags.append(.init(text: "resolved", tone: "proven"))
        case let other?: tags.append(.init(text: other, tone: "calm"))
        case nil: break
        }
        return tags
    }

    /// In the currency that was paid, which need not be the company's.
    private func amount(_ take: Take) -> String? {
        take.amountMinorUnits.map { amount in
            Figures.money(Double(amount), take.currency.flatMap { Currency($0) } ?? answer.currency)
        }
    }

    private func mark(_ mark: GapMark, at index: Int) -> StoryPage.Content.Mark {
        let wait = waited(mark.key, from: index).map { ": \($0.inWords) of waiting" } ?? ""
        let excess =
            mark.excess.map { (wait.isEmpty ? ": " : ", ") + "\($0.inWords) over what was to be expected" } ?? ""
        return StoryPage.Content.Mark(
            label: GapWords.label(mark.key.kind),
            words: "\(words.place(mark.key))\(wait)\(excess) (\(words.owners(mark.key)))",
            address: "/gaps/" + Address.encoded(mark.key.name))
    }

    /// How long the customer waited for the scene that came too late.
    private func waited(_ key: GapKey, from index: Int) -> Wait? {
        guard key.kind == .deadTime, let to = key.to else { return nil }
        let takes = answer.story.takes
        let arrival = takes[(index + 1)...].first { $0.touchpoint == to && $0.reference == takes[index].reference }
        return arrival.map { Wait(milliseconds: $0.at.milliseconds - takes[index].at.milliseconds) }
    }
}
