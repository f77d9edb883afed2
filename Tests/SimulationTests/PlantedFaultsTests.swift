import Experience
import Testing

@testable import Simulation

@Suite("What is planted in the demonstration company")
struct PlantedFaultsTests {
    private static let big = Result { try Simulation(customers: 6_000, seed: 20).footage() }

    @Test("Each fault happens about as often as it was planted")
    func rates() throws {
        let tally = try Self.big.get().tally
        for fault in PlantedFault.allCases {
            let counts = tally.faults[Int(fault.rawValue)]
            // November and December raise the yearly rate of the parcels that wait.
            let rate = fault == .parcelWaits ? fault.plan.rate * 1.13 : fault.plan.rate
            let expected = rate * Double(counts.occasions)
            #expect(counts.occasions > 300)
            #expect(abs(Double(counts.occurrences) - expected) < 4 * expected.squareRoot() + 3, "\(fault)")
            #expect(counts.customersHurt <= counts.occurrences && counts.observed <= counts.occurrences)
        }
    }

    @Test("The main harms stand apart from each other in the order of the plan")
    func order() throws {
        let truth = SimulationTruth(seed: 20, tally: try Self.big.get().tally)
        let main = PlantedFault.allCases.filter(\.isMain)
        let found = Array(truth.faults.prefix(main.count))
        #expect(found.map(\.fault) == main)
        for (worse, better) in zip(found, found.dropFirst()) {
            #expect(Double(worse.harm.minorUnits) > 1.3 * Double(better.harm.minorUnits), "\(worse.fault)")
        }
    }

    @Test("Whoever was hurt buys less afterwards than their like who were not")
    func spendAfterwards() throws {
        let footage = try Self.big.get()
        let lives = Lives(footage)
        for fault in [PlantedFault.parcelWaits, .passedBack, .refundBlocked] {
            let effect = lives.effect(after: fault.scenes.from) { lives.isHurt($0, by: fault) }
            // The share that is planted, less a little: the like were hurt before at times, too.
            #expect(
                effect < -0.6 * fault.plan.spendEffect && effect > -1.3 * fault.plan.spendEffect, "\(fault): \(effect)")
        }
    }

    @Test("The trait raises answers and spend alike")
    func trait() throws {
        let people = (0..<2_000).map { Life(customer: $0, seed: 5).person }
        let glad = people.filter { $0.trait > 0.5 }
        let sad = people.filter { $0.trait < -0.5 }
        #expect(mean(glad.map(\.visitsPerYear)) > 1.3 * mean(sad.map(\.visitsPerYear)))
        #expect(mean(glad.map(\.valueFactor)) > 1.15 * mean(sad.map(\.valueFactor)))
        #expect(abs(mean(people.map(\.trait))) < 0.08)
    }

    @Test("A fault names the gap that it shows as: touchpoints or a subject, and the departments on both sides")
    func gaps() {
        let text = Simulation.script.map(\.text).joined()
        for fault in PlantedFault.allCases {
            #expect(fault.gap.fromDepartment == fault.scenes.from.facts.desk.id)
            #expect(fault.gap.toDepartment == fault.scenes.to.facts.desk.id)
            #expect([nil, fault.scenes.from.id, fault.scenes.to.id].contains(fault.gap.from))
            #expect([nil, fault.scenes.to.id].contains(fault.gap.to))
            #expect((fault.gap.from == nil) == (fault.gap.subject != nil))
            #expect(text.contains("journey: \(fault.gap.journey?.text ?? "?")\n"))
        }
        #expect(Set(PlantedFault.allCases.map(\.gap.name)).count == PlantedFault.allCases.count)
    }

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
