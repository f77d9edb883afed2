import ColumnStore
import Experience

extension PartialShape {
    static let facts = [
        // Which facts were asked for, by their places from 1 on.
        PartialShape(name: "facts", key: [.number, .text]),
        // The reference's fingerprint, the fact's place, the value that a customer stated last, and when; place 0 where
        // a customer stated none of the facts.
        PartialShape(
            name: "statements", key: [.number, .number, .number, .number, .number, .text], integers: [.greatest]),
    ]
}

extension Engine {
    func fill(
        _ tables: inout [PartialTable], _ facts: [FactID], _ filter: InsightFilter, _ names: inout PartialNames
    ) throws(PartialError) {
        for (place, fact) in facts.enumerated() {
            try tables[0].add([UInt32(place + 1), names.code(of: fact.text, .text)])
        }
        let stated = StatedValues(of: facts, in: log)
        let codes = stated.texts.map { $0.map { names.code(of: $0, .text) } }
        for (statement, time) in finalFactsPartial(stated, filter).times {
            let fingerprint = log.names(.reference).withBytes(of: Int(statement.reference)) { Self.fingerprint($0) }
            let place = UInt32(statement.fact.map { $0 + 1 } ?? 0)
            let value = statement.fact.map { codes[$0][Int(statement.value)] } ?? 0
            try tables[1].add(fingerprint + [place, value], integers: [time])
        }
    }

    /// Stands for a reference, which itself stays where it is: 128 bits tell any number of them apart.
    private static func fingerprint(_ reference: UnsafeRawBufferPointer) -> [UInt32] {
        XXH64.hash(reference).halves + XXH64.hash(reference, seed: 0x7265_6665_7265_6E63).halves
    }
}

extension PartialResult {
    var finalFacts: FinalFacts {
        let facts = (0..<tables[0].count).map { Array(tables[0].key($0)) }.sorted { $0[0] < $1[0] }
            .prefix(PartialQuestion.mostFacts)
        let statements = tables[1]
        let texts = (0...names.count(.text)).map { names[.text, UInt32($0)] }
        var places = [Int32](repeating: 0, count: texts.count)
        let order = texts.indices.sorted { texts[$0] < texts[$1] }
        for (place, code) in order.enumerated() { places[code] = Int32(place) }
        var references = KeyIndex()
        var found = FinalFactsPartial()
        for row in 0..<statements.count {
            let key = Array(statements.key(row))
            let place = Int(key[4])
            guard place <= facts.count else { continue }
            found.take(
                FinalFactsPartial.Statement(
                    reference: UInt32(references.number(key.prefix(4))), fact: place == 0 ? nil : place - 1,
                    value: places[Int(key[5])]), at: statements.integer(row))
        }
        return FinalFacts(
            facts: facts.map { FactID(names[.text, $0[1]]) }, rows: found.rows(facts: facts.count) { texts[order[$1]] })
    }
}
