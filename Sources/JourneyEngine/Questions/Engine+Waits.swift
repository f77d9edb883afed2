import ColumnStore
package import Experience

extension Engine {
    /// Every wait between two scenes that follow each other directly in one case, in milliseconds and no order.
    package func waits(from: TouchpointID, to: TouchpointID, _ filter: InsightFilter) -> [Int64] {
        guard let from = script.touchpoints.code(of: from.text), let to = script.touchpoints.code(of: to.text) else {
            return []
        }
        let walk = PassageWalk(
            self, CompiledFilter(filter, script, log: log), within: .case, columns: .text(.touchpoint))
        return partials { range in
            var waits: [Int64] = []
            walk.forEach(range) { reader, a, b in
                let touchpoints = reader.codes(.touchpoint)
                if Int(touchpoints[a]) == from, Int(touchpoints[b]) == to {
                    waits.append(reader.time[b].since(reader.time[a]))
                }
            }
            return waits
        }.flatMap(\.self)
    }
}
