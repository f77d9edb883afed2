extension ScriptRule {
    /// The waits that the script itself expects add up to more than was promised.
    static let waitExceedsPromise = ScriptRule(
        code: "TL017", name: "wait-exceeds-promise", severity: .warning,
        title: "An expected wait that is longer than what was promised",
        explanation: """
            The customer was promised a time, and the hand-offs on the way are planned to take longer: the promise can \
            be kept only by being lucky.
            """
    ) { graph in
        let deliveries = deliveringPlaces(graph)
        return graph.statedPromises.flatMap { fact, stated in
            let ways = deliveries[fact].map { QuickestWays(to: $0, in: graph, cost: wait) }
            return stated.compactMap { each -> Violation? in
                guard let within = each.promise.within, let place = graph.place(of: each.touchpoint),
                    let way = ways.map({ $0.way(from: place.index) }) ?? owedNext(to: place, graph),
                    way.cost > within.milliseconds, let slowest = way.cuts.max(by: { wait(of: $0) < wait(of: $1) })
                else { return nil }
                let needed = Wait(milliseconds: way.cost)
                let scenes = way.cuts.map { graph.quoted($0.handOff.to) }.joined(separator: ", ")
                return Violation(
                    element: slowest.handOff.element, related: [.promise(each.touchpoint, fact)],
                    message: """
                        \(graph.quoted(each.touchpoint)) promises \(graph.quoted(fact)) within \(within.words), but \
                        the expected waits on the way (\(scenes)) make \(needed.words)
                        """,
                    suggestion: "shorten the waits to \(within.text) in all, or promise \(needed.text)")
            }
        }
    }

    /// The places that bring about a fact: those with a standard that plans it, but not those that promise it.
    private static func deliveringPlaces(_ graph: ScriptGraph) -> [FactID: [Int]] {
        var places: [FactID: [Int]] = [:]
        for place in graph.places {
            let promised = Set(place.touchpoint.promises.map(\.about))
            for fact in Set(place.touchpoint.standards.compactMap(\.plans?.about)).subtracting(promised) {
                places[fact, default: []].append(place.index)
            }
        }
        return places
    }

    private static func wait(of cut: ScriptGraph.Cut) -> Int64 { max(0, cut.handOff.wait?.milliseconds ?? 0) }

    /// Where no place says that it brings it about: the quickest of the scenes owed next, since what was promised can't
    /// come before them.
    private static func owedNext(
        to place: ScriptGraph.Place, _ graph: ScriptGraph
    ) -> (cuts: [ScriptGraph.Cut], cost: Int64)? {
        graph.cuts(from: place.index).filter { $0.handOff.required && $0.handOff.wait != nil }
            .min { wait(of: $0) < wait(of: $1) }
            .map { ([$0], wait(of: $0)) }
    }
}
