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

    /// The gap's key in names.
    func key(of code: GapCode) -> GapKey {
        let kind = GapKind.all[Int(code.kind)]
        var key = GapKey(kind: kind)
        if code.journey > 0 { key.journey = script.journeys[Int(code.journey) - 1].id }
        key.fromDepartment = script.department(code.from)
        key.toDepartment = script.department(code.to)
        switch kind {
        case .deadTime, .droppedHandOff, .outOfOrder:
            key.from = script.touchpoint(code.first)
            key.to = script.touchpoint(code.second)
        case .deadTimeOpen, .promiseLate, .promiseBroken, .toneClash: key.from = script.touchpoint(code.first)
        case .repeatedAsk: key.subject = items[code.first]
        case .contradiction: key.subject = facts[code.first]
        case .channelBounce:
            key.subject = script.channels[Int(code.first)] + ">" + script.channels[Int(code.second)]
        case .ownershipBounce:
            let away = script.departments[Int(code.first)]
            key.subject = away + ">" + script.departments[Int(code.second)] + ">" + away
        }
        return key
    }
}
