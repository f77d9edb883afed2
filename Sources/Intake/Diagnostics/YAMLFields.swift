/// The fields of a YAML mapping whose keys are known: an unknown key is reported with the nearest valid one.
package struct YAMLFields {
    /// The mapping itself, for its place.
    package let node: YAMLNode
    /// What this mapping describes, for messages: "an event", "a touchpoint".
    package let thing: String
    private let byKey: [String: YAMLEntry]

    fileprivate init(node: YAMLNode, thing: String, byKey: [String: YAMLEntry]) {
        self.node = node
        self.thing = thing
        self.byKey = byKey
    }

    /// The value under a key; nil when the key is absent or nothing is written after it.
    package subscript(key: String) -> YAMLNode? {
        guard let value = byKey[key]?.value, !value.isNull else { return nil }
        return value
    }

    /// Whether the key is written, be it with nothing after it.
    package func has(_ key: String) -> Bool { byKey[key] != nil }

    /// Where the key stands, else where the mapping starts.
    package func location(of key: String) -> SourceLocation { byKey[key]?.keyLocation ?? node.location }

    /// The value under a key that must be there; its absence is reported.
    package func required(_ key: String) -> YAMLNode? {
        if let value = self[key] { return value }
        node.problems.error(
            at: location(of: key),
            has(key) ? "`\(key)` of \(thing) is empty" : "\(thing) needs `\(key)`",
            suggestion: has(key) ? "write its value after the colon" : "add `\(key):`")
        return nil
    }
}

extension YAMLNode {
    /// Reads a mapping with known keys; reports another type, and every key that is not among `known`.
    package func fields(of thing: String, known: [String]) -> YAMLFields? {
        guard case .mapping(let entries) = content else {
            expected("\(thing) with its fields", suggestion: "use one of: " + known.joined(separator: ", "))
            return nil
        }
        var byKey: [String: YAMLEntry] = [:]
        for entry in entries {
            if known.contains(entry.key) {
                byKey[entry.key] = entry
            } else {
                problems.error(
                    at: entry.keyLocation, "unknown key `\(entry.key.prefix(60))` in \(thing)",
                    suggestion: NearestName.suggestion(for: entry.key, among: known))
            }
        }
        return YAMLFields(node: self, thing: thing, byKey: byKey)
    }
}
