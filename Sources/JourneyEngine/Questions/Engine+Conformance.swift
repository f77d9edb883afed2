import ColumnStore
package import Experience

extension Engine {
    /// How well cases fit the design, by an optimal alignment of every distinct way (methods.md 4.2), and where they
    /// part from it. Cases and what may still go on are those of ``fitness(_:limit:)``, and so is the share that ran
    /// as designed. `shelf` remembers alignments from one question to the next.
    package func conformance(
        _ filter: InsightFilter, limit: Int = 20, remembering shelf: AlignmentShelf = AlignmentShelf()
    ) -> ConformanceAnswer {
        let way = DesignedWay(script, journey: filter.journey)
        return way.conformance(
            of: conformanceVariants(filter), words: script.words, limit: limit, remembering: shelf,
            threads: ranges.count)
    }

    private func conformanceVariants(_ filter: InsightFilter) -> VariantTable {
        let now = log.lastTime?.milliseconds ?? 0
        let reopenAfter = script.settings.reopenAfter.milliseconds
        let walk = conformanceWalk(filter)
        return folded { customers in
            var table = VariantTable.ofCases
            forEachCase(walk, customers) { codes, stoppedAt in
                let mayGoOn = stoppedAt.map { now.since($0) <= reopenAfter } ?? false
                table.add(mayGoOn ? codes + [VariantTable.mayGoOn] : codes)
            }
            return table
        } ?? .ofCases
    }

    func conformanceWalk(_ filter: InsightFilter) -> StoryWalk {
        StoryWalk(self, CompiledFilter(filter, script, log: log), within: .case, gap: nil, columns: [])
    }

    /// `body` gets the codes of a case and, if it is at no designed end, when the last thing happened in it.
    func forEachCase(_ walk: StoryWalk, _ customers: Range<Int>, _ body: ([UInt32], Int64?) -> Void) {
        var codes: [UInt32] = []
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            codes.removeAll(keepingCapacity: true)
            var lastTime: Int64 = 0
            var isAtEnd = false
            for event in story {
                let code = touchpoints[Int(event)]
                lastTime = reader.time[Int(event)]
                let scene = script.scenes[Int(code)]
                if scene.journey != 0 { isAtEnd = scene.isEnd }
                codes.append(code)
            }
            body(codes, isAtEnd ? nil : lastTime)
        }
    }
}

extension VariantTable {
    /// Stands behind the codes of a case that may still go on: it has not come to rest, and is at no designed end.
    static let mayGoOn = UInt32.max

    /// Holds the ways of cases.
    static var ofCases: VariantTable { VariantTable(codes: Int(mayGoOn)) }
}

extension DesignedWay {
    /// What all cases come to, laid beside this design; each distinct way is judged once.
    func conformance(
        of table: VariantTable, words: AnswerWords, limit: Int, remembering shelf: AlignmentShelf, threads: Int
    ) -> ConformanceAnswer {
        let numbers = numbers(of: words.touchpoints)
        let stories = table.entries.map { entry in
            let codes = table.sequence(entry)
            let mayGoOn = codes.last == VariantTable.mayGoOn
            return StoryKey(scenes: codes.dropLast(mayGoOn ? 1 : 0).map { numbers[Int($0)] }, mayGoOn: mayGoOn)
        }
        let design: ConformanceAnswer.Design
        var judged: [JudgedStory?] = []
        if let model = ProcessModel(self) {
            design = state(model)
            if case .ready = design { judged = shelf.judged(stories, by: self, model, threads: threads) }
        } else {
            design = .beyondBound(scenes: scenes.count, bound: ProcessModel.stateBound)
            judged = Array(repeating: nil, count: stories.count)
        }
        var tally = ConformanceTally(words, self, table)
        for (number, found) in judged.enumerated() {
            if let found { tally.add(number, found) } else { tally.addBeyondBound(number, stories[number]) }
        }
        return tally.answer(design, limit: max(0, limit))
    }

    private func state(_ model: ProcessModel) -> ConformanceAnswer.Design {
        if scenes.isEmpty { return .noScenes }
        guard let shortest = StoryJudge(model, self).shortestWay else { return .noWayThrough(scenes: scenes.count) }
        return .ready(scenes: scenes.count, shortestWay: shortest)
    }
}
