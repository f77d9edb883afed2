package import Experience

/// What was planted in a demonstration company and what came of it: the answers that every method can be held against.
package struct SimulationTruth: Hashable, Sendable {
    /// One planted fault and what it did.
    package struct Fault: Hashable, Sendable {
        package let fault: PlantedFault
        /// Place by harm, from 1; equal harms stand in the order of the plan.
        package let rank: Int
        package let opportunities: Int
        package let occurrences: Int
        package let customersHurt: Int
        /// What somebody who was hurt spends less in the 180 days after it, in expectation.
        package let lossPerHurt: Money
        /// Customers hurt times their loss: what a report that ranks by money at risk should find.
        package let harm: Money

        package var realisedRate: Double {
            opportunities > 0 ? Double(occurrences) / Double(opportunities) : 0
        }
    }

    package let seed: UInt64
    package let customers: Int
    package let events: Int
    package let orders: Int
    package let tickets: Int
    package let returns: Int
    /// By harm, the greatest first.
    package let faults: [Fault]

    init(seed: UInt64, tally: LifeTally) {
        self.seed = seed
        customers = tally.customers
        events = tally.events
        orders = tally.orders
        tickets = tally.tickets
        returns = tally.returns
        let byHarm = PlantedFault.allCases.sorted { left, right in
            let (leftHarm, rightHarm) = (tally[left].harmCents, tally[right].harmCents)
            return leftHarm == rightHarm ? left.rawValue < right.rawValue : leftHarm > rightHarm
        }
        faults = byHarm.enumerated().map { place, fault in
            let counts = tally[fault]
            return Fault(
                fault: fault, rank: place + 1, opportunities: counts.occasions, occurrences: counts.occurrences,
                customersHurt: counts.customersHurt, lossPerHurt: .cents(counts.meanLossCents),
                harm: .cents(counts.harmCents))
        }
    }
}

extension LifeTally {
    fileprivate subscript(fault: PlantedFault) -> FaultTally { faults[Int(fault.rawValue)] }
}

extension Money {
    fileprivate static func cents(_ cents: Double) -> Money {
        Money(minorUnits: Int64(cents.rounded()), currency: World.currency)
    }
}
