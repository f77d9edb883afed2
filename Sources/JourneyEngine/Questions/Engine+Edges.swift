import ColumnStore
package import Experience

extension Engine {
    /// Which scene follows which, how often and after how long (directly-follows graph: van der Aalst 2016, 6.2), the
    /// commonest first. The median is exact.
    package func edges(_ filter: InsightFilter, within grouping: Grouping = .customer) -> [EdgeRow] {
        let filter = CompiledFilter(filter, script, log: log)
        let walk = PassageWalk(self, filter, within: grouping, columns: .text(.touchpoint))
        let found = folded { EdgePartial(walk, $0, codes: script.touchpoints.count) }
        return found?.rows(script) ?? []
    }
}

/// Edges of some of the customers.
struct EdgePartial: MergeableResult {
    private(set) var index: PairIndex
    private(set) var waits: WaitTable

    init(_ walk: PassageWalk, _ customers: Range<Int>, codes: Int) {
        var index = PairIndex(codes: codes)
        var waits = WaitTable(capacity: walk.mostPassages(customers))
        walk.forEach(customers) { reader, a, b in
            let touchpoints = reader.codes(.touchpoint)
            waits.add(
                reader.time[b].since(reader.time[a]), number: index.number(touchpoints[a], touchpoints[b]))
        }
        self.index = index
        self.waits = waits
    }

    mutating func merge(_ other: EdgePartial) {
        waits.merge(other.waits, renamed: other.index.pairs.map { index.number($0.from, $0.to) })
    }

    func rows(_ script: CompiledScript) -> [EdgeRow] {
        var rows: [EdgeRow] = []
        waits.forEachNumber { number, all in
            let pair = index.pairs[number]
            rows.append(
                EdgeRow(
                    from: script.touchpoint(pair.from), to: script.touchpoint(pair.to), count: all.count,
                    totalMilliseconds: waits.totals[number], maxMilliseconds: waits.greatest[number],
                    medianMilliseconds: RankSelection.value(atPercent: 50, of: all)))
        }
        return rows.sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
    }
}
