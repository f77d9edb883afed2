import Experience

@testable import JourneyEngine

/// The conformance of cases found one by one the plain, slow way: what the engine must equal.
struct SlowConformance {
    private(set) var cases = 0
    private(set) var stillOpen = 0
    private(set) var fitness: [Double] = []
    private(set) var feltFitness: [Double] = []

    /// `now`: the last moment of the footage.
    init(_ cases: [[PlainEvent]], _ way: DesignedWay, now: Int64, reopenAfter: Int64) {
        let net = WorkflowNet(way)
        let plain = SlowAlignment(net: net)
        let felt = SlowAlignment(
            net: net, added: { $0 == 0 ? 1 : Int(way.scenes[Int($0) - 1].weight.added) },
            skipped: { Int(way.scenes[$0 - 1].weight.skipped) })
        for events in cases {
            self.cases += 1
            let story = events.map { event in
                UInt32((way.scenes.firstIndex { $0.touchpoint.text == event.touchpoint } ?? -1) + 1)
            }
            let isAtEnd = story.last { $0 > 0 }.map { way.scenes[Int($0) - 1].isEnd } ?? false
            let isOpen = !isAtEnd && now - (events.last?.time ?? 0) <= reopenAfter
            guard let cost = plain.cost(story, isOpen: isOpen) else { continue }
            if isOpen && cost == 0 {
                stillOpen += 1
                continue
            }
            fitness.append(Self.fitness(story, plain, isOpen))
            feltFitness.append(Self.fitness(story, felt, isOpen))
        }
    }

    private static func fitness(_ story: [UInt32], _ slow: SlowAlignment, _ isOpen: Bool) -> Double {
        let worst = story.reduce(isOpen ? 0 : slow.cost([]) ?? 0) { $0 + slow.added($1) }
        return 1 - Double(slow.cost(story, isOpen: isOpen) ?? 0) / Double(worst)
    }
}

extension [Double] {
    /// Nil of nothing.
    var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
