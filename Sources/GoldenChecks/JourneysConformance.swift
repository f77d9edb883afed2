import JourneyEngine

/// Area 04_journeys, stories against a design.
enum JourneysConformance {
    static let all = [
        GoldenCheck("04_journeys", "block_structured_alignments", compute: alignments),
        GoldenCheck("04_journeys", "conformance_small", "conformance_large", compute: log),
        GoldenCheck("04_journeys", "token_replay_and_alignment", compute: replays),
    ]

    private static func alignments(_ golden: GoldenCase) throws -> JSONValue {
        try golden.mapRows(inputs: "tree", "trace") { row in
            let tree = try GoldenTree(row.member("tree"))
            let judged = try judge(tree.story(names(row.member("trace"))), by: tree.block)
            return [
                "cost": .count(judged.cost), "shortest_model_path": .count(judged.shortestWay),
                "fitness": .number(judged.fitness),
            ]
        }
    }

    /// Variants come with how many cases took them.
    private static func log(_ golden: GoldenCase) throws -> JSONValue {
        let tree = try GoldenTree(GoldenRow(value: golden.parameters, path: "inputs.params").member("tree"))
        var sums = FitnessSums()
        var shortestWay = 0
        let rows = try golden.rows("variants_count_cost_fitness").map { row in
            let scenes = names(GoldenRow(value: row.value.elements?.first ?? .null, path: row.path))
            let judged = try judge(tree.story(scenes), by: tree.block)
            sums.add(cost: judged.cost, worst: judged.worst, cases: try row.count(1))
            shortestWay = judged.shortestWay
            return row.replacingLast(2, with: [.count(judged.cost), .number(judged.fitness)])
        }
        return [
            "variants_count_cost_fitness": .array(rows), "shortest_model_path": .count(shortestWay),
            "weighted_fitness_top40": .number(sums.mean), "log_fitness_costbased_top40": .number(sums.overall),
        ]
    }

    /// What other libraries found beside is an input: it says nothing of ours.
    private static func replays(_ golden: GoldenCase) throws -> JSONValue {
        let tree = try GoldenTree(GoldenRow(value: golden.parameters, path: "inputs.params").member("tree"))
        let net = WorkflowNet(tree.block)
        return try golden.mapRows(inputs: "trace", "pm4py_tbr_equal", "pm4py_alignment_fitness") { row in
            let story = tree.story(names(try row.member("trace")))
            let replay = TokenReplay(story.map { Int($0) }, on: net)
            let judged = try judge(story, by: tree.block)
            return [
                "produced": .count(replay.produced), "consumed": .count(replay.consumed),
                "missing": .count(replay.missing), "remaining": .count(replay.remaining),
                "fitness": .number(replay.fitness), "alignment_cost": .count(judged.cost),
                "alignment_fitness": .number(judged.fitness),
            ]
        }
    }

    private struct Judged {
        var cost: Int
        var worst: Int
        var shortestWay: Int
        var fitness: Double?
    }

    private static func judge(_ story: [UInt32], by block: Block) throws(GoldenInputError) -> Judged {
        guard let model = ProcessModel(block) else { throw GoldenInputError("the tree has too many states") }
        var aligner = Aligner(model, .plain(scenes: model.scenes))
        guard let shortestWay = aligner.shortestWay, let worst = aligner.worstCost(story, isOpen: false),
            let alignment = aligner.alignment(story), aligner.cost(story) == alignment.cost
        else { throw GoldenInputError("the tree has no way through") }
        var sums = FitnessSums()
        sums.add(cost: alignment.cost, worst: worst)
        return Judged(
            cost: alignment.cost, worst: worst, shortestWay: shortestWay, fitness: worst > 0 ? sums.mean : nil)
    }

    private static func names(_ row: GoldenRow) -> [String] { (row.value.elements ?? []).compactMap(\.text) }
}
