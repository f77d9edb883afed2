import Statistics

extension Life {
    /// What the customer answers: how easily they are pleased, and every fault that they still remember.
    mutating func score(of event: SimulatedEvent) -> Int8 {
        var points = World.meanScore + World.traitToScore * person.trait + World.scoreSpread * chance.normal()
        for fault in faults(where: { $0.isRemembered(at: event.time) }) { points += fault.plan.scoreEffect }
        if event.marks.contains(.fiveStars) { return Int8(min(max((1 + points * 0.4).rounded(), 1), 5)) }
        return Int8(min(max(points.rounded(), 0), 10))
    }

    /// The faults that a condition holds for, each once however often it hit: being let down twice in the same way
    /// weighs like once.
    func faults(where holds: (Hurt) -> Bool) -> [PlantedFault] {
        guard !hurts.isEmpty else { return [] }
        var seen: UInt16 = 0
        for hurt in hurts where holds(hurt) { seen |= 1 << UInt16(hurt.fault.rawValue) }
        return PlantedFault.allCases.filter { seen & (1 << UInt16($0.rawValue)) != 0 }
    }

    /// Newsletters go out every few weeks, but never to somebody for whom something is wrong at that moment: only the
    /// planted offer does that.
    mutating func readNewsletters() {
        guard person.wantsNewsletter else { return }
        var time = person.joined + Moment(chance.bounded(60)) * day + 9 * hour
        while time < History.length {
            let moment = time
            if !troubles.contains(where: { $0.contains(moment) }) { play(.newsletter, at: moment, of: 0) }
            time += (40 + Moment(chance.exponential(mean: 50))) * day
        }
    }
}
