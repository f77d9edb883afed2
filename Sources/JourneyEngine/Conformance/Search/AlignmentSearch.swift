/// The cheapest way from every node to the end of a story and of its design. A node is a state of the design with so
/// many events behind it; the search goes backwards (Dijkstra 1959 on the product of both: Adriansyah, van Dongen &
/// van der Aalst 2011, "Conformance checking using cost-based fitness analysis", section IV).
///
/// Events at scenes that the design doesn't have can only ever be added: they cost nothing here, and their cost is
/// counted by the caller. That is the usual heuristic of A*, and it spares the search what it would only confirm.
struct AlignmentSearch: ~Copyable {
    /// Nodes that one search may have (2^23, 32 MB).
    static let nodeBound = 1 << 23
    /// Costs stay below this (2^20).
    static let costBound = 1 << 20

    /// By node: the search's number, whether the cost is final, and the cost.
    private var cells = ScratchBuffer<UInt32>()
    private var queue = BucketQueue()
    /// A node is its events shifted by this, and its state.
    private var shift = 0
    private var worst = 0
    private var number: UInt32 = 0

    private static let costMask: UInt32 = 0xF_FFFF
    private static let isFinal: UInt32 = 0x10_0000
    private static let numberShift: UInt32 = 21
    private static let greatestNumber: UInt32 = 0x7FF

    init() {}

    /// Begins a search over stories of `events` events that costs at most `worst`; false when it is beyond the bound.
    mutating func begin(states: Int, events: Int, worst: Int) -> Bool {
        shift = Int.bitWidth - max(0, states - 1).leadingZeroBitCount
        if events >= Self.nodeBound >> shift || worst >= Self.costBound { return false }
        cells.reserve((events + 1) << shift, repeating: 0)
        queue.clear(greatestCost: worst)
        if number == Self.greatestNumber {
            cells.fill(0)
            number = 0
        }
        number += 1
        self.worst = worst
        return true
    }

    /// The end can be had from a node at this cost.
    @inline(__always)
    mutating func reach(_ state: Int, after events: Int, cost: Int) {
        let node = node(state, events)
        let cell = cells[node]
        if cost > worst { return }
        if cell &>> Self.numberShift == number, Int(cell & Self.costMask) <= cost { return }
        cells[node] = number &<< Self.numberShift | UInt32(truncatingIfNeeded: cost)
        queue.push(node, cost: cost)
    }

    /// What is left to pay from a node; nil when the search has not come there.
    @inline(__always)
    func cost(_ state: Int, after events: Int) -> Int? {
        let cell = cells[node(state, events)]
        return cell &>> Self.numberShift == number ? Int(cell & Self.costMask) : nil
    }

    @inline(__always)
    private func node(_ state: Int, _ events: Int) -> Int { events &<< shift | state }

    /// Which nodes are wanted.
    enum Goal {
        /// The cost of the beginning.
        case beginning
        /// The cost of the beginning and all nodes on cheapest ways from there.
        case cheapestWays
        case everything
    }

    /// Goes on from the ends that were reached until the goal is known.
    mutating func run(_ graph: borrowing StateGraph, _ story: [UInt32], _ costs: CostTable, _ goal: Goal) {
        var cost = 0
        while queue.mayHold(cost: cost) {
            while let node = queue.pop(cost: cost) {
                let cell = cells[node]
                if cell & Self.isFinal != 0 || Int(cell & Self.costMask) != cost { continue }
                cells[node] = cell | Self.isFinal
                if node == 0 && goal == .beginning { return }
                expand(node, cost, graph, story, costs)
            }
            if goal != .everything && cells[0] &>> Self.numberShift == number && cells[0] & Self.isFinal != 0 { return }
            cost += 1
        }
    }

    @inline(__always)
    private mutating func expand(
        _ node: Int, _ cost: Int, _ graph: borrowing StateGraph, _ story: [UInt32],
        _ costs: CostTable
    ) {
        let events = node &>> shift
        let state = node & (1 &<< shift &- 1)
        let scene = events > 0 ? story[events &- 1] : 0
        for edge in graph.reaching(state) {
            let before = Int(edge.state)
            if edge.scene == scene { reach(before, after: events &- 1, cost: cost) }
            reach(before, after: events, cost: cost &+ Int(costs.skipped[Int(edge.scene)]))
        }
        if events > 0 { reach(state, after: events &- 1, cost: cost &+ Int(costs.added[Int(scene)])) }
    }
}

/// The costs of moves as the search reads them.
struct CostTable: Sendable {
    /// By scene; nothing for scenes that the design doesn't have.
    let added: FixedBuffer<Int32>
    let skipped: FixedBuffer<Int32>
    /// What an event at a scene that the design doesn't have costs.
    let unknown: Int

    init(_ costs: MoveCosts) {
        unknown = Int(costs.added[0])
        added = FixedBuffer(count: costs.added.count, repeating: 0) { table in
            for scene in costs.added.indices.dropFirst() { table[scene] = costs.added[scene] }
        }
        skipped = FixedBuffer(count: costs.skipped.count, repeating: 0) { table in
            for scene in costs.skipped.indices { table[scene] = costs.skipped[scene] }
        }
    }
}
