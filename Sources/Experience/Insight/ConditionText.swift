/// Conditions on attributes as people write them, `kind=purchase,refund;facts.price=80`, taken apart.
package struct ConditionText: Hashable, Sendable {
    /// One `name=value,value` of them.
    package struct Entry: Hashable, Sendable {
        package var name: String
        package var values: [String]

        package init(name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// A part that says nothing of any attribute.
    package struct NotACondition: Error, Hashable {
        package let text: String
    }

    package let entries: [Entry]

    /// A backslash takes its meaning from a separator.
    package init(_ text: String) throws(NotACondition) {
        var entries: [Entry] = []
        for part in Self.parts(text, at: AttributeCondition.conditionSeparator, keepingEscapes: true) {
            let bare = part.drop { $0 == " " }
            if bare.isEmpty { continue }
            guard let equals = bare.firstIndex(of: "="), equals > bare.startIndex else {
                throw NotACondition(text: String(bare))
            }
            let values = Self.parts(
                String(bare[bare.index(after: equals)...]), at: AttributeCondition.valueSeparator, keepingEscapes: false
            ).filter { !$0.isEmpty }
            if values.isEmpty { throw NotACondition(text: String(bare)) }
            entries.append(Entry(name: String(bare[..<equals]), values: values))
        }
        self.entries = entries
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
}
