import Experience
import Services

extension StoryboardPage {
    /// Cases laid beside the design: how well they fit, what was added and skipped, and the ways taken most.
    struct Conformance: Sendable {
        struct DeviationRow: Sendable {
            var name: String
            var cases: String
            var occurrences: String
            var example: String
        }

        struct WayRow: Sendable {
            var cases: String
            var fitness: String
            var feltFitness: String
            var way: String
            var isOpen: Bool
        }

        var fitness: Figure?
        var feltFitness: Figure?
        var remarks: [String]
        var deviations: [DeviationRow]
        /// Something was judged, and nothing was added or skipped.
        var allFit: Bool
        var hasDeviations: Bool
        var ways: [WayRow]
        var hasWays: Bool
        /// The scenes at which a move weighs double when the customer feels it.
        var weights: String?
    }
}

extension StoryboardPage.Conformance {
    private static let shownDeviations = 12
    private static let shownWays = 10

    init(_ answer: ConformanceAnswer, _ names: Names) {
        let words = ConformanceWords(names: names)
        fitness = answer.fitness.map { .share($0, of: ("case", "cases")) }
        feltFitness = answer.feltFitness.map { .share($0, of: ("case", "cases")) }
        remarks = words.remarks(answer)
        deviations = answer.deviations.prefix(Self.shownDeviations).map {
            DeviationRow(
                name: words.words($0), cases: Figures.count($0.cases), occurrences: Figures.count($0.occurrences),
                example: words.words($0.example))
        }
        hasDeviations = !deviations.isEmpty
        allFit = fitness != nil && deviations.isEmpty
        ways = answer.commonest.prefix(Self.shownWays).map {
            WayRow(
                cases: Figures.count($0.cases), fitness: Figures.share($0.fitness),
                feltFitness: Figures.share($0.feltFitness), way: words.words($0), isOpen: $0.isOpen)
        }
        hasWays = !ways.isEmpty
        let heavy = answer.feltWeights.map { weight in
            let kinds = [weight.added > 1 ? "added" : nil, weight.skipped > 1 ? "skipped" : nil].compactMap(\.self)
            return names.touchpoint(weight.touchpoint) + " (\(kinds.joined(separator: " or ")))"
        }
        weights = heavy.isEmpty ? nil : heavy.joined(separator: ", ")
    }
}
