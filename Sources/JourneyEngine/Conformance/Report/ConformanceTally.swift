import Experience
import Statistics

/// Puts the judgements of all distinct ways together, weighted by the cases that went them.
struct ConformanceTally {
    private let words: AnswerWords
    private let way: DesignedWay
    private let order: VariantOrder
    private let table: VariantTable
    private var plain = FitnessSums()
    private var felt = FitnessSums()
    private var fitting = 0
    private var stillOpen = 0
    private var beyond = ConformanceAnswer.BeyondBound(ways: 0, cases: 0, screening: nil)
    private var replay: TokenReplay?
    private var net: WorkflowNet?
    /// By touchpoint code: scenes added; by scene number: scenes skipped.
    private var added: [Deviation]
    private var skipped: [Deviation]
    private let entries: [VariantTable.Entry]
    /// By variant; nil where it was not judged.
    private var judged: [JudgedStory?]

    private struct Deviation {
        var cases = 0
        var occurrences = 0
        /// The variant that was looked at last, and the first of those that show it.
        var last = -1
        var example = -1
    }

    init(_ words: AnswerWords, _ way: DesignedWay, _ table: VariantTable) {
        self.words = words
        self.way = way
        self.table = table
        entries = table.entries
        order = VariantOrder(table, words.touchpoints)
        judged = Array(repeating: nil, count: entries.count)
        added = Array(repeating: Deviation(), count: words.touchpoints.count)
        skipped = Array(repeating: Deviation(), count: way.scenes.count + 1)
    }

    mutating func add(_ number: Int, _ story: JudgedStory) {
        let cases = entries[number].count
        judged[number] = story
        if story.isStillOpen {
            stillOpen += cases
            return
        }
        plain.add(cost: story.cost, worst: story.worst, cases: cases)
        felt.add(cost: story.feltCost, worst: story.feltWorst, cases: cases)
        if story.cost == 0 {
            fitting += cases
            return
        }
        let codes = table.sequence(entries[number])
        var next = codes.startIndex
        for move in story.moves {
            switch move.kind {
            case .asDesigned: next += 1
            case .added:
                note(&added[Int(codes[next])], number, cases)
                next += 1
            case .skipped: note(&skipped[move.scene], number, cases)
            }
        }
    }

    private func note(_ deviation: inout Deviation, _ number: Int, _ cases: Int) {
        deviation.occurrences += cases
        if deviation.last == number { return }
        deviation.last = number
        deviation.cases += cases
        if deviation.example < 0 || order.isBefore(number, deviation.example) { deviation.example = number }
    }

    mutating func addBeyondBound(_ number: Int, _ story: StoryKey) {
        let cases = entries[number].count
        beyond.ways += 1
        beyond.cases += cases
        let net = net ?? WorkflowNet(way)
        self.net = net
        let replayed = TokenReplay(story.scenes.lazy.map { Int($0) }, on: net)
        var sum = replay ?? TokenReplay()
        sum.add(replayed, times: cases)
        replay = sum
    }
}

extension ConformanceTally {
    func answer(_ design: ConformanceAnswer.Design, limit: Int) -> ConformanceAnswer {
        var beyond = beyond
        beyond.screening = replay?.fitness
        let share = Proportion(successes: fitting, trials: plain.cases)
        let interval = share.trials > 0 ? share.interval() : nil
        return ConformanceAnswer(
            design: design, cases: table.total, ways: entries.count, stillOpen: stillOpen,
            asDesigned: Estimate(
                value: share.share ?? 0, interval: interval.map { Interval(low: $0.low, high: $0.high) },
                count: share.trials, few: share.trials < words.minimumCases),
            fitness: estimate(plain), feltFitness: estimate(felt), feltWeights: weights,
            deviations: Array(deviations.prefix(limit)), commonest: commonest(limit), beyondBound: beyond)
    }

    private func estimate(_ sums: FitnessSums) -> Estimate? {
        sums.mean.map {
            Estimate(
                value: $0, interval: sums.interval, count: sums.cases,
                few: sums.cases < words.minimumCases)
        }
    }

    private var weights: [ConformanceAnswer.FeltWeight] {
        way.scenes.filter { $0.weight != DesignedWay.Weight() }.map { scene in
            ConformanceAnswer.FeltWeight(
                touchpoint: scene.touchpoint, added: Int(scene.weight.added), skipped: Int(scene.weight.skipped))
        }
    }

    /// The commonest first: by cases, then occurrences; ties skipped before added, in the order of the script and then
    /// of names.
    private var deviations: [ConformanceAnswer.Deviation] {
        let skips = skipped.enumerated().filter { $1.cases > 0 }.map { number, deviation in
            (rank: number, move: ConformanceAnswer.Move.skipped(way.scenes[number - 1].touchpoint), deviation)
        }
        let adds = added.enumerated().filter { $1.cases > 0 }.map { code, deviation in
            (
                rank: skipped.count + order.rank(UInt32(code)),
                move: ConformanceAnswer.Move.added(words.touchpoint(UInt32(code))), deviation
            )
        }
        return (skips + adds).sorted { left, right in
            if left.2.cases != right.2.cases { return left.2.cases > right.2.cases }
            if left.2.occurrences != right.2.occurrences { return left.2.occurrences > right.2.occurrences }
            return left.rank < right.rank
        }.compactMap { _, move, deviation in
            shown(deviation.example).map {
                ConformanceAnswer.Deviation(
                    move: move, cases: deviation.cases, occurrences: deviation.occurrences, example: $0)
            }
        }
    }

    private func commonest(_ limit: Int) -> [ConformanceAnswer.Way] {
        order.first(limit, of: judged.indices.filter { judged[$0] != nil }).compactMap { shown($0) }
    }

    private func shown(_ number: Int) -> ConformanceAnswer.Way? {
        guard let story = judged[number] else { return nil }
        let codes = table.sequence(entries[number])
        var next = codes.startIndex
        let moves = story.moves.map { move -> ConformanceAnswer.Move in
            if move.kind == .skipped { return .skipped(way.scenes[move.scene - 1].touchpoint) }
            defer { next += 1 }
            let touchpoint = words.touchpoint(codes[next])
            return move.kind == .added ? .added(touchpoint) : .asDesigned(touchpoint)
        }
        return ConformanceAnswer.Way(
            cases: entries[number].count, isOpen: codes.last == VariantTable.mayGoOn, cost: story.cost,
            fitness: story.fitness, feltFitness: story.feltFitness, moves: moves)
    }
}
