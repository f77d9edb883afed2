import Experience
import Services

/// Who answers for which part of the promise: departments by pillars, with the scenes they own and how fresh the proof
/// of their standards is. A standard without fresh proof is unproven, never green.
struct ResponsibilityMatrix: Sendable {
    struct Cell: Sendable {
        var text: String
        /// `none`, `unproven` or `proven`.
        var standing: String
    }

    struct Row: Sendable {
        var department: String
        var cells: [Cell]
        var scenes: String
        var handOffs: String
        var hasPart: Bool
    }

    /// One standard with who answers for it and whether it is proven.
    struct StandardRow: Sendable {
        var text: String
        var scene: String
        var owner: String
        var proof: String
        var isProven: Bool
    }

    var pillars: [String]
    var rows: [Row]
    var standards: [StandardRow]
    var hasStandards: Bool

    init(_ script: Script, proofs: [StandardProof], almanac: Almanac) {
        let names = Names(of: script)
        pillars = script.company.promise.pillars.map(\.name)
        let owners = script.company.departments.map { Optional($0.id) } + Self.unowned(script)
        rows = owners.map { owner in
            let scenes = script.touchpoints.filter { $0.owner == owner }
            let answered = owner == nil ? 0 : script.handOffs.count { $0.answers == owner }
            let owned = proofs.filter { $0.touchpoint.owner == owner }
            return Row(
                department: names.department(owner),
                cells: script.company.promise.pillars.map { pillar in
                    Self.cell(owned.filter { $0.standard.pillar == pillar.id })
                },
                scenes: scenes.isEmpty ? "none" : scenes.map(\.name).joined(separator: ", "),
                handOffs: answered > 0 ? Figures.count(answered) : "none", hasPart: !scenes.isEmpty || answered > 0)
        }
        standards = proofs.map { proof in
            StandardRow(
                text: proof.standard.text, scene: proof.touchpoint.name,
                owner: names.department(proof.touchpoint.owner),
                proof: Self.words(proof, almanac), isProven: proof.state == .proven)
        }
        hasStandards = !standards.isEmpty
    }

    /// A row for scenes that nobody owns, when there are any.
    private static func unowned(_ script: Script) -> [DepartmentID?] {
        script.touchpoints.contains { $0.owner == nil } ? [nil] : []
    }

    private static func cell(_ proofs: [StandardProof]) -> Cell {
        guard !proofs.isEmpty else { return Cell(text: "–", standing: "none") }
        let proven = proofs.count { $0.state == .proven }
        let all = Figures.count(proofs.count, "standard", "standards")
        switch proven {
        case proofs.count: return Cell(text: "\(all), proven", standing: "proven")
        case 0: return Cell(text: "\(all), unproven", standing: "unproven")
        default: return Cell(text: "\(all), \(proven) of them proven", standing: "unproven")
        }
    }

    private static func words(_ proof: StandardProof, _ almanac: Almanac) -> String {
        let last = proof.lastProof.map { "last shown \(almanac.day($0))" }
        switch proof.state {
        case .proven: return "proven" + (last.map { ", \($0)" } ?? "")
        case .unproven(.noMethod): return "unproven: the script says nothing of how it is shown"
        case .unproven(.neverShown): return "unproven: nothing has shown it yet"
        case .unproven(.stale): return "unproven: " + (last ?? "the proof is too old")
        case .unproven(.notConnected): return "unproven: no such proof has come in"
        }
    }
}
