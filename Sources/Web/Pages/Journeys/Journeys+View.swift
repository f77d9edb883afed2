import Experience
import Services

extension JourneysPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var name: String
            var address: String
            var wants: String?
            var stages: String
            var scenes: String
            var departments: String
            var gaps: String
            var isBroken: Bool
        }

        var summary: String
        var rows: [Row]
        var hasRows: Bool
        var empty: EmptyState?
    }
}

extension JourneysPage.Content {
    init(_ model: JourneysPage.Model) {
        let journeys = model.script?.journeys ?? []
        rows = journeys.map { journey in
            let gaps = model.gaps.filter { $0.key.journey == journey.id && $0.occurrences > 0 }
            let owners = journey.touchpoints.compactMap(\.owner)
            let distinct = owners.enumerated().filter { owners.firstIndex(of: $1) == $0 }.map(\.element)
            return Row(
                name: journey.name, address: "/journeys/" + Address.encoded(journey.id.text), wants: journey.wants,
                stages: journey.stages.map(\.name).joined(separator: " → "),
                scenes: Figures.count(journey.touchpoints.count, "scene", "scenes"),
                departments: distinct.map { model.names.department($0) }.joined(separator: ", "),
                gaps: gaps.isEmpty ? "no gap found" : Figures.count(gaps.count, "gap", "gaps"),
                isBroken: !gaps.isEmpty)
        }
        summary = Figures.count(journeys.count, "journey", "journeys") + " in the script."
        hasRows = !rows.isEmpty
        empty = rows.isEmpty ? .noScript : nil
    }
}

extension EmptyState {
    /// What to do before there is a script.
    static let noScript = EmptyState(
        heading: "No script yet",
        text: "A script describes the journey as it is meant: stages, touchpoints, who owns them, and how long each "
            + "hand-off may take. Start from the commented example, then bring it in:",
        code:
            "throughline script new my-script\nthroughline script check my-script\nthroughline script import my-script")
}
