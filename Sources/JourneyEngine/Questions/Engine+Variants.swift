import ColumnStore
package import Experience

extension Engine {
    /// The distinct ways through and how often each was taken, the commonest first. A session ends where nothing
    /// happens for longer than `sessionGap`; without one, a customer's (or a case's) whole story is one.
    package func variants(
        _ filter: InsightFilter, within grouping: Grouping = .customer, limit: Int, sessionGap: Wait? = nil
    ) -> VariantsAnswer {
        standing(
            StandingKey(.variants(sessionGap: sessionGap, limit: limit), filter, grouping),
            make: { $0.variantTable(filter, within: grouping, sessionGap: sessionGap) },
            update: { table, before, now, whose in
                table.subtract(before.variantTable(filter, within: grouping, sessionGap: sessionGap, whose))
                table.merge(now.variantTable(filter, within: grouping, sessionGap: sessionGap, whose))
                return true
            }, read: { answer($0, limit: limit) })
    }

    private func answer(_ table: VariantTable, limit: Int) -> VariantsAnswer {
        let names = (0...script.touchpoints.count).map { Array(script.touchpoints[$0].utf8) }
        let ids = (0...script.touchpoints.count).map { script.touchpoint(UInt32($0)) }
        let rows = table.top(limit, names: names).map { entry in
            VariantsAnswer.Row(touchpoints: entry.codes.map { ids[Int($0)] }, count: entry.count)
        }
        return VariantsAnswer(
            rows: rows, sessions: table.total, distinct: table.distinct, sumOfSquaredCounts: table.sumOfSquaredCounts)
    }

    /// All distinct sessions of some customers.
    func variantTable(
        _ filter: InsightFilter, within grouping: Grouping, sessionGap: Wait?, _ whose: StoryChoice = .all
    ) -> VariantTable {
        let filter = CompiledFilter(filter, script, log: log)
        let codes = script.touchpoints.count
        if grouping == .customer && filter.keepsAllEvents && filter.keepsAllPassages && codes <= 0xFF {
            return plainVariantTable(sessionGap, whose)
        }
        let walk = StoryWalk(self, filter, within: grouping, gap: sessionGap, columns: [])
        return folded(whose, walk.columns) { stories in
            var table = VariantTable(codes: codes)
            var sequence: [UInt32] = []
            walk.forEach(in: stories) { reader, story in
                let touchpoints = reader.codes(.touchpoint)
                sequence.removeAll(keepingCapacity: true)
                for event in story { sequence.append(touchpoints[Int(event)]) }
                table.add(sequence)
            }
            return table
        } ?? VariantTable(codes: codes)
    }

    private func plainVariantTable(_ sessionGap: Wait?, _ whose: StoryChoice) -> VariantTable {
        let gap = sessionGap?.milliseconds
        let columns = EventColumnSet.text(.touchpoint)
        let streams: [VariantStreams] =
            switch whose {
            case .all: partials { VariantStreams(log.sheets($0, columns), gap: gap) }
            case .these(let customers): [VariantStreams(log.sheets(of: customers, columns), gap: gap)]
            }
        let parts = 1 << VariantTable.partBits
        return VariantTable(
            width: 1,
            parts: Parallel.chunks(parts, threads: ranges.count) { range in
                range.map { VariantStreams.counted(streams, part: $0) }
            })
    }
}
