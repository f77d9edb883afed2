/// The quickest ways through the script to one of several places, from everywhere.
struct QuickestWays {
    private let costs: [Int64?]
    private let steps: [ScriptGraph.Cut?]

    /// Least costs to the nearest goal, worked out backwards from the goals (Dijkstra 1959). Equal costs are decided by
    /// the order of the script.
    init(to goals: [Int], in graph: ScriptGraph, cost: (ScriptGraph.Cut) -> Int64) {
        var costs: [Int64?] = Array(repeating: nil, count: graph.places.count)
        var steps: [ScriptGraph.Cut?] = Array(repeating: nil, count: graph.places.count)
        var open: [Bool] = Array(repeating: false, count: graph.places.count)
        for goal in goals {
            costs[goal] = 0
            open[goal] = true
        }
        while let next = Self.cheapest(costs, open), let soFar = costs[next] {
            open[next] = false
            for cut in graph.cuts(to: next) {
                let (sum, overflows) = soFar.addingReportingOverflow(max(0, cost(cut)))
                guard !overflows, sum < costs[cut.from] ?? .max else { continue }
                costs[cut.from] = sum
                steps[cut.from] = cut
                open[cut.from] = true
            }
        }
        self.costs = costs
        self.steps = steps
    }

    private static func cheapest(_ costs: [Int64?], _ open: [Bool]) -> Int? {
        var best: (index: Int, cost: Int64)?
        for index in open.indices where open[index] {
            if let cost = costs[index], cost < best?.cost ?? .max { best = (index, cost) }
        }
        return best?.index
    }

    /// The hand-offs on the way from a place, and what they cost together; nil when no way leads to a goal, or the
    /// place is one.
    func way(from start: Int) -> (cuts: [ScriptGraph.Cut], cost: Int64)? {
        guard let cost = costs[start] else { return nil }
        var cuts: [ScriptGraph.Cut] = []
        var place = start
        while let cut = steps[place] {
            cuts.append(cut)
            place = cut.to
        }
        return cuts.isEmpty ? nil : (cuts, cost)
    }
}
