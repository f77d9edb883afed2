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

    /// The conditions apart.
    func entries() throws(FilterError) -> [ConditionText.Entry] {
        do throws(ConditionText.NotACondition) {
            return try ConditionText(text).entries
        } catch {
            throw .notACondition(parameter: parameter, text: error.text)
        }
    }

    /// What one of them means: a name that no attribute has and a value that no event has are refused with the nearest.
    func condition(_ entry: ConditionText.Entry, in engine: Engine?) throws(FilterError) -> AttributeCondition {
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
