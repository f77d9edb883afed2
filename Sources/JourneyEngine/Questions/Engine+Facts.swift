import ColumnStore
package import Experience

extension Engine {
    /// How orders, tickets and the like stood at their end: for each combination of the last stated values of some
    /// facts, the number of references, the commonest first. A reference counts once, even if it changed hands between
    /// customers; a fact that it never had stated is nil. Events without a reference are left out.
    package func finalFacts(_ facts: [FactID], _ filter: InsightFilter) -> [FinalFactsRow] {
        let stated = StatedValues(of: facts, in: log)
        return finalFactsPartial(stated, filter).rows(facts: facts.count) { stated.texts[$0][$1] }
    }

    func finalFactsPartial(_ stated: StatedValues, _ filter: InsightFilter) -> FinalFactsPartial {
        let filter = CompiledFilter(filter, script, log: log)
        return folded { FinalFactsPartial(self, filter, stated, $0) } ?? FinalFactsPartial()
    }
}

/// What every distinct facts text of the log states of the wanted facts, so that a text is taken apart once.
struct StatedValues: Sendable {
    /// For each facts code, the place of each wanted fact's value in `texts`; -1 where it states none.
    let places: [[Int32]]
    /// By wanted fact, in order.
    let texts: [[String]]

    init(of facts: [FactID], in log: EventLog) {
        let names = log.names(.facts)
        let stated = (0...names.count).map { code in
            var found = facts.map { _ in String?.none }
            for fact in StatedFact.list(code > 0 ? names[code] : nil) {
                if let place = facts.firstIndex(of: fact.fact) { found[place] = fact.value }
            }
            return found
        }
        let texts = facts.indices.map { place in Set(stated.compactMap { $0[place] }).sorted() }
        let places = texts.map { Dictionary(uniqueKeysWithValues: zip($0, Int32(0)...)) }
        self.places = stated.map { found in
            zip(found, places).map { value, places in value.flatMap { places[$0] } ?? -1 }
        }
        self.texts = texts
    }
}

/// What some of the customers stated last of each reference. Whose statement stands does not depend on the order in
/// which customers come: the latest, and of several customers' at one moment that with the greatest value.
struct FinalFactsPartial: MergeableResult {
    /// What a customer stated last of one fact of a reference.
    struct Statement: Hashable, Sendable {
        var reference: UInt32
        /// The place among the wanted facts; nil when the customer stated none of them.
        var fact: Int?
        /// The place among all values in order; -1 without a fact.
        var value: Int32
    }

    /// When each was made last.
    private(set) var times: [Statement: Int64] = [:]

    init() {}

    init(_ engine: Engine, _ filter: CompiledFilter, _ stated: StatedValues, _ range: Range<Int>) {
        var reader = CustomerReader(
            engine.log, customers: range, columns: EventColumnSet.text(.facts, .reference).union(filter.columns))
        let nothing = stated.texts.map { _ in (time: Int64(0), value: Int32(-1)) }
        var own: [UInt32: [(time: Int64, value: Int32)]] = [:]
        while reader.next() {
            filter.prepare(&reader)
            own.removeAll(keepingCapacity: true)
            for event in 0..<reader.count where filter.keeps(reader, event) {
                let reference = reader.codes(.reference)[event]
                guard reference > 0 else { continue }
                var known = own.removeValue(forKey: reference) ?? nothing
                // Later statements replace earlier ones; what is not stated again stays.
                for (fact, value) in stated.places[Int(reader.codes(.facts)[event])].enumerated() where value >= 0 {
                    known[fact] = (reader.time[event], value)
                }
                own[reference] = known
            }
            for (reference, known) in own {
                let statements = known.enumerated().filter { $0.element.value >= 0 }
                if statements.isEmpty { take(Statement(reference: reference, fact: nil, value: -1), at: 0) }
                for (fact, last) in statements {
                    take(Statement(reference: reference, fact: fact, value: last.value), at: last.time)
                }
            }
        }
    }

    mutating func take(_ statement: Statement, at time: Int64) {
        times[statement] = max(times[statement] ?? time, time)
    }

    mutating func merge(_ other: FinalFactsPartial) {
        for (statement, time) in other.times { take(statement, at: time) }
    }

    /// `text` of the value at some place of a wanted fact.
    func rows(facts: Int, _ text: (_ fact: Int, _ value: Int) -> String) -> [FinalFactsRow] {
        let nothing = [(time: Int64, value: Int32)](repeating: (.min, -1), count: facts)
        var references: [UInt32: [(time: Int64, value: Int32)]] = [:]
        for (statement, time) in times {
            var last = references.removeValue(forKey: statement.reference) ?? nothing
            if let fact = statement.fact, last[fact] < (time, statement.value) {
                last[fact] = (time, statement.value)
            }
            references[statement.reference] = last
        }
        let counts = references.values.reduce(into: [[Int32]: Int]()) { $0[$1.map(\.value), default: 0] += 1 }
        // Equal counts stand in the order of their values.
        return counts.sorted { $1.value == $0.value ? $0.key.lexicographicallyPrecedes($1.key) : $1.value < $0.value }
            .map { values, count in
                FinalFactsRow(
                    values: values.enumerated().map { $1 < 0 ? nil : text($0, Int($1)) }, references: count)
            }
    }
}
