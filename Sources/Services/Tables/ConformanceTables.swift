package import Experience

extension Table {
    /// `insight conformance`: what was added and skipped, the commonest first.
    package init(deviations: [ConformanceAnswer.Deviation]) {
        self.init(
            columns: ["move", "touchpoint", "cases", "occurrences"],
            rows: deviations.map {
                [
                    .text($0.move.words.kind), Cell($0.move.words.touchpoint.text), Cell($0.cases),
                    Cell($0.occurrences),
                ]
            })
    }

    /// `insight conformance --ways`: the commonest ways joined by `>`, with what was added and what was skipped.
    package init(ways: [ConformanceAnswer.Way]) {
        self.init(
            columns: ["cases", "fitness", "felt_fitness", "cost", "open", "way"],
            rows: ways.map { way in
                [
                    Cell(way.cases), Cell(way.fitness), Cell(way.feltFitness), Cell(way.cost),
                    Cell(way.isOpen ? 1 : 0), Cell(way.moves.map(\.text).joined(separator: ">")),
                ]
            })
    }
}

extension ConformanceAnswer.Move {
    fileprivate var text: String {
        switch self {
        case .asDesigned(let touchpoint): touchpoint.text
        case .added(let touchpoint): touchpoint.text + " (added)"
        case .skipped(let touchpoint): touchpoint.text + " (skipped)"
        }
    }
}
