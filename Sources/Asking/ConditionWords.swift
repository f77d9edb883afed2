import Experience
import Intake
import JourneyEngine

/// Conditions on attributes as people write them, `kind=purchase,refund;facts.price=80`, and the parameter that they
/// came by, so that a mistake is told where it was made.
package struct ConditionWords: Hashable, Sendable {
    package var parameter: String
    package var text: String

    package init(_ text: String, parameter: String = "where") {
        self.text = text
        self.parameter = parameter
    }

    /// One `name=value,value` of them.
    struct Entry: Hashable {
        var name: String
        var values: [String]
    }

    /// The conditions apart; a backslash takes its meaning from a separator.
    func entries() throws(FilterError) -> [Entry] {
        var entries: [Entry] = []
        for part in Self.parts(text, at: AttributeCondition.conditionSeparator, keepingEscapes: true) {
            let bare = part.drop { $0 == " " }
            if bare.isEmpty { continue }
            guard let equals = bare.firstIndex(of: "="), equals > bare.startIndex else {
                throw .notACondition(parameter: parameter, text: String(bare))
            }
            let values = Self.parts(
                String(bare[bare.index(after: equals)...]), at: AttributeCondition.valueSeparator, keepingEscapes: false
            ).filter { !$0.isEmpty }
            if values.isEmpty { throw .notACondition(parameter: parameter, text: String(bare)) }
            entries.append(Entry(name: String(bare[..<equals]), values: values))
        }
        return entries
    }

    private static func parts(_ text: String, at separator: Character, keepingEscapes: Bool) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text {
            if isEscaped {
                parts[parts.count - 1].append(character)
                isEscaped = false
            } else if character == AttributeCondition.escape {
                isEscaped = true
                if keepingEscapes { parts[parts.count - 1].append(character) }
            } else if character == separator {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    /// What one of them means: a name that no attribute has and a value that no event has are refused with the nearest.
    func condition(_ entry: Entry, in engine: Engine?) throws(FilterError) -> AttributeCondition {
        guard let attribute = EventAttribute(entry.name), Self.isStated(attribute, in: engine) else {
            let facts = engine?.statedFacts() ?? []
            let names = EventAttribute.named.map(\.name) + facts.map { EventAttribute.fact($0).name }
            throw .unknownAttribute(
                parameter: parameter, name: entry.name, remedy: NearestName.suggestion(for: entry.name, among: names))
        }
        for value in entry.values {
            guard let engine, !engine.knows(value, of: attribute) else { continue }
            let values = engine.values(of: attribute)
            throw .unknownValue(
                parameter: parameter, attribute: attribute.name, value: value,
                // Among tens of thousands of order numbers the nearest one is no help.
                remedy: values.count > 10_000 ? nil : NearestName.suggestion(for: value, among: values))
        }
        return AttributeCondition(attribute, Set(entry.values))
    }

    /// Facts have the names that companies give them; one that no event states is a slip.
    private static func isStated(_ attribute: EventAttribute, in engine: Engine?) -> Bool {
        guard case .fact(let fact) = attribute, let engine else { return true }
        return engine.statedFacts().contains(fact)
    }
}
