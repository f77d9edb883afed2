import ColumnStore
package import Experience

extension Engine {
    /// Which scene follows which, how often and after how long (directly-follows graph: van der Aalst 2016, 6.2), the
    /// commonest first. The median is exact.
    package func edges(_ filter: InsightFilter, within grouping: Grouping = .customer) -> [EdgeRow] {
        standing(
            StandingKey(.edges, filter, grouping),
            make: { StandingEdges($0.edgePartial(filter, within: grouping, .all)) },
            update: { edges, before, now, whose in
                edges.replace(
                    before.edgePartial(filter, within: grouping, whose),
                    by: now.edgePartial(filter, within: grouping, whose))
            }, read: { $0.rows(script) })
    }

    /// Edges of some customers.
    func edgePartial(_ filter: InsightFilter, within grouping: Grouping, _ whose: StoryChoice) -> EdgePartial {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = PassageWalk(self, compiled, within: grouping, columns: .text(.touchpoint))
        let codes = script.touchpoints.count
        let isPlain = grouping == .customer && compiled.keepsAllEvents && compiled.keepsAllPassages
        if isPlain && codes <= EdgeKernel.mostCodes {
            return foldedSheets(whose, .text(.touchpoint)) { EdgeKernel.partial($0, codes: codes) }
                ?? EdgePartial(index: PairIndex(codes: codes), waits: WaitTable())
        }
        return folded(whose, walk.columns) { EdgePartial(walk, $0, codes: codes) }
            ?? EdgePartial(index: PairIndex(codes: codes), waits: WaitTable())
    }
}

/// Edges of some of the customers.
struct EdgePartial: MergeableResult {
    private(set) var index: PairIndex
    /// By number of the pair.
    private(set) var waits: WaitTable

    init(index: PairIndex, waits: WaitTable) {
        self.index = index
        self.waits = waits
    }

    init(_ walk: PassageWalk, _ stories: Stories, codes: Int) {
        var index = PairIndex(codes: codes)
        var waits = WaitCollector()
        walk.forEach(in: stories) { reader, a, b in
            let touchpoints = reader.codes(.touchpoint)
            waits.add(
                reader.time[b].since(reader.time[a]), number: index.number(touchpoints[a], touchpoints[b]))
        }
        self.index = index
        self.waits = waits.table()
    }

    mutating func merge(_ other: EdgePartial) {
        waits.merge(other.waits, renamed: other.index.pairs.map { index.number($0.from, $0.to) })
    }
}

/// Edges that follow the footage.
struct StandingEdges: Sendable {
    private var index: PairIndex
    private var summaries: [WaitSummary]
    private static let percents = [50]

    init(_ partial: EdgePartial) {
        index = partial.index
        summaries = partial.waits.summaries(percents: Self.percents)
    }

    /// Takes back the waits of some customers as they were, and adds them as they are. False when that is more than
    /// what is kept can tell.
    mutating func replace(_ before: EdgePartial, by after: EdgePartial) -> Bool {
        defer { withExtendedLifetime((before, after)) {} }
        let removed = before.waits.byNumber()
        let added = after.waits.byNumber()
        for pair in index.matching(before.index, after.index) {
            while summaries.count <= pair.number { summaries.append(.none(windows: Self.percents.count + 1)) }
            let isKnown = WaitChanges.apply(
                removed: pair.before.map { removed[$0] } ?? [], added: pair.after.map { added[$0] } ?? [],
                to: &summaries[pair.number], percents: Self.percents)
            if !isKnown { return false }
        }
        return true
    }

    func rows(_ script: CompiledScript) -> [EdgeRow] {
        let places = index.placesByName(script)
        // Sorted before rows are made of them: numbers are quickly compared and moved.
        let numbers = summaries.indices.filter { summaries[$0].count > 0 }.sorted {
            summaries[$0].count != summaries[$1].count
                ? summaries[$0].count > summaries[$1].count : places[$0] < places[$1]
        }
        return numbers.map { number in
            let pair = index.pairs[number]
            let summary = summaries[number]
            return EdgeRow(
                from: script.touchpoint(pair.from), to: script.touchpoint(pair.to), count: summary.count,
                totalMilliseconds: summary.total, maxMilliseconds: summary.greatest,
                medianMilliseconds: summary.value(0))
        }
    }
}
