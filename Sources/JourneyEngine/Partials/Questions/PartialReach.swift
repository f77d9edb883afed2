import Experience

extension PartialShape {
    static let reach =
        [
            PartialShape(name: "steps", key: [.number, .touchpoint], integers: [.count], lists: 6),
            PartialShape(name: "stopped", key: [.number, .number, .number], lists: 2),
            PartialShape(name: "ends", key: [.number, .touchpoint]),
            PartialShape(name: "settings", key: [], integers: [.same]),
        ]
}

extension Engine {
    /// Steps hold after how long customers came to them, to another end, or out of time. Those who stopped travel with
    /// the moments of their last event, their last step and their first one: whether they are still under way is known
    /// when all footage is.
    func fill(
        _ tables: inout [PartialTable], reachOf filter: InsightFilter, _ steps: [TouchpointID], _ terms: ReachTerms,
        ends: [TouchpointID]?, _ names: inout PartialNames
    ) throws(PartialError) {
        let ends = reachEnds(ends, steps)
        let found = reachPartial(steps, within: terms.within, ends: ends, silence: terms.silence, filter)
        for (step, touchpoint) in steps.enumerated() {
            let outcomes = [found.fromPrevious[step], found.fromStart[step]]
            try tables[0].add(
                [UInt32(step), names.code(of: touchpoint.text, .touchpoint)],
                integers: [step == 0 ? Int64(found.entered) : 0],
                lists: outcomes.flatMap { [$0.reached, $0.ended, $0.censored] })
        }
        for customer in found.stopped {
            try tables[1].add(
                [UInt32(customer.step)] + customer.last.halves, lists: [[customer.reached], [customer.start]])
        }
        for (place, end) in ends.enumerated() {
            try tables[2].add([UInt32(place), names.code(of: end.text, .touchpoint)])
        }
        try tables[3].add([], integers: [Int64(script.settings.minimumCases)])
    }
}

extension PartialResult {
    var reach: ReachAnswer {
        let terms = ReachTerms(
            within: Wait(milliseconds: number("within_ms") ?? 0),
            silence: number("silence_ms").map { Wait(milliseconds: $0) })
        let steps = inOrder(tables[0])
        var found = ReachPartial(steps: steps.count, terms)
        for (step, row) in steps.enumerated() {
            if step == 0 { found.entered = Int(tables[0].integer(row)) }
            let lists = (0..<6).map { tables[0].list(row, $0) }
            found.fromPrevious[step] = ReachOutcomes(reached: lists[0], ended: lists[1], censored: lists[2])
            found.fromStart[step] = ReachOutcomes(reached: lists[3], ended: lists[4], censored: lists[5])
        }
        for row in 0..<tables[1].count {
            let key = Array(tables[1].key(row))
            guard steps.indices.contains(Int(key[0])) else { continue }
            for (reached, start) in zip(tables[1].list(row, 0), tables[1].list(row, 1)) {
                found.keep(
                    ReachPartial.Stopped(
                        step: Int(key[0]), last: Int64(halves: key.dropFirst()), reached: reached, start: start))
            }
        }
        found.settle(now: footage.last?.milliseconds ?? 0)
        return found.answer(
            steps.map { place(tables[0], $0) }, ends: inOrder(tables[2]).map { place(tables[2], $0) },
            minimumCases: Int(setting(tables[3])))
    }

    private func inOrder(_ table: PartialTable) -> [Int] {
        (0..<table.count).sorted { table.key($0).lexicographicallyPrecedes(table.key($1)) }
    }

    private func place(_ table: PartialTable, _ row: Int) -> TouchpointID { touchpoint(Array(table.key(row))[1]) }
}
