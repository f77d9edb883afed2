/// A design as places and transitions, for replaying tokens. Silent transitions that only pass tokens on are left out.
package struct WorkflowNet: Sendable {
    struct Transition: Hashable, Sendable {
        /// 0 for a silent one.
        var scene: Int
        var inputs: [Int]
        var outputs: [Int]
    }

    private(set) var places = 2
    private(set) var transitions: [Transition] = []
    /// The transitions by their scenes.
    private(set) var byScene: [Int: [Transition]] = [:]
    /// Where silent transitions put tokens.
    private(set) var silentOutputs: Set<Int> = []

    /// Where the one token lies at the beginning, and where it should lie at the end.
    static let beginning = 0
    static let end = 1

    package init(_ block: Block) {
        build(block, from: Self.beginning, to: Self.end)
        while fuseSplit() || fuseJoin() {}
        index()
    }

    /// Places 0 and 1 are the beginning and the end.
    init(places: Int, _ transitions: [Transition]) {
        self.places = places
        self.transitions = transitions
        index()
    }

    private mutating func index() {
        byScene = Dictionary(grouping: transitions, by: \.scene)
        silentOutputs = Set((byScene[0] ?? []).flatMap(\.outputs))
    }

    private mutating func newPlace() -> Int {
        places += 1
        return places - 1
    }

    private mutating func build(_ block: Block, from: Int, to: Int) {
        switch block {
        case .scene(let scene): add(scene, [from], [to])
        case .silent, .sequence([]): add(0, [from], [to])
        case .sequence(let blocks):
            var at = from
            for (index, block) in blocks.enumerated() {
                let next = index == blocks.count - 1 ? to : newPlace()
                build(block, from: at, to: next)
                at = next
            }
        case .choice(let blocks): for block in blocks { build(block, from: from, to: to) }
        case .parallel(let blocks):
            let branches = blocks.map { _ in (from: newPlace(), to: newPlace()) }
            add(0, [from], branches.map(\.from))
            for (block, branch) in zip(blocks, branches) { build(block, from: branch.from, to: branch.to) }
            add(0, branches.map(\.to), [to])
        case .loop(let body, let again):
            // Places of its own: neither may a loop come back into a choice, nor leave from the middle of another.
            let (first, last) = (newPlace(), newPlace())
            add(0, [from], [first])
            build(body, from: first, to: last)
            build(again, from: last, to: first)
            add(0, [last], [to])
        }
    }

    private mutating func add(_ scene: Int, _ inputs: [Int], _ outputs: [Int]) {
        transitions.append(Transition(scene: scene, inputs: inputs, outputs: outputs))
    }
}

extension WorkflowNet {
    /// A silent transition that alone takes from a place gives its tokens to whoever gave to that place (fusion of
    /// series places: Murata 1989, "Petri nets: properties, analysis and applications", section VI).
    private mutating func fuseSplit() -> Bool {
        let found = transitions.indices.first { index in
            let transition = transitions[index]
            guard transition.scene == 0, transition.inputs.count == 1, let place = transition.inputs.first else {
                return false
            }
            return place != Self.beginning && !transition.outputs.contains(place)
                && transitions.count { $0.inputs.contains(place) } == 1
        }
        guard let found, let place = transitions[found].inputs.first else { return false }
        let outputs = transitions[found].outputs
        for index in transitions.indices where transitions[index].outputs.contains(place) {
            transitions[index].outputs = transitions[index].outputs.filter { $0 != place } + outputs
        }
        transitions.remove(at: found)
        return true
    }

    /// A silent transition that alone gives to a place lets those who take from it take what it took.
    private mutating func fuseJoin() -> Bool {
        let found = transitions.indices.first { index in
            let transition = transitions[index]
            guard transition.scene == 0, transition.outputs.count == 1, let place = transition.outputs.first else {
                return false
            }
            return place != Self.end && !transition.inputs.contains(place)
                && transitions.count { $0.outputs.contains(place) } == 1
                && transitions.allSatisfy { !$0.inputs.contains(place) || $0.inputs == [place] }
        }
        guard let found, let place = transitions[found].outputs.first else { return false }
        let inputs = transitions[found].inputs
        for index in transitions.indices where transitions[index].inputs == [place] {
            transitions[index].inputs = inputs
        }
        transitions.remove(at: found)
        return true
    }
}
