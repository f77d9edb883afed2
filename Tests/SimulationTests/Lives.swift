@testable import Simulation

/// A plain, slow look at the events with the generator's own knowledge: what a passage is followed by, against what its
/// customer would spend by nature. Shares no code with the engine's report.
struct Lives {
    private var byCustomer: [[SimulatedEvent]]

    init(_ footage: Footage) {
        byCustomer = Array(repeating: [], count: footage.tally.customers)
        for event in footage.events { byCustomer[Int(event.customer)].append(event) }
    }

    /// Relative difference of what follows in the effect's days after a scene, hurt against not hurt, each beside what
    /// the trait and habit of its customers make them spend.
    func effect(after scene: Scene, isHurt: (SimulatedEvent) -> Bool) -> Double {
        let window = Moment(History.effectDays) * day
        var spent = (hurt: 0.0, spared: 0.0)
        var natural = spent
        for (customer, events) in byCustomer.enumerated() {
            let person = Life(customer: UInt32(customer), seed: 20).person
            for passage in events where passage.scene == scene && passage.time + window < History.length {
                let later = events.lazy.filter { $0.time > passage.time && $0.time <= passage.time + window }
                let amount = Double(later.filter { $0.scene == .pay }.reduce(0) { $0 + Int($1.amountCents) })
                let expected = person.visitsPerYear * person.valueFactor * History.season(at: passage.time + window / 2)
                if isHurt(passage) {
                    spent.hurt += amount
                    natural.hurt += expected
                } else {
                    spent.spared += amount
                    natural.spared += expected
                }
            }
        }
        return spent.hurt / natural.hurt / (spent.spared / natural.spared) - 1
    }

    /// Read from the events alone: a wait that was too long, or a question that came back.
    func isHurt(_ passage: SimulatedEvent, by fault: PlantedFault) -> Bool {
        let story = byCustomer[Int(passage.customer)].filter { event in
            event.story == passage.story && event.scene.facts.reference == passage.scene.facts.reference
        }
        switch fault {
        case .parcelWaits: return story.contains { $0.scene == .ship && $0.time - passage.time > day }
        case .refundBlocked: return story.contains { $0.scene == .refund && $0.time - passage.time > 5 * day }
        case .passedBack: return story.contains { $0.scene == .takeBack }
        default: return false
        }
    }
}
