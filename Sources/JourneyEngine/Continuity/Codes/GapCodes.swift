import ColumnStore
import Experience

/// Turns a gap's small integers into names again. Touchpoints, departments, channels and journeys have the codes of the
/// compiled script, items and facts codes of their own.
struct GapCodes: Sendable {
    let script: CompiledScript
    var items = TextDictionary()
    var facts = TextDictionary()

    init(_ script: CompiledScript) {
        self.script = script
        guard let company = script.script?.company else { return }
        for item in company.items { _ = items.intern(item.id.text) }
        for fact in company.facts { _ = facts.intern(fact.id.text) }
    }
}

extension GapCodes: GapNames {
    func journey(_ code: UInt32) -> JourneyID { script.journeys[Int(code) - 1].id }
    func touchpoint(_ code: UInt32) -> TouchpointID { script.touchpoint(code) }
    func department(_ code: UInt32) -> DepartmentID? { script.department(code) }
    func text(_ code: UInt32, _ kind: GapSubject) -> String {
        switch kind {
        case .item: items[code]
        case .fact: facts[code]
        case .channel: script.channels[Int(code)]
        case .department: script.departments[Int(code)]
        }
    }
}
