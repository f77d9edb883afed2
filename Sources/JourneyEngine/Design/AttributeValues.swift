import ColumnStore
package import Experience

/// The values that an attribute has in script or footage: what a filter form offers, and what a misspelt value is told
/// the nearest of.
extension Engine {
    /// Whether any event has this value, or the script gives it a meaning.
    package func knows(_ value: String, of attribute: EventAttribute) -> Bool {
        switch attribute {
        case .touchpoint: script.touchpoints.code(of: value) != nil
        case .department: script.departments.code(of: value) != nil
        case .channel: script.channels.code(of: value) != nil
        case .asks, .gives, .account, .fact: values(of: attribute).contains(value)
        default: log.names(AttributeCodes.column(attribute)).code(of: value) != nil
        }
    }

    /// Every value, in the order of their letters.
    package func values(of attribute: EventAttribute) -> [String] {
        switch attribute {
        case .touchpoint: Self.texts(script.touchpoints)
        case .department: Self.texts(script.departments)
        case .channel: Self.texts(script.channels)
        case .asks, .gives: entries(of: AttributeCodes.column(attribute)).sorted()
        case .account: stated(EventAttribute.accountFact)
        case .fact(let fact): stated(fact)
        default: log.names(AttributeCodes.column(attribute)).texts.sorted()
        }
    }

    /// The facts that events state.
    package func statedFacts() -> [FactID] {
        let keys = Set(entries(of: .facts).compactMap { Self.pair($0)?.fact })
        return keys.sorted().map { FactID($0) }
    }

    private func stated(_ fact: FactID) -> [String] {
        Set(entries(of: .facts).compactMap { Self.pair($0) }.filter { $0.fact == fact.text }.map(\.value)).sorted()
    }

    private static func pair(_ entry: String) -> (fact: String, value: String)? {
        let parts = entry.utf8.split(
            separator: TextList.pairSeparator, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (String(Substring(parts[0])), String(Substring(parts[1])))
    }

    private func entries(of column: TextColumn) -> Set<String> {
        let names = log.names(column)
        var found: Set<String> = []
        for code in 0..<names.count {
            names.withBytes(of: code + 1) { text in
                TextList.forEachEntry(of: text) { found.insert(String(decoding: $0, as: UTF8.self)) }
            }
        }
        return found
    }

    private static func texts(_ names: CodeSpace) -> [String] {
        names.count == 0 ? [] : (1...names.count).map { names[$0] }.sorted()
    }
}
