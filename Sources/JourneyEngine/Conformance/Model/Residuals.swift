/// What may still happen of a block structure after some of it has happened, as numbered terms: each is a state, and
/// silent steps never become states of their own. Partial derivatives (Antimirov 1996, "Partial derivatives of regular
/// expressions and finite automaton constructions", section 3), with the interleaving of parallel blocks added.
struct Residuals {
    /// One scene that may come next, and what may still happen after it.
    struct Step: Hashable, Comparable {
        let scene: Int
        let rest: Int

        static func < (left: Step, right: Step) -> Bool { (left.scene, left.rest) < (right.scene, right.rest) }
    }

    private enum Term: Hashable {
        case empty
        case scene(Int)
        case sequence([Int])
        case choice([Int])
        case parallel([Int])
        case loop(body: Int, again: Int)
        /// A loop whose body has just ended.
        case rest(body: Int, again: Int)
    }

    private var terms: [Term] = []
    private var numbers: [Term: Int] = [:]
    private var endings: [Bool] = []
    private var steps: [[Step]?] = []

    /// Nothing is left to happen.
    private static let empty = 0

    init() { _ = number(.empty) }

    /// Whether the story may end here.
    func mayEnd(_ term: Int) -> Bool { endings[term] }

    mutating func term(_ block: Block) -> Int {
        switch block {
        case .scene(let scene): number(.scene(scene))
        case .silent: Self.empty
        case .sequence(let blocks): sequence(blocks.map { term($0) })
        case .choice(let blocks): number(.choice(blocks.map { term($0) }))
        case .parallel(let blocks): parallel(blocks.map { term($0) })
        case .loop(let body, let again): number(.loop(body: term(body), again: term(again)))
        }
    }

    /// What may come next, in the order of scenes; never the same twice.
    mutating func nextSteps(_ term: Int) -> [Step] {
        if let known = steps[term] { return known }
        let found = Set(derive(terms[term])).sorted()
        steps[term] = found
        return found
    }

    private mutating func derive(_ term: Term) -> [Step] {
        switch term {
        case .empty: return []
        case .scene(let scene): return [Step(scene: scene, rest: Self.empty)]
        case .choice(let members): return members.flatMap { nextSteps($0) }
        case .sequence(let members):
            var found: [Step] = []
            for (index, member) in members.enumerated() {
                let after = Array(members[(index + 1)...])
                for step in nextSteps(member) {
                    found.append(Step(scene: step.scene, rest: sequence([step.rest] + after)))
                }
                if !mayEnd(member) { break }
            }
            return found
        case .parallel(let members):
            var found: [Step] = []
            for (index, member) in members.enumerated() {
                for step in nextSteps(member) {
                    var left = members
                    left[index] = step.rest
                    found.append(Step(scene: step.scene, rest: parallel(left)))
                }
            }
            return found
        case .loop(let body, let again):
            let rest = number(.rest(body: body, again: again))
            var found = nextSteps(body).map { (step: $0, then: [rest]) }
            if mayEnd(body) { found += nextSteps(rest).map { (step: $0, then: []) } }
            return found.map { Step(scene: $0.step.scene, rest: sequence([$0.step.rest] + $0.then)) }
        case .rest(let body, let again):
            let rest = number(term)
            var found = nextSteps(again).map { (step: $0, then: [body, rest]) }
            if mayEnd(again) { found += nextSteps(body).map { (step: $0, then: [rest]) } }
            return found.map { Step(scene: $0.step.scene, rest: sequence([$0.step.rest] + $0.then)) }
        }
    }

    private mutating func sequence(_ members: [Int]) -> Int {
        let flat = members.flatMap { member -> [Int] in
            if case .sequence(let inner) = terms[member] { return inner }
            return member == Self.empty ? [] : [member]
        }
        return flat.count < 2 ? flat.first ?? Self.empty : number(.sequence(flat))
    }

    private mutating func parallel(_ members: [Int]) -> Int {
        let flat = members.flatMap { member -> [Int] in
            if case .parallel(let inner) = terms[member] { return inner }
            return member == Self.empty ? [] : [member]
        }
        return flat.count < 2 ? flat.first ?? Self.empty : number(.parallel(flat))
    }

    private mutating func number(_ term: Term) -> Int {
        if let known = numbers[term] { return known }
        numbers[term] = terms.count
        terms.append(term)
        steps.append(nil)
        endings.append(ends(term))
        return terms.count - 1
    }

    private func ends(_ term: Term) -> Bool {
        switch term {
        case .empty, .rest: true
        case .scene: false
        case .sequence(let members), .parallel(let members): members.allSatisfy { endings[$0] }
        case .choice(let members): members.contains { endings[$0] }
        case .loop(let body, _): endings[body]
        }
    }
}
