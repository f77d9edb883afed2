import Statistics

/// A customer of Wren & Willow before anything has happened to them.
struct Person: Sendable {
    let index: UInt32
    /// How easily they are pleased, in standard deviations. Hidden: it raises their answers and what they buy alike, so
    /// that whoever compares glad and sad customers finds more than is there.
    let trait: Double
    let visitsPerYear: Double
    /// What they spend on an order, beside the average customer.
    let valueFactor: Double
    let joined: Moment
    let tier: Tier
    /// Where they shop.
    let home: Medium
    let wantsNewsletter: Bool

    init(index: UInt32, chance: inout Xoshiro256) {
        self.index = index
        trait = chance.normal()
        let habit = chance.normal()
        visitsPerYear = min(
            World.visitsPerYearMost,
            World.visitsPerYear * exp(World.traitToVisits * trait + World.visitsSpread * habit))
        valueFactor = exp(World.traitToValue * trait)
        joined = chance.happens(0.6) ? 0 : Moment(chance.bounded(450)) * day
        tier = Self.tier(standing: trait + 2 * chance.normal())
        home = chance.happens(0.6) ? .web : .app
        wantsNewsletter = chance.happens(0.6)
    }

    private static func tier(standing: Double) -> Tier {
        switch standing {
        case ..<(-1): .guest
        case ..<2: .member
        default: .plus
        }
    }
}
