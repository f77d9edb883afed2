/// Ways through the script.
extension ScriptGraph {
    /// The way with the least cost from one place to any of the goals (Dijkstra 1959); nil when none leads there.
    /// Equal costs are decided by the order of the script.
    func quickestWay(
        from start: Int, to goals: Set<Int>, cost: (Cut) -> Int64
    ) -> (cuts: [Cut], wait: Wait)? {
        var best: [Int: Int64] = [start: 0]
        var arrival: [Int: Cut] = [:]
        var open: Set<Int> = [start]
        var done: Set<Int> = []
        while let next = open.min(by: { (best[$0] ?? .max, $0) < (best[$1] ?? .max, $1) }), let soFar = best[next] {
            if goals.contains(next), next != start {
                return (way(to: next, from: start, arrival), Wait(milliseconds: soFar))
            }
            open.remove(next)
            done.insert(next)
            for cut in cuts(from: next) where !done.contains(cut.to) {
                let (sum, overflows) = soFar.addingReportingOverflow(cost(cut))
                guard !overflows, sum < best[cut.to] ?? .max else { continue }
                best[cut.to] = sum
                arrival[cut.to] = cut
                open.insert(cut.to)
            }
        }
        return nil
    }

    private func way(to goal: Int, from start: Int, _ arrival: [Int: Cut]) -> [Cut] {
        var cuts: [Cut] = []
        var place = goal
        while place != start, let cut = arrival[place] {
            cuts.append(cut)
            place = cut.from
        }
        return cuts.reversed()
    }
}
