import Experience

extension Engine {
    func fill(
        _ table: inout PartialTable, funnelOf filter: InsightFilter, _ steps: [TouchpointID], _ within: Wait,
        _ names: inout PartialNames
    ) throws(PartialError) {
        let found = funnelPartial(steps, within: within, filter)
        for (step, touchpoint) in steps.enumerated() {
            let waits = found.waits(of: step)
            try table.add(
                [UInt32(step), names.code(of: touchpoint.text, .touchpoint)],
                lists: [waits.fromPrevious, waits.fromStart])
        }
    }
}

extension PartialResult {
    var funnel: [FunnelRow] {
        let table = tables[0]
        let order = (0..<table.count).sorted { table.key($0).lexicographicallyPrecedes(table.key($1)) }
        let found = FunnelPartial(
            fromPrevious: order.map { table.list($0, 0) }, fromStart: order.map { table.list($0, 1) })
        return found.rows(order.map { touchpoint(table.key($0)[table.key($0).startIndex + 1]) })
    }
}
