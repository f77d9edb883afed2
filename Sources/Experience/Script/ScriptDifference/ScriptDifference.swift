/// What changed between two versions of a script, so that a figure measured against one can be read beside the other.
package struct ScriptDifference: Hashable, Sendable {
    /// One thing that is new, gone, or different in one of its fields.
    package struct Change: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            case added
            case removed
            case changed
        }

        package var kind: Kind
        package var element: ScriptElement
        /// The key that changed (`wait`, `owner`); nil when the whole thing came or went.
        package var field: String?
        /// The values as the files would write them; nil is not written.
        package var old: String?
        package var new: String?

        package init(
            kind: Kind, element: ScriptElement, field: String? = nil, old: String? = nil, new: String? = nil
        ) {
            self.kind = kind
            self.element = element
            self.field = field
            self.old = old
            self.new = new
        }
    }

    /// What is gone first, then the rest in the order of the new script.
    package var changes: [Change]

    package var isEmpty: Bool { changes.isEmpty }

    package init(changes: [Change]) {
        self.changes = changes
    }

    package static func between(_ old: Script, _ new: Script) -> ScriptDifference {
        let before = ScriptOutline(old)
        let after = ScriptOutline(new)
        var changes = before.elements.filter { after.fields[$0] == nil }
            .map { Change(kind: .removed, element: $0) }
        for element in after.elements {
            guard let known = before.fields[element], let fields = after.fields[element] else {
                changes.append(Change(kind: .added, element: element))
                continue
            }
            for (field, value) in fields {
                let earlier = known.first { $0.key == field }?.value
                guard earlier != value else { continue }
                changes.append(Change(kind: .changed, element: element, field: field, old: earlier, new: value))
            }
        }
        return ScriptDifference(changes: changes + reordered(old, new))
    }

    /// Journeys that tell the same scenes in another order.
    private static func reordered(_ old: Script, _ new: Script) -> [Change] {
        new.journeys.compactMap { journey in
            guard let earlier = old.journeys.first(where: { $0.id == journey.id }) else { return nil }
            let common = Set(journey.touchpoints.map(\.id)).intersection(earlier.touchpoints.map(\.id))
            let before = earlier.touchpoints.map(\.id).filter(common.contains)
            let after = journey.touchpoints.map(\.id).filter(common.contains)
            guard before != after else { return nil }
            return Change(
                kind: .changed, element: .journey(journey.id), field: "order",
                old: before.map(\.text).joined(separator: ", "), new: after.map(\.text).joined(separator: ", "))
        }
    }
}

extension ScriptDifference.Change: CustomStringConvertible {
    /// `changed: hand-off pay>pack: wait: 1d -> 2d`
    package var description: String {
        let thing = "\(kind.rawValue): \(element.kind) \(element.name)"
        guard let field else { return thing }
        return "\(thing): \(field): \(old ?? "nothing") -> \(new ?? "nothing")"
    }
}
