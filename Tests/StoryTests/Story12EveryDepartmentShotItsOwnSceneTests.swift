import Assembly
import Experience
import Services
import TestSupport
import Testing

/// Marketing promises delivery in two days, the warehouse plans four, finance blocks the refund for thirty. The script
/// check says so before any customer meets it; the footage shows what it did where it ran.
@Suite struct Story12EveryDepartmentShotItsOwnSceneTests {
    static let company = """
        company: Wren & Willow
        currency: EUR
        time_zone: Europe/Berlin
        departments:
          - {id: marketing, name: Marketing}
          - {id: warehouse, name: Warehouse}
          - {id: finance, name: Finance}
        promise:
          text: Effortless.
          pillars:
            - {id: on-time, name: On the day we said}
        facts:
          - {id: delivery, name: Delivery}
          - {id: refund, name: Refund}
        """

    static let journey = """
        journey: buy
        name: Buy a dress
        stages:
          - id: choose
            name: Choose
            touchpoints:
              - id: order
                name: Order placed
                owner: marketing
                channels: [web]
                starts: true
                listens: true
                promises:
                  - {about: delivery, within: 2d, text: With you in two days}
                  - {about: refund, within: 7d, text: Your money back within a week}
                standards:
                  - {id: promise-shown, text: The promise is on the page, pillar: on-time, proof: {method: system}}
          - id: receive
            name: Receive
            touchpoints:
              - id: deliver
                name: Delivered
                owner: warehouse
                channels: [carrier]
                ends: true
                listens: true
                standards:
                  - id: four-days
                    text: Parcels arrive within four days
                    pillar: on-time
                    proof: {method: footage, fresh_for: 30d}
                    plans: {about: delivery, within: 4d}
          - id: give-back
            name: Give back
            touchpoints:
              - {id: return, name: Dress sent back, owner: warehouse, channels: [carrier], listens: true}
              - id: refund
                name: Refund paid
                owner: finance
                channels: [bank]
                ends: true
                standards:
                  - id: thirty-days
                    text: Refunds wait thirty days for the books
                    pillar: on-time
                    proof: {method: footage, fresh_for: 30d}
                    plans: {about: refund, within: 30d}
        hand_offs:
          - {from: order, to: deliver, wait: 2d, answers: warehouse}
          - {from: deliver, to: return, wait: 30d, answers: warehouse}
          - {from: return, to: refund, wait: 7d, answers: finance}
        """

    @Test func theCheckSaysSoBeforeAnyCustomerMeetsIt() async throws {
        try await withInstallation { installation in
            let version = try await installation.services.scripts.add(files: Self.files)
            let plans = version.checked.findings.filter { $0.rule.text == "TL008" }
            #expect(plans.count == 2)
            let messages = plans.map(\.message).joined(separator: "\n")
            #expect(messages.contains("delivery") || messages.contains("Delivery"))
            #expect(messages.contains("refund") || messages.contains("Refund"))
            // The places that clash are named: the promise and the plan.
            #expect(plans.allSatisfy { version.place(of: $0.element).contains("journeys/buy.yaml:") })
        }
    }

    @Test func theFootageShowsWhatItDidWhereItRan() async throws {
        try await withInstallation { installation in
            _ = try await installation.services.scripts.add(files: Self.files)
            let day: Int64 = 86_400_000
            let start: Int64 = 1_750_000_000_000
            var lines: [String] = []
            for customer in 0..<60 {
                // Every second customer waits four days for the dress; every third sends it back and waits thirty.
                let ordered = start + Int64(customer) * day
                let delivered = ordered + (customer % 2 == 0 ? 4 : 1) * day
                lines.append(Self.event(customer, ordered, "order", "marketing"))
                lines.append(Self.event(customer, delivered, "deliver", "warehouse"))
                if customer % 3 == 0 {
                    lines.append(Self.event(customer, delivered + 3 * day, "return", "warehouse"))
                    lines.append(Self.event(customer, delivered + 33 * day, "refund", "finance"))
                }
            }
            let receipts = try await installation.services.footage.accept(Array(lines.joined(separator: "\n").utf8))
            #expect(receipts.count == lines.count)

            let answer = try await installation.services.insight.continuity(rankedBy: .occurrences)
            let waits = answer.report.gaps.filter { $0.key.kind == .deadTime && $0.occurrences > 0 }
            let late = try #require(waits.first { $0.key.to == "deliver" })
            #expect(late.occurrences == 30)
            #expect(late.opportunities == 60)
            #expect(late.key.fromDepartment == "marketing")
            #expect(late.key.toDepartment == "warehouse")
            #expect(late.medianExcess == .days(2))
            let blocked = try #require(waits.first { $0.key.to == "refund" })
            #expect(blocked.occurrences == 20)
            #expect(blocked.opportunities == 20)
            #expect(blocked.medianExcess == .days(23))
            #expect(blocked.key.toDepartment == "finance")
            #expect(answer.scriptVersion == "v1")
        }
    }

    private static let files = [
        ScriptFile(path: "company.yaml", text: company), ScriptFile(path: "journeys/buy.yaml", text: journey),
    ]

    private static func event(_ customer: Int, _ time: Int64, _ touchpoint: String, _ department: String) -> String {
        """
        {"id":"\(customer)-\(touchpoint)","customer":"c\(customer)","time":\(time),"touchpoint":"\(touchpoint)",\
        "department":"\(department)","reference":"o\(customer)"}
        """
    }
}
