import ColumnStore
package import Experience

extension Engine {
    /// The distinct ways through and how often each was taken, the commonest first. A session ends where nothing
    /// happens for longer than `sessionGap`; without one, a customer's (or a case's) whole story is one.
    package func variants(
        _ filter: InsightFilter, within grouping: Grouping = .customer, limit: Int, sessionGap: Wait? = nil
    ) -> VariantsAnswer {
        guard let found = variantTable(filter, within: grouping, sessionGap: sessionGap) else {
            return VariantsAnswer(rows: [], sessions: 0, distinct: 0)
        }
        let names = (0...script.touchpoints.count).map { Array(script.touchpoints[$0].utf8) }
        let rows = found.top(limit, names: names).map { entry in
            VariantsAnswer.Row(touchpoints: found.sequence(entry).map { script.touchpoint($0) }, count: entry.count)
        }
        return VariantsAnswer(rows: rows, sessions: found.total, distinct: found.entries.count)
    }

    func variantTable(_ filter: InsightFilter, within grouping: Grouping, sessionGap: Wait?) -> VariantTable? {
        let filter = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, filter, within: grouping, gap: sessionGap, columns: [])
        return folded { customers in
            var table = VariantTable()
            var codes: [UInt32] = []
            walk.forEach(customers) { reader, story in
                let touchpoints = reader.codes(.touchpoint)
                codes.removeAll(keepingCapacity: true)
                var hash = VariantTable.emptyHash
                for event in story {
                    let code = touchpoints[Int(event)]
                    codes.append(code)
                    hash = VariantTable.extend(hash, by: code)
                }
                codes.withUnsafeBufferPointer { table.add($0, hash: hash) }
            }
            return table
        }
    }
}
