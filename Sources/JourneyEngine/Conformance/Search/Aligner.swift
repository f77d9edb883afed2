/// Lays stories beside a design: optimal alignments (van der Aalst, Adriansyah & van Dongen 2012, "Replaying history on
/// process models for conformance checking and performance analysis"). Of several that cost the same it takes the one
/// that is first in this order: as designed before skipped before added, then the order of scenes.
///
/// A story that may still go on is laid beside the beginnings of the design's ways: what is still to come is not
/// skipped.
package struct Aligner: ~Copyable {
    private let model: ProcessModel
    private let costs: CostTable
    private var search = AlignmentSearch()
    private var known: [UInt32] = []
    /// The cost of the design's cheapest way, all of it skipped; nil when it has no way from a beginning to an end.
    package private(set) var shortestWay: Int?

    package init(_ model: ProcessModel, _ costs: MoveCosts) {
        precondition(costs.added.count > model.scenes, "Every scene has its costs.")
        self.model = model
        self.costs = CostTable(costs)
        // No way costs more than every state of every part once.
        let dearest = Int(costs.skipped.max() ?? 1) * model.parts.reduce(0) { $0 + $1.states }
        shortestWay = chain([], isOpen: false, worst: dearest)?[0][0]
    }

    /// What a story costs at most: all of it added and, unless it may still go on, the cheapest way skipped. Nil when
    /// the design has no way.
    package func worstCost(_ story: [UInt32], isOpen: Bool) -> Int? {
        guard let shortestWay else { return nil }
        var cost = isOpen ? 0 : shortestWay
        for scene in story { cost += isKnown(scene) ? Int(costs.added[Int(scene)]) : costs.unknown }
        return cost
    }

    /// The cost of a story's optimal alignment; nil beyond the bound.
    package mutating func cost(_ story: [UInt32], isOpen: Bool = false) -> Int? {
        guard let prepared = prepare(story, isOpen) else { return nil }
        if model.parts.count > 1 {
            guard let cuts = chain(known, isOpen: isOpen, worst: prepared.worst) else { return nil }
            return cuts[0][0] + prepared.unknown
        }
        guard let cost = whole(isOpen, prepared.worst, .beginning) else { return nil }
        return cost + prepared.unknown
    }

    /// A story's optimal alignment; nil beyond the bound.
    package mutating func alignment(_ story: [UInt32], isOpen: Bool = false) -> Alignment? {
        guard let prepared = prepare(story, isOpen) else { return nil }
        var moves: [AlignedMove] = []
        moves.reserveCapacity(known.count + 4)
        if model.parts.count > 1 {
            guard let cuts = chain(known, isOpen: isOpen, worst: prepared.worst) else { return nil }
            var place = Place(cost: cuts[0][0])
            for part in model.parts.indices where !place.isDone {
                solve(part, isOpen, prepared.worst, after: cuts[part + 1], .everything)
                follow(part, isOpen, after: cuts[part + 1], &place, &moves)
            }
            return Alignment(cost: cuts[0][0] + prepared.unknown, moves: moves)
        }
        guard let cost = whole(isOpen, prepared.worst, .cheapestWays) else { return nil }
        var place = Place(cost: cost)
        follow(0, isOpen, after: [], &place, &moves)
        return Alignment(cost: cost + prepared.unknown, moves: moves)
    }

    private func isKnown(_ scene: UInt32) -> Bool { scene > 0 && scene <= UInt32(model.scenes) }

    /// Writes the story down with 0 for what the design doesn't have; what those cost, and what the rest can cost.
    private mutating func prepare(_ story: [UInt32], _ isOpen: Bool) -> (unknown: Int, worst: Int)? {
        guard let worst = worstCost(story, isOpen: isOpen) else { return nil }
        known.removeAll(keepingCapacity: true)
        var unknown = 0
        for scene in story {
            if !isKnown(scene) { unknown += costs.unknown }
            known.append(isKnown(scene) ? scene : 0)
        }
        return (unknown, worst - unknown)
    }
}

extension Aligner {
    /// Searches a model of one part.
    private mutating func whole(_ isOpen: Bool, _ worst: Int, _ goal: AlignmentSearch.Goal) -> Int? {
        solve(0, isOpen, worst, after: [], goal) ? search.cost(0, after: 0) : nil
    }

    /// Searches all parts from the last to the first: before each part, and after the last, what is left to pay by the
    /// number of events behind. Nil beyond the bound and without a way.
    private mutating func chain(_ story: [UInt32], isOpen: Bool, worst: Int) -> [[Int]]? {
        known = story
        var cuts: [[Int]] = [[]]
        for part in model.parts.indices.reversed() {
            guard solve(part, isOpen, worst, after: cuts[0], .everything) else { return nil }
            var before: [Int] = []
            for events in 0...story.count { before.append(search.cost(0, after: events) ?? .max) }
            cuts.insert(before, at: 0)
        }
        return cuts[0][0] == .max ? nil : cuts
    }

    /// Searches one part; `after` is what is left to pay behind it, nothing for the last. False beyond the bound.
    @discardableResult
    private mutating func solve(
        _ part: Int, _ isOpen: Bool, _ worst: Int, after: [Int], _ goal: AlignmentSearch.Goal
    ) -> Bool {
        let graph = model.parts[part]
        guard search.begin(states: graph.states, events: known.count, worst: worst) else { return false }
        for state in 0..<graph.states {
            if isOpen || (after.isEmpty && graph.isEnd[state]) { search.reach(state, after: known.count, cost: 0) }
            guard graph.isEnd[state] else { continue }
            for (events, cost) in after.enumerated() where cost < .max {
                search.reach(state, after: events, cost: cost)
            }
        }
        search.run(graph, known, costs, goal)
        return true
    }

    /// Where on the way through the parts an alignment has come.
    private struct Place {
        var state = 0
        var events = 0
        /// What is left to pay.
        var cost: Int
        var isDone = false
    }

    /// Follows the first of the cheapest ways through a part that was solved, to its end or to the next part.
    private func follow(
        _ part: Int, _ isOpen: Bool, after: [Int], _ place: inout Place, _ moves: inout [AlignedMove]
    ) {
        let graph = model.parts[part]
        place.state = 0
        while true {
            if place.events == known.count && place.cost == 0
                && (isOpen || (after.isEmpty && graph.isEnd[place.state]))
            {
                place.isDone = true
                return
            }
            if let edge = sync(graph, place) {
                moves.append(AlignedMove(.asDesigned, edge.scene))
                place.state = Int(edge.state)
                place.events += 1
            } else if let edge = skip(graph, place) {
                moves.append(AlignedMove(.skipped, edge.scene))
                place.state = Int(edge.state)
                place.cost -= Int(costs.skipped[Int(edge.scene)])
            } else if !after.isEmpty && graph.isEnd[place.state] && after[place.events] == place.cost {
                return
            } else {
                let scene = known[place.events]
                moves.append(AlignedMove(.added, scene))
                place.cost -= Int(costs.added[Int(scene)])
                place.events += 1
            }
        }
    }

    private func sync(_ graph: StateGraph, _ place: Place) -> StateGraph.Edge? {
        guard place.events < known.count else { return nil }
        let scene = known[place.events]
        for edge in graph.leaving(place.state) where edge.scene == scene {
            if search.cost(Int(edge.state), after: place.events + 1) == place.cost { return edge }
        }
        return nil
    }

    private func skip(_ graph: StateGraph, _ place: Place) -> StateGraph.Edge? {
        for edge in graph.leaving(place.state) {
            let left = place.cost - Int(costs.skipped[Int(edge.scene)])
            if left >= 0, search.cost(Int(edge.state), after: place.events) == left { return edge }
        }
        return nil
    }
}
