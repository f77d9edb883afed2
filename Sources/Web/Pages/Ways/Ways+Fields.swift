import Experience
import Services

extension WaysPage.Model {
    /// What the page's form asks beside the filter.
    var fields: [FilterBar.Field] {
        switch page {
        case .paths:
            [
                touchpoints("Touchpoint", "touchpoint", question.touchpoint, none: "choose one"),
                FilterBar.Field(
                    label: "Look", name: "direction",
                    choices: [("after", "what came after"), ("before", "what came before")].map {
                        Choice(word: $0, label: $1, isChosen: $0 == question.direction.rawValue)
                    }),
                numbers("Scenes", "scenes", [1, 2, 3, 4, 5], question.scenes),
            ]
        case .between:
            [
                touchpoints("Begins at", "touchpoint", question.touchpoint, none: "choose one"),
                touchpoints("Ends at", "other", question.other, none: "choose one"),
            ]
        case .funnel:
            [
                touchpoints("Enters at", "touchpoint", question.touchpoint, none: "choose one"),
                touchpoints("Reaches", "other", question.other, none: "choose one"),
                numbers("Within days", "days", [1, 7, 14, 30, 60, 90, 180, 365], question.days),
            ]
        case .retention:
            [
                touchpoints("Begins with", "touchpoint", question.touchpoint, none: "anything"),
                touchpoints("Comes back to", "other", question.other, none: "anything"),
                numbers("Months", "months", [3, 6, 12, 24, 36], question.months),
            ]
        case .compare:
            [
                FilterBar.Field(
                    label: "First group", name: "first", value: question.first ?? "", hint: "segment=gold"),
                FilterBar.Field(
                    label: "Second group", name: "second", value: question.second ?? "", hint: "segment=basic"),
            ]
        }
    }

    private func touchpoints(_ label: String, _ name: String, _ chosen: String?, none: String) -> FilterBar.Field {
        FilterBar.Field(
            label: label, name: name,
            choices: [Choice(word: "", label: none, isChosen: chosen == nil)]
                + choices.touchpoints.map { Choice(word: $0.id, label: $0.name, isChosen: $0.id == chosen) })
    }

    /// A number that was asked for in the address stays, though the list has it not.
    private func numbers(_ label: String, _ name: String, _ offered: [Int], _ chosen: Int) -> FilterBar.Field {
        FilterBar.Field(
            label: label, name: name,
            choices: Set(offered + [chosen]).sorted().map {
                Choice(word: "\($0)", label: "\($0)", isChosen: $0 == chosen)
            })
    }

    /// Nothing to show, and what to do about it.
    var empty: EmptyState? {
        if choices.lastMoment == nil {
            return EmptyState(
                heading: "No footage yet", text: "How customers go shows as soon as there are events.",
                actions: [Action(label: "Upload a file", address: "/data/upload")])
        }
        if answer != nil { return nil }
        switch page {
        case .paths:
            return EmptyState(heading: "Choose a touchpoint", text: "Then see what customers did after it, or before.")
        case .between, .funnel:
            return EmptyState(heading: "Choose two touchpoints", text: "Where it begins, and where it is to end.")
        case .retention: return nil
        case .compare:
            return EmptyState(
                heading: "Describe two groups",
                text: "By any attribute of events: segment=gold, channel=web,phone, outcome=failure, facts.price=80; "
                    + "several with a semicolon between. Periods go as from=2026-01-01 and to=2026-04-01.",
                actions: examples)
        }
    }

    /// Two segments or channels that the footage has, as a first comparison.
    private var examples: [Action] {
        [("segment", choices.segments), ("channel", choices.channels)].compactMap { name, values in
            guard values.count > 1 else { return nil }
            let groups = values.prefix(2).map { AttributeCondition.text(name, [$0]) }
            return Action(
                label: "\(values[0]) against \(values[1])",
                address: Address(page.address, [("first", groups[0]), ("second", groups[1])]).text)
        }
    }
}
