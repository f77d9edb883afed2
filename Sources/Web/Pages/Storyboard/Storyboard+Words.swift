import Experience
import Services

extension StoryboardPage {
    /// How design and life stand to each other on one cut.
    static func standing(_ cut: Storyboard.Cut) -> String {
        switch (cut.designed, cut.count > 0) {
        case (true, true): "designed and lived"
        case (true, false): "designed, not lived"
        case (false, _): "lived, not designed"
        }
    }

    /// A cut in one sentence, for those who point at its arrow or can't see it.
    static func words(_ cut: Storyboard.Cut, _ names: Names) -> String {
        let expected = cut.expected.map { ", expected \($0.inWords)" } ?? ""
        let median = cut.median.map { ", typically after \($0.inWords)" } ?? ""
        let gaps =
            cut.gapOccurrences > 0
            ? "; the story broke " + Figures.count(cut.gapOccurrences, "time", "times") : ""
        return "\(names.touchpoint(cut.from)) → \(names.touchpoint(cut.to)): "
            + Figures.count(cut.count, "passage", "passages") + "\(median)\(expected) (\(standing(cut)))\(gaps)"
    }

    static func words(_ row: FitnessAnswer.Row, _ names: Names) -> String {
        let what =
            switch row.departure {
            case .start(let scene): "began at \(names.touchpoint(scene)), which is no designed start"
            case .handOff(let from, let to):
                "went from \(names.touchpoint(from)) to \(names.touchpoint(to)), which is no designed hand-off"
            case .end(let scene): "came to rest at \(names.touchpoint(scene)), which is no designed end"
            case .unknown(let scene): "met \(names.touchpoint(scene)), which the script does not have"
            }
        return Figures.count(row.cases, "case", "cases") + " " + what
    }

    /// The score scene by scene with its band; nil with fewer than two scenes that have a score.
    static func scoreCurve(_ board: Storyboard) -> ChartSpec? {
        let scored = board.scenes.filter { $0.score != nil }
        guard scored.count > 1,
            let best = scored.max(by: { ($0.score?.value ?? 0) < ($1.score?.value ?? 0) }),
            let worst = scored.min(by: { ($0.score?.value ?? 0) < ($1.score?.value ?? 0) }),
            let last = scored.last
        else { return nil }
        func words(_ scene: Storyboard.Scene) -> String {
            "\(scene.touchpoint.name) (\(Figures.decimal(scene.score?.value ?? 0, digits: 1)))"
        }
        return ChartSpec(
            finding: "The score is highest after \(words(best)), lowest after \(words(worst)), "
                + "and at the end \(words(last)).",
            categories: board.scenes.map(\.touchpoint.name), categoryTitle: "Scene", valueTitle: "Next score, 0 to 10",
            unit: .score,
            series: [
                ChartSpec.Series(
                    name: "Mean next score", shape: .band, tone: .accent, values: board.scenes.map { $0.score?.value },
                    low: board.scenes.map { $0.score?.interval?.low },
                    high: board.scenes.map { $0.score?.interval?.high }),
                ChartSpec.Series(
                    name: "Answers", shape: .listed, tone: .calm,
                    values: board.scenes.map { $0.score.map { Double($0.count) } }, unit: .count),
            ], range: range(of: scored.compactMap(\.score)))
    }

    /// Whole points around the band, within the scale.
    private static func range(of scores: [Estimate]) -> ChartSpec.ClosedValues {
        let lowest = scores.map { $0.interval?.low ?? $0.value }.min() ?? 0
        let highest = scores.map { $0.interval?.high ?? $0.value }.max() ?? 10
        return ChartSpec.ClosedValues(
            low: max(0, lowest.rounded(.down)), high: min(10, highest.rounded(.up)))
    }
}
