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
        let table = conformanceVariants(filter)
        let numbers = way.numbers(in: script)
        let stories = table.entries.map { entry in
            let codes = table.sequence(entry)
            let mayGoOn = codes.last == Self.mayGoOn
            return StoryKey(scenes: codes.dropLast(mayGoOn ? 1 : 0).map { numbers[Int($0)] }, mayGoOn: mayGoOn)
        }
        let design: ConformanceAnswer.Design
        var judged: [JudgedStory?] = []
        if let model = ProcessModel(way) {
            design = Self.design(way, model)
            if case .ready = design { judged = shelf.judged(stories, by: way, model, threads: ranges.count) }
        } else {
            design = .beyondBound(scenes: way.scenes.count, bound: ProcessModel.stateBound)
            judged = Array(repeating: nil, count: stories.count)
        }
        var tally = ConformanceTally(self, way, table)
        for (number, found) in judged.enumerated() {
            if let found { tally.add(number, found) } else { tally.addBeyondBound(number, stories[number]) }
        }
        return tally.answer(design, limit: max(0, limit))
    }

    private static func design(_ way: DesignedWay, _ model: ProcessModel) -> ConformanceAnswer.Design {
        if way.scenes.isEmpty { return .noScenes }
        guard let shortest = StoryJudge(model, way).shortestWay else { return .noWayThrough(scenes: way.scenes.count) }
        return .ready(scenes: way.scenes.count, shortestWay: shortest)
    }

    /// Stands behind the codes of a case that may still go on: it has not come to rest, and is at no designed end.
    static let mayGoOn = UInt32.max

    private func conformanceVariants(_ filter: InsightFilter) -> VariantTable {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: .case, gap: nil, columns: [])
        let now = log.lastTime?.milliseconds ?? 0
        let reopenAfter = script.settings.reopenAfter.milliseconds
        let found = folded { customers in
            var table = VariantTable(codes: Int(Self.mayGoOn))
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
                if !isAtEnd && now.since(lastTime) <= reopenAfter { codes.append(Self.mayGoOn) }
                table.add(codes)
            }
            return table
        }
        return found ?? VariantTable(codes: Int(Self.mayGoOn))
    }
}
