import Experience
import Services

extension StoryboardPage {
    struct Content: Sendable {
        struct SceneRow: Sendable {
            var anchor: String
            var stage: String
            var name: String
            var owner: String
            var passages: String
            var customers: String
            var score: Figure?
            var standards: String
            var gaps: [GapLink]
        }

        struct GapLink: Sendable {
            var label: String
            var address: String
        }

        struct CutRow: Sendable {
            var from: String
            var to: String
            var count: String
            var median: String
            var expected: String
            var standing: String
            var gaps: String
            var isBroken: Bool
        }

        var name: String
        var wants: String?
        var filters: FilterBar
        var fitness: String
        var asDesigned: Figure?
        var departures: [String]
        var hasDepartures: Bool
        var drawing: StoryboardDrawing
        var curve: ChartBlock?
        var scenes: [SceneRow]
        var cuts: [CutRow]
        var conformance: StoryboardPage.Conformance
    }
}

extension StoryboardPage.Content {
    init(_ model: StoryboardPage.Model) {
        let board = model.board
        name = board.journey.name
        wants = board.journey.wants
        filters = FilterBar(
            model.filter, choices: model.choices, path: "/journeys/" + Address.encoded(board.journey.id.text),
            withJourneys: false, withRankings: false)
        asDesigned = board.fitness.cases > 0 ? .share(board.fitness.asDesigned, of: ("case", "cases")) : nil
        fitness =
            board.fitness.cases > 0
            ? "ran as designed; \(Figures.count(board.fitness.stillOpen)) are still under way."
            : "Nothing has run through this journey in the chosen time."
        departures = board.fitness.departures.prefix(8).map { StoryboardPage.words($0, board.names) }
        hasDepartures = !departures.isEmpty
        drawing = StoryboardDrawing(board)
        curve = StoryboardPage.scoreCurve(board).map { ChartBlock($0, id: "score-curve") }
        scenes = board.scenes.map { SceneRow($0, board, model.filter) }
        cuts = board.cuts.map { CutRow($0, board.names) }
        conformance = StoryboardPage.Conformance(board.conformance, board.names)
    }
}

extension StoryboardPage.Content.SceneRow {
    init(_ scene: Storyboard.Scene, _ board: Storyboard, _ filter: GapFilter) {
        anchor = scene.touchpoint.id.text
        stage = scene.stage.name
        name = scene.touchpoint.name
        owner = board.names.department(scene.touchpoint.owner)
        passages = Figures.count(scene.passages)
        customers = Figures.count(scene.customers)
        score = scene.score.map { .score($0) }
        standards = scene.standards > 0 ? "\(scene.standardsProven) of \(scene.standards)" : "none"
        gaps = scene.gaps.map { gap in
            StoryboardPage.Content.GapLink(
                label: GapWords.label(gap.key.kind) + ", " + GapWords(names: board.names).place(gap.key),
                address: filter.address("/gaps/" + Address.encoded(gap.key.name)).text)
        }
    }
}

extension StoryboardPage.Content.CutRow {
    init(_ cut: Storyboard.Cut, _ names: Names) {
        from = names.touchpoint(cut.from)
        to = names.touchpoint(cut.to)
        count = Figures.count(cut.count)
        median = cut.median?.inWords ?? "–"
        expected = cut.expected?.inWords ?? "–"
        standing = StoryboardPage.standing(cut)
        gaps = cut.gapOccurrences > 0 ? Figures.count(cut.gapOccurrences) : "–"
        isBroken = cut.gapOccurrences > 0
    }
}
