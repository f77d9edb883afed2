/// What the touchpoints promise, gathered by fact.
extension ScriptGraph {
    struct Stated {
        let touchpoint: TouchpointID
        let promise: StatedPromise
    }

    /// What is said about each fact, in the order of the script.
    var statedPromises: [(fact: FactID, stated: [Stated])] {
        var order: [FactID] = []
        var byFact: [FactID: [Stated]] = [:]
        for place in places {
            for promise in place.touchpoint.promises {
                if byFact[promise.about] == nil { order.append(promise.about) }
                byFact[promise.about, default: []].append(Stated(touchpoint: place.touchpoint.id, promise: promise))
            }
        }
        return order.map { ($0, byFact[$0] ?? []) }
    }

    /// The shortest time that is promised: the one by which the customer measures.
    func tightest(of stated: [Stated]) -> (touchpoint: TouchpointID, within: Wait)? {
        stated.compactMap { each in each.promise.within.map { (touchpoint: each.touchpoint, within: $0) } }
            .min { $0.within < $1.within }
    }
}
