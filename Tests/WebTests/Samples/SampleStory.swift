import Experience

@testable import Services

extension Sample {
    private static func at(_ hours: Int64) -> Timestamp {
        Timestamp(milliseconds: lastMoment.milliseconds - Wait.hours(200 - hours).milliseconds)
    }

    static let story = CustomerStory(
        customer: "C-001042",
        takes: [
            Take(at: at(0), touchpoint: "browse", department: "marketing", channel: "web"),
            Take(
                at: at(1), touchpoint: "order", department: "marketing", channel: "web", kind: "purchase",
                reference: "O-7",
                amountMinorUnits: 12_990, currency: "EUR", gives: ["order_number"], promise: "delivery:O-7", due: at(49)
            ),
            Take(
                at: at(9), touchpoint: "pack", department: "warehouse", reference: "O-7",
                gaps: [GapMark(key: lateShipping.key, excess: .hours(70))]),
            Take(at: at(103), touchpoint: "ship", department: "carrier", reference: "O-7"),
            Take(
                at: at(150), touchpoint: "support", department: "service", channel: "phone", outcome: "failure",
                direction: "in", reference: "O-7", effortSeconds: 720, asks: ["order_number"],
                gaps: [GapMark(key: rare.key, excess: nil)]),
            Take(
                at: at(170), touchpoint: "deliver", department: "carrier", reference: "O-7", scoreHundredths: 400,
                scale: "0-10", fulfils: "delivery:O-7"),
        ], spend: 12_990,
        openPromises: [OpenPromise(promise: "refund:O-7", madeAt: at(150), due: at(190), touchpoint: "support")],
        known: ["order_number"])

    static let storyAnswer = StoryAnswer(
        story: story, names: Names(of: script), currency: euro, scriptVersion: "v3", timeZone: "Europe/Berlin",
        next: script.handOffs.filter { $0.from == "deliver" })

    static let board = Storyboard(
        journey: buyADress, scriptVersion: "v3", names: Names(of: script), currency: euro,
        lanes: script.company.departments.filter { $0.id != "finance" },
        scenes: buyADress.stages.flatMap { stage in
            stage.touchpoints.enumerated().map { index, touchpoint in
                Storyboard.Scene(
                    touchpoint: touchpoint, stage: stage, passages: 21_400 - index * 500, customers: 18_332,
                    score: touchpoint.id == "pack" ? nil : estimate(8.4 - Double(touchpoint.name.count) / 8, 0.3, 412),
                    gaps: touchpoint.id == "ship" || touchpoint.id == "pack" ? [lateShipping] : [],
                    standardsProven: touchpoint.standards.count { $0.proof != nil },
                    standards: touchpoint.standards.count)
            }
        },
        cuts: [
            cut("browse", "order", 21_000, .hours(1), designed: true),
            cut("order", "pack", 20_500, .hours(8), designed: true, expected: .hours(12)),
            cut("pack", "ship", 20_114, .hours(19), designed: true, expected: .days(1), gaps: 1_311),
            cut("ship", "deliver", 19_800, .hours(40), designed: true, expected: .days(2)),
            cut("deliver", "support", 0, nil, designed: true),
            cut("ship", "support", 1_900, .hours(30), designed: false),
            cut("support", "support", 700, .hours(5), designed: false, gaps: 212),
            cut("support", "order", 600, .days(3), designed: false),
            cut("deliver", "browse", 3, .days(9), designed: false),
        ],
        fitness: FitnessAnswer(
            cases: 20_114, asDesigned: estimate(0.63, 0.01, 20_114), stillOpen: 311,
            departures: [
                FitnessAnswer.Row(departure: .handOff(from: "ship", to: "support"), occurrences: 1_900, cases: 1_702),
                FitnessAnswer.Row(departure: .unknown("minibar"), occurrences: 4, cases: 4),
            ]), conformance: conformance)

    /// Most cases need support, and some of them are so long that they can't be judged.
    static let conformance: ConformanceAnswer = {
        let called = ConformanceAnswer.Way(
            cases: 1_702, isOpen: false, cost: 1, fitness: 0.9, feltFitness: 0.8,
            moves: [.asDesigned("order"), .asDesigned("pack"), .asDesigned("ship"), .added("support")])
        return ConformanceAnswer(
            design: .ready(scenes: 6, shortestWay: 4), cases: 20_425, ways: 41, stillOpen: 311,
            asDesigned: estimate(0.63, 0.01, 20_114), fitness: estimate(0.931, 0.002, 20_114),
            feltFitness: estimate(0.912, 0.003, 20_114),
            feltWeights: [.init(touchpoint: "support", added: 2, skipped: 1)],
            deviations: [
                .init(move: .added("support"), cases: 1_702, occurrences: 1_900, example: called),
                .init(move: .skipped("pack"), cases: 14, occurrences: 14, example: called),
            ], commonest: [called], beyondBound: .init(ways: 1, cases: 2, screening: 0.4))
    }()

    private static func cut(
        _ from: TouchpointID, _ to: TouchpointID, _ count: Int, _ median: Wait?, designed: Bool, expected: Wait? = nil,
        gaps: Int = 0
    ) -> Storyboard.Cut {
        Storyboard.Cut(
            from: from, to: to, count: count, median: median, designed: designed, expected: expected,
            gapOccurrences: gaps)
    }
}
