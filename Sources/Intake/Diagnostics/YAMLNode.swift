/// One value of a YAML file with its place. The getters report a wrong type to `problems`, with the place, and answer
/// nil, so that a reading goes on and finds all faults at once.
package struct YAMLNode {
    package indirect enum Content {
        case scalar(String, plain: Bool)
        case list([YAMLNode])
        case mapping([YAMLEntry])
    }

    package let content: Content
    package let location: SourceLocation
    package let problems: DiagnosticCollector

    /// Nothing was written: empty, `~` or `null`, without quotes.
    package var isNull: Bool {
        guard case .scalar(let text, plain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    package var isScalar: Bool { if case .scalar = content { true } else { false } }
    package var isList: Bool { if case .list = content { true } else { false } }
    package var isMapping: Bool { if case .mapping = content { true } else { false } }

    /// What stands here, in words for a message.
    package var kind: String {
        switch content {
        case .scalar(let text, _): isNull ? "nothing" : "`\(text.prefix(40))`"
        case .list: "a list"
        case .mapping: "a mapping of keys to values"
        }
    }

    package func report(_ message: String, suggestion: String? = nil) {
        problems.error(at: location, message, suggestion: suggestion)
    }

    /// Reports that something else was expected here.
    package func expected(_ what: String, suggestion: String? = nil) {
        report("expected \(what), found \(kind)", suggestion: suggestion)
    }
}

/// A key of a YAML mapping with its place, and its value.
package struct YAMLEntry {
    package let key: String
    package let keyLocation: SourceLocation
    package let value: YAMLNode
}
