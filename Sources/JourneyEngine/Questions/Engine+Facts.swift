import ColumnStore
package import Experience

extension Engine {
    /// How orders, tickets and the like stood at their end: for each combination of the last stated values of some
    /// facts, the number of references, the commonest first. A reference counts once, even if it changed hands between
    /// customers; a fact that it never had stated is nil. Events without a reference are left out.
    package func finalFacts(_ facts: [FactID], _ filter: InsightFilter) -> [FinalFactsRow] {
        let filter = CompiledFilter(filter, script, log: log)
        let stated = StatedValues(of: facts, in: log)
        guard let found = folded({ FinalFactsPartial(self, filter, stated, $0) }) else { return [] }
        return found.counts.map { values, count in
            FinalFactsRow(values: zip(values, stated.texts).map { $0 < 0 ? nil : $1[Int($0)] }, references: count)
        }.sorted { ($1.references, $0.order) < ($0.references, $1.order) }
    }
}

/// What every distinct facts text of the log states of the wanted facts, so that a text is taken apart once.
private struct StatedValues: Sendable {
    /// For each facts code, the place of each wanted fact's value in `texts`; -1 where it states none.
    let places: [[Int32]]
    let texts: [[String]]

    init(of facts: [FactID], in log: EventLog) {
        var texts = facts.map { _ in [String]() }
        var known = facts.map { _ in [String: Int32]() }
        let names = log.names(.facts)
        places = (0...names.count).map { code in
            var found = facts.map { _ in Int32(-1) }
            for fact in StatedFact.list(code > 0 ? names[code] : nil) {
                guard let place = facts.firstIndex(of: fact.fact) else { continue }
                if let value = known[place][fact.value] {
                    found[place] = value
                } else {
                    found[place] = Int32(texts[place].count)
                    known[place][fact.value] = found[place]
                    texts[place].append(fact.value)
                }
            }
            return found
        }
        self.texts = texts
    }
}

/// The last stated values of each reference, over some of the customers.
private struct FinalFactsPartial: MergeableResult {
    private struct Last {
        var time: Int64
        var values: [Int32]
    }

    private var references: [UInt32: Last] = [:]

    init(_ engine: Engine, _ filter: CompiledFilter, _ stated: StatedValues, _ range: Range<Int>) {
        var reader = CustomerReader(
            engine.log, customers: range, columns: EventColumnSet.text(.facts, .reference).union(filter.columns))
        while reader.next() {
            filter.prepare(&reader)
            for event in 0..<reader.count where filter.keeps(reader, event) {
                let reference = reader.codes(.reference)[event]
                guard reference > 0 else { continue }
                let values = stated.places[Int(reader.codes(.facts)[event])]
                take(Last(time: reader.time[event], values: values), of: reference)
            }
        }
    }

    /// Later statements replace earlier ones; what is not stated again stays.
    private mutating func take(_ next: Last, of reference: UInt32) {
        guard var last = references[reference] else {
            references[reference] = next
            return
        }
        let isLater = next.time >= last.time
        for place in last.values.indices {
            let value = next.values[place]
            if value >= 0, isLater || last.values[place] < 0 { last.values[place] = value }
        }
        last.time = max(last.time, next.time)
        references[reference] = last
    }

    mutating func merge(_ other: FinalFactsPartial) {
        for (reference, last) in other.references { take(last, of: reference) }
    }

    var counts: [[Int32]: Int] {
        references.values.reduce(into: [:]) { $0[$1.values, default: 0] += 1 }
    }
}

extension FinalFactsRow {
    /// Equal counts stand in the order of their values.
    fileprivate var order: String { values.map { $0 ?? "" }.joined(separator: "\u{1F}") }
}
