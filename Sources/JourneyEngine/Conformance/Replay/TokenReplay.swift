/// A story replayed on a net by forcing every scene to happen (Rozinat & van der Aalst 2008, "Conformance checking of
/// processes based on monitoring real behavior", section 4). Fast, but where silent steps could be taken the figure
/// depends on which are, and after a deviation tokens flood the net: a first look, never the published fitness.
package struct TokenReplay: Hashable, Sendable {
    package private(set) var produced = 0
    package private(set) var consumed = 0
    package private(set) var missing = 0
    package private(set) var remaining = 0

    /// Of no story at all; others are added.
    init() {}

    /// Scenes that the net doesn't have are passed over.
    package init(_ story: some Sequence<Int>, on net: WorkflowNet) {
        produced = 1
        var tokens = Tokens(net)
        for scene in story {
            guard scene > 0, let wanted = net.byScene[scene], let first = wanted.first else { continue }
            if !wanted.contains(where: tokens.enables) && wanted.contains(where: { tokens.mayEnable($0, net) }) {
                fire(tokens.silentWay(net) { marked in wanted.contains { marked.enables($0) } }, &tokens)
            }
            fire([wanted.first(where: tokens.enables) ?? first], &tokens)
        }
        if tokens.count[WorkflowNet.end] == 0 {
            fire(tokens.silentWay(net) { $0.count[WorkflowNet.end] > 0 }, &tokens)
        }
        missing += tokens.take([WorkflowNet.end])
        consumed += 1
        remaining = tokens.count.reduce(0, +)
    }

    private mutating func fire(_ transitions: [WorkflowNet.Transition], _ tokens: inout Tokens) {
        for transition in transitions {
            missing += tokens.take(transition.inputs)
            tokens.put(transition.outputs)
            consumed += transition.inputs.count
            produced += transition.outputs.count
        }
    }

    /// 0.5 (1 - missing / consumed) + 0.5 (1 - remaining / produced).
    package var fitness: Double {
        if consumed == 0 { return 1 }
        return 0.5 * (1 - Double(missing) / Double(consumed)) + 0.5 * (1 - Double(remaining) / Double(produced))
    }

    mutating func add(_ other: TokenReplay, times: Int) {
        produced += other.produced * times
        consumed += other.consumed * times
        missing += other.missing * times
        remaining += other.remaining * times
    }
}

/// How many tokens lie in each place.
private struct Tokens: Hashable {
    private(set) var count: [Int]

    init(_ net: WorkflowNet) {
        count = Array(repeating: 0, count: net.places)
        count[WorkflowNet.beginning] = 1
    }

    func enables(_ transition: WorkflowNet.Transition) -> Bool { transition.inputs.allSatisfy { count[$0] > 0 } }

    /// Whether silent transitions could enable it.
    func mayEnable(_ transition: WorkflowNet.Transition, _ net: WorkflowNet) -> Bool {
        transition.inputs.allSatisfy { count[$0] > 0 || net.silentOutputs.contains($0) }
    }

    /// How many of the tokens were not there.
    mutating func take(_ places: [Int]) -> Int {
        var missing = 0
        for place in places {
            if count[place] > 0 { count[place] -= 1 } else { missing += 1 }
        }
        return missing
    }

    mutating func put(_ places: [Int]) {
        for place in places { count[place] += 1 }
    }

    /// At most so many markings are looked at for a way over silent transitions.
    private static let silentBound = 1_024

    /// The fewest silent transitions after which `isWanted` holds, the first of the net's first; none when there are
    /// no such.
    func silentWay(_ net: WorkflowNet, to isWanted: (Tokens) -> Bool) -> [WorkflowNet.Transition] {
        let silent = net.byScene[0] ?? []
        var seen: Set<Tokens> = [self]
        var open: [(tokens: Tokens, way: [WorkflowNet.Transition])] = [(self, [])]
        var next = 0
        while next < open.count && seen.count < Self.silentBound {
            let (tokens, way) = open[next]
            next += 1
            for transition in silent where tokens.enables(transition) {
                var after = tokens
                _ = after.take(transition.inputs)
                after.put(transition.outputs)
                if isWanted(after) { return way + [transition] }
                if seen.insert(after).inserted { open.append((after, way + [transition])) }
            }
        }
        return []
    }
}
