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
    case delays(within: Grouping)
    case laterSpend(from: Day, cuts: [Int])
    case sceneScores(leavingOut: String)
    case facts([FactID])

    /// How many facts can be asked for at once.
    package static let mostFacts = 32

    /// A day of the company's calendar: as people write it, and its first moment.
    package struct Day: Hashable, Sendable {
        package let text: String
        package let start: Timestamp

        package init(text: String, start: Timestamp) {
            self.text = text
            self.start = start
        }
    }
    case paths(PathDirection, TouchpointID, scenes: Int, sessionGap: Wait?, within: Grouping)
    case retention(first: TouchpointID?, back: TouchpointID?, span: Int)
    /// Ends are those of the design unless said.
    case reach(steps: [TouchpointID], within: Wait, ends: [TouchpointID]?, silence: Wait?)
    case conformance
    /// The groups have the filter in them.
    case compare(InsightFilter, InsightFilter, within: Grouping)
    /// What the limits of `gaps` are drawn from.
    case waits
    case gaps(GapLimits)

    /// The names of the questions, as files and command line have them.
    package enum Kind: String, CaseIterable, Sendable {
        case edges
        case variants
        case handOffs = "handoffs"
        case funnel
        case scenes
        case fitness
        case between
        case delays
        case laterSpend = "later-spend"
        case sceneScores = "scores"
        case facts
        case paths
        case retention
        case reach
        case conformance
        case compare
        case waits
        /// Drawn from all waits; nobody can be asked for it.
        case limits
        case gaps
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
        case .delays: .delays
        case .laterSpend: .laterSpend
        case .sceneScores: .sceneScores
        case .facts: .facts
        case .paths: .paths
        case .retention: .retention
        case .reach: .reach
        case .conformance: .conformance
        case .compare: .compare
        case .waits: .waits
        case .gaps: .gaps
        }
    }

    /// Everything but the kind and the filter, as texts.
    private var own: [(String, String?)] {
        switch self {
        case .edges(let within), .handOffs(let within), .delays(let within): [("within", within.rawValue)]
        case .variants(let within, let gap): [("within", within.rawValue), ("session_gap_ms", Self.text(gap))]
        case .funnel(let steps, let within): [("steps", Self.text(steps)), ("within_ms", Self.text(within))]
        case .scenes, .fitness, .conformance, .waits: []
        case .between(let from, let to, let within):
            [("first", from.text), ("second", to.text), ("within", within.rawValue)]
        case .laterSpend(let day, let cuts):
            [
                ("cuts", cuts.map { "\($0)" }.joined(separator: ",")), ("split", day.text),
                ("split_ms", "\(day.start.milliseconds)"),
            ]
        case .sceneScores(let kind): [("leaving_out", kind)]
        case .facts(let facts): [("facts", facts.map(\.text).joined(separator: ","))]
        case .paths(let direction, let touchpoint, let scenes, let gap, let within):
            [
                ("direction", direction.rawValue), ("touchpoint", touchpoint.text), ("scenes", "\(scenes)"),
                ("session_gap_ms", Self.text(gap)), ("within", within.rawValue),
            ]
        case .retention(let first, let back, let span):
            [("first", first?.text), ("back", back?.text), ("span", "\(span)")]
        case .reach(let steps, let within, let ends, let silence):
            [
                ("steps", Self.text(steps)), ("within_ms", Self.text(within)), ("ends", ends.map(Self.text)),
                ("silence_ms", Self.text(silence)),
            ]
        case .compare(let first, let second, let within):
            first.words.map { ("first_" + $0, $1) } + second.words.map { ("second_" + $0, $1) }
                + [("within", within.rawValue)]
        case .gaps(let limits): [("limits", limits.fingerprint)]
        }
    }

    private static func text(_ wait: Wait?) -> String? { wait.map { "\($0.milliseconds)" } }

    private static func text(_ touchpoints: [TouchpointID]) -> String {
        touchpoints.map(\.text).joined(separator: " ")
    }

    func parameters(_ filter: InsightFilter) -> [PartialResult.Parameter] {
        // No filter moves a limit.
        (self == .waits ? own : own + filter.words).compactMap { name, value in
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

    /// The filter that has these words; what can't be read is no condition.
    init(words: (String) -> String?) {
        func moment(_ name: String) -> Timestamp? {
            words(name).flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
        }
        let entries = (try? ConditionText(words("where") ?? ""))?.entries ?? []
        self.init(
            journey: words("journey").map { JourneyID($0) }, department: words("department").map { DepartmentID($0) },
            channel: words("channel").map { ChannelID($0) }, segment: words("segment"), from: moment("from_ms"),
            to: moment("to_ms"),
            attributes: entries.compactMap { entry in
                EventAttribute(entry.name).map { AttributeCondition($0, Set(entry.values)) }
            })
    }
}
