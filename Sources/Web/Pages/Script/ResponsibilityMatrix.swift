import Experience
import Services

/// Who answers for which part of the promise: departments by pillars, with the scenes they own. A standard without a
/// way to be proven is unproven, never green.
struct ResponsibilityMatrix: Sendable {
    struct Cell: Sendable {
        var text: String
        /// `none`, `unproven`, `partly`, `provable`.
        var standing: String
    }

    struct Row: Sendable {
        var department: String
        var cells: [Cell]
        var scenes: String
        var handOffs: String
        var hasPart: Bool
    }

    var pillars: [String]
    var rows: [Row]

    init(_ script: Script) {
        let names = Names(of: script)
        pillars = script.company.promise.pillars.map(\.name)
        let owners = script.company.departments.map { Optional($0.id) } + Self.unowned(script)
        rows = owners.map { owner in
            let scenes = script.touchpoints.filter { $0.owner == owner }
            let answered = owner == nil ? 0 : script.handOffs.count { $0.answers == owner }
            return Row(
                department: names.department(owner),
                cells: script.company.promise.pillars.map { Self.cell($0.id, scenes) },
                scenes: scenes.isEmpty ? "none" : scenes.map(\.name).joined(separator: ", "),
                handOffs: answered > 0 ? PageFigures.count(answered) : "none", hasPart: !scenes.isEmpty || answered > 0)
        }
    }

    /// A row for scenes that nobody owns, when there are any.
    private static func unowned(_ script: Script) -> [DepartmentID?] {
        script.touchpoints.contains { $0.owner == nil } ? [nil] : []
    }

    private static func cell(_ pillar: PillarID, _ scenes: [Touchpoint]) -> Cell {
        let standards = scenes.flatMap(\.standards).filter { $0.pillar == pillar }
        let proven = standards.count { $0.proof != nil }
        switch (proven, standards.count) {
        case (_, 0): return Cell(text: "–", standing: "none")
        case (0, let all): return Cell(text: "\(PageFigures.count(all, "standard", "standards")), unproven", standing: "unproven")
        case (let some, let all) where some < all:
            return Cell(text: "\(PageFigures.count(all, "standard", "standards")), \(some) with a proof", standing: "partly")
        case (_, let all):
            return Cell(text: "\(PageFigures.count(all, "standard", "standards")), each with a proof", standing: "provable")
        }
    }
}
