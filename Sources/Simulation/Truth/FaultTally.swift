/// What came of one planted fault, counted while the lives are lived; lives in any order give the same counts.
struct FaultTally: Sendable {
    var occasions = 0
    var occurrences = 0
    var customersHurt = 0
    /// Occurrences whose effect lies wholly inside the history, and what they cost, in cents.
    var observed = 0
    var lossCents = 0.0

    var meanLossCents: Double { observed > 0 ? lossCents / Double(observed) : 0 }

    /// What the report estimates: customers hurt times what one of them spends less afterwards.
    var harmCents: Double { Double(customersHurt) * meanLossCents }
}

/// What came of all lives.
struct LifeTally: Sendable {
    var customers = 0
    var events = 0
    var orders = 0
    var tickets = 0
    var returns = 0
    var faults = [FaultTally](repeating: FaultTally(), count: PlantedFault.allCases.count)

    mutating func add(_ life: Life) {
        customers += 1
        events += life.events.count
        orders += life.orders
        tickets += Int(life.tickets)
        returns += Int(life.returns)
        for fault in PlantedFault.allCases {
            faults[Int(fault.rawValue)].occasions += life.occasions[Int(fault.rawValue)]
        }
        var seen: UInt16 = 0
        for hurt in life.hurts where hurt.isShown {
            let place = Int(hurt.fault.rawValue)
            faults[place].occurrences += 1
            if seen & (1 << UInt16(place)) == 0 { faults[place].customersHurt += 1 }
            seen |= 1 << UInt16(place)
            if hurt.isObserved {
                faults[place].observed += 1
                faults[place].lossCents += hurt.lossCents
            }
        }
    }
}
