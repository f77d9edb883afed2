package import Experience

/// A question whose partial results can travel, with all that decides about them. What only shapes the answer (how many
/// rows) is said when the answer is asked for.
package enum PartialQuestion: Hashable, Sendable {
    case edges(within: Grouping)
    case variants(within: Grouping, sessionGap: Wait?)
    case handOffs(within: Grouping)
    case funnel(steps: [TouchpointID], within: Wait)
    case scenes
    case fitness
    case between(TouchpointID, TouchpointID, within: Grouping)

    /// The names of the questions, as files and command line have them.
    package enum Kind: String, CaseIterable, Sendable {
        case edges
        case variants
        case handOffs = "handoffs"
        case funnel
        case scenes
        case fitness
        case between
    }

    package var kind: Kind {
        switch self {
        case .edges: .edges
        case .variants: .variants
        case .handOffs: .handOffs
        case .funnel: .funnel
        case .scenes: .scenes
        case .fitness: .fitness
        case .between: .between
        }
    }

    /// Everything but the kind and the filter, as texts.
    private var own: [(String, String?)] {
        switch self {
        case .edges(let within), .handOffs(let within): [("within", within.rawValue)]
        case .variants(let within, let gap):
            [("within", within.rawValue), ("session_gap_ms", gap.map { "\($0.milliseconds)" })]
        case .funnel(let steps, let within):
            [("steps", steps.map(\.text).joined(separator: " ")), ("within_ms", "\(within.milliseconds)")]
        case .scenes, .fitness: []
        case .between(let from, let to, let within):
            [("first", from.text), ("second", to.text), ("within", within.rawValue)]
        }
    }

    func parameters(_ filter: InsightFilter) -> [PartialResult.Parameter] {
        (own + filter.words).compactMap { name, value in
            value.map { PartialResult.Parameter(name: name, value: $0) }
        }.sorted { $0.name < $1.name }
    }
}

extension InsightFilter {
    /// Every condition by its name, as text; nil where there is none.
    var words: [(String, String?)] {
        [
            ("journey", journey?.text), ("department", department?.text), ("channel", channel?.text),
            ("segment", segment), ("from_ms", from.map { "\($0.milliseconds)" }),
            ("to_ms", to.map { "\($0.milliseconds)" }), ("where", attributeText),
        ]
    }
}
