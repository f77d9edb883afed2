package import Experience

/// What things are called on pages and in reports: the script's name for an id, else the id itself.
package struct Names: Sendable {
    private let touchpoints: [TouchpointID: String]
    private let departments: [DepartmentID: String]
    private let journeys: [JourneyID: String]
    private let items: [ItemID: String]
    private let facts: [FactID: String]

    package init(of script: Script?) {
        func table<Key: Hashable>(_ pairs: [(Key, String)]) -> [Key: String] {
            Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
        touchpoints = table(script?.touchpoints.map { ($0.id, $0.name) } ?? [])
        departments = table(script?.company.departments.map { ($0.id, $0.name) } ?? [])
        journeys = table(script?.journeys.map { ($0.id, $0.name) } ?? [])
        items = table(script?.company.items.map { ($0.id, $0.name) } ?? [])
        facts = table(script?.company.facts.map { ($0.id, $0.name) } ?? [])
    }

    package func touchpoint(_ id: TouchpointID) -> String { touchpoints[id] ?? id.text }
    package func journey(_ id: JourneyID) -> String { journeys[id] ?? id.text }
    package func item(_ id: ItemID) -> String { items[id] ?? id.text }
    package func fact(_ id: FactID) -> String { facts[id] ?? id.text }

    /// Unknown owners stay unknown, and say so.
    package func department(_ id: DepartmentID?) -> String {
        guard let id else { return "unknown owner" }
        return departments[id] ?? id.text
    }
}
