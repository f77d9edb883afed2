import Experience
import Testing

@testable import JourneyEngine

/// Customers with a hidden taste for the shop who spend more and, being looked after, are seldom made to wait; waiting
/// itself takes a known amount off what is spent later.
private struct HiddenTaste {
    static let loss = 2_000.0
    var events: [GapEvent] = []

    init(seed: UInt64, customers: Int, loss: Double = HiddenTaste.loss) {
        var chance = SeededChance(seed)
        for number in 0..<customers {
            let taste = Double(Int.random(in: 0...4, using: &chance))
            // What they spent before shows the taste, with some noise.
            for month in 0..<6 {
                add(number, hours: Double(month) * 24 * 30, "stray", Self.spend(taste, &chance))
            }
            for round in 0..<Int.random(in: 1...3, using: &chance) {
                let begin = 24.0 * (200 + Double(round) * 15) + Double(Int.random(in: 0..<24, using: &chance))
                let isLate = Double.random(in: 0..<1, using: &chance) < 0.6 - 0.13 * taste
                let end = begin + (isLate ? 40 : 4)
                add(number, hours: begin, "order", reference: "r\(round)")
                add(number, hours: end, "pack", reference: "r\(round)")
                let later = Self.spend(taste, &chance) - (isLate ? loss : 0)
                add(number, hours: end + 24 * 5, "stray", later)
            }
        }
        add(customers, hours: 24 * 400, "close")
    }

    private static func spend(_ taste: Double, _ chance: inout SeededChance) -> Double {
        3_000 + 4_000 * taste + Double.random(in: 0..<2_000, using: &chance)
    }

    private mutating func add(
        _ customer: Int, hours: Double, _ scene: String, _ amount: Double? = nil, reference: String = "spend"
    ) {
        var event = GapEvent("c\(customer)", hours: hours, scene, reference: reference)
        event.amount = amount.map { Int64($0) }
        events.append(event)
    }
}

@Suite("What goes with a gap")
struct ContinuityEffectTests {
    private func lateness(_ seed: UInt64, customers: Int, loss: Double = HiddenTaste.loss) throws -> ContinuityGap {
        let events = HiddenTaste(seed: seed, customers: customers, loss: loss).events
        let report = Engine(log: .of(events), script: GapShop.script()).continuity()
        return try #require(report.gaps.first { $0.key.kind == .deadTime && $0.key.from == "order" })
    }

    @Test func matchingComesNearerToThePlantedLossThanPlainMeans() throws {
        let gap = try lateness(1, customers: 1_500)
        let naive = try #require(gap.spendHurt).value - #require(gap.spendNotHurt).value
        let matched = try #require(gap.spendDifference)
        #expect(naive < -4_000, "the trait makes the plain difference far too large")
        #expect(abs(matched.value + HiddenTaste.loss) < 0.25 * abs(naive + HiddenTaste.loss))
        let risk = try #require(gap.moneyAtRisk)
        #expect(risk.value == -matched.value * Double(gap.customersHurt))
        #expect(risk.interval?.low == max(0, -(matched.interval?.high ?? 0) * Double(gap.customersHurt)))
    }

    @Test func nothingPlantedIsNotFound() throws {
        let gap = try lateness(2, customers: 1_500, loss: 0)
        let matched = try #require(gap.spendDifference)
        #expect(abs(matched.value) < 900)
    }

    /// Customers with ten passages each and habits of their own: an interval that took passages for customers would be
    /// far too narrow and miss the truth of no difference every other time.
    @Test func intervalsCountCustomersNotPassages() throws {
        var covered = 0
        var told = 0
        for seed in 1...40 {
            var chance = SeededChance(UInt64(seed))
            var events = [GapEvent("last", hours: 24 * 200, "close")]
            for customer in 0..<40 {
                let habit = Int64.random(in: 0...10_000, using: &chance)
                let isLate = customer % 2 == 0
                for round in 0..<10 {
                    let begin = Double(round) * 15
                    let reference = "r\(round)"
                    let name = "c\(customer)"
                    events.append(GapEvent(name, hours: begin, "order", reference: reference))
                    events.append(
                        GapEvent(name, hours: begin + (isLate ? 30 : 1), "pack", reference: reference))
                }
                // All passages of a customer look ahead to the same purchase.
                var purchase = GapEvent("c\(customer)", hours: 200, "stray", reference: "x")
                purchase.amount = habit
                events.append(purchase)
            }
            let report = Engine(log: .of(events), script: GapShop.script()).continuity()
            let gap = try #require(report.gaps.first { $0.key.kind == .deadTime && $0.key.from == "order" })
            guard let interval = gap.spendDifference?.interval else { continue }
            told += 1
            if interval.low <= 0 && interval.high >= 0 { covered += 1 }
        }
        #expect(told == 40)
        #expect(covered >= 34, "\(covered) of \(told) intervals hold the truth")
    }
}
