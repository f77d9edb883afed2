import Experience
package import Intake

extension Table {
    /// A customer's story, one take a row.
    package init(story answer: StoryAnswer, calendar: CompanyCalendar) {
        self.init(
            columns: [
                "time", "touchpoint", "department", "channel", "kind", "outcome", "direction", "reference", "employee",
                "amount_minor", "currency", "score", "scale", "effort_seconds", "asks", "gives", "promise", "due",
                "fulfils", "facts", "gaps",
            ],
            rows: answer.story.takes.map { take in Self.moment(take) + Self.money(take) + Self.words(take) })
    }

    private static func moment(_ take: Take) -> [Cell] {
        [
            Cell(take.at.iso8601), Cell(take.touchpoint.text), Cell(take.department?.text), Cell(take.channel?.text),
            Cell(take.kind), Cell(take.outcome), Cell(take.direction), Cell(take.reference), Cell(take.employee),
        ]
    }

    private static func money(_ take: Take) -> [Cell] {
        [
            take.amountMinorUnits.map { Cell($0) } ?? .absent, Cell(take.currency),
            Cell(take.scoreHundredths.map { Double($0) / 100 }), Cell(take.scale),
            take.effortSeconds.map { Cell($0) } ?? .absent,
        ]
    }

    private static func words(_ take: Take) -> [Cell] {
        func joined(_ parts: [String]) -> Cell { Cell(parts.isEmpty ? nil : parts.joined(separator: ";")) }
        return [
            joined(take.asks.map(\.text)), joined(take.gives.map(\.text)), Cell(take.promise),
            Cell(take.due?.iso8601), Cell(take.fulfils),
            joined(take.facts.map { "\($0.fact.text)=\($0.value)" }), joined(take.gaps.map(\.key.kind.rawValue)),
        ]
    }
}
