package import Experience

/// How well cases fit the design, in sentences: the same on pages and at the command line.
package struct ConformanceWords: Sendable {
    private let names: Names

    package init(names: Names) { self.names = names }

    /// What the figures rest on, and what stands beside them.
    package func remarks(_ answer: ConformanceAnswer) -> [String] {
        var remarks: [String] = []
        if let problem = problem(answer.design) { remarks.append(problem) }
        if answer.stillOpen > 0 {
            remarks.append(
                Figures.count(answer.stillOpen, "more case follows", "more cases follow")
                    + " the design so far and may go on; they are not judged.")
        }
        if answer.beyondBound.cases > 0 {
            let look = answer.beyondBound.screening.map {
                " A first look by token replay, which is not comparable, gives \(Figures.share($0))."
            }
            remarks.append(
                Figures.count(answer.beyondBound.cases, "case", "cases") + " of "
                    + Figures.count(answer.beyondBound.ways, "way", "ways")
                    + " would take more than the bound of the search and could not be judged." + (look ?? ""))
        }
        return remarks
    }

    /// Why nothing could be judged; nil where something could.
    package func problem(_ design: ConformanceAnswer.Design) -> String? {
        switch design {
        case .ready: nil
        case .noScenes: "The script has no scenes here to compare with."
        case .noWayThrough:
            "The design has no way from a start to an end, so nothing can follow it: say in the script where the "
                + "journey starts and ends, and see script check."
        case .beyondBound(let scenes, let bound):
            "The design has \(Figures.count(scenes)) scenes, more than can be searched (\(Figures.count(bound - 1))): "
                + "ask for one journey."
        }
    }

    package func words(_ deviation: ConformanceAnswer.Deviation) -> String { words(deviation.move) }

    /// A way from scene to scene; of a long one the beginning.
    package func words(_ way: ConformanceAnswer.Way, limit: Int = 30) -> String {
        let shown = way.moves.prefix(limit).map(words).joined(separator: " → ")
        let rest = way.moves.count - min(limit, way.moves.count)
        return rest > 0 ? "\(shown) → and \(Figures.count(rest)) more" : shown
    }

    private func words(_ move: ConformanceAnswer.Move) -> String {
        switch move {
        case .asDesigned(let touchpoint): names.touchpoint(touchpoint)
        case .added(let touchpoint): names.touchpoint(touchpoint) + " (added)"
        case .skipped(let touchpoint): names.touchpoint(touchpoint) + " (skipped)"
        }
    }
}
