import Assembly
import Experience
import Services
import TestSupport
import Testing

/// The promise is *effortless*; a pillar is *we never make you repeat yourself*; a standard is *the second person has
/// the notes of the first on the screen*; the proof is footage. From the promise on the wall down to last night's
/// proof.
@Suite struct Story13TheDetailTests {
    static let company = """
        company: Wren & Willow
        currency: EUR
        time_zone: Europe/Berlin
        departments:
          - {id: service, name: Service}
          - {id: finance, name: Finance}
        promise:
          text: Effortless.
          pillars:
            - {id: never-repeat, name: We never make you repeat yourself}
        items:
          - {id: order_number, name: Order number, valid_for: 90d}
        """

    static let journey = """
        journey: help
        name: Get help
        stages:
          - id: ask
            name: Ask
            touchpoints:
              - id: call
                name: Call to the service desk
                owner: service
                channels: [phone]
                starts: true
                contact: true
                listens: true
                asks: [order_number]
                gives: [order_number]
              - id: second-person
                name: Second person takes over
                owner: finance
                channels: [phone]
                ends: true
                standards:
                  - id: notes-on-screen
                    text: The second person has the notes of the first on the screen within ten seconds
                    pillar: never-repeat
                    proof: {method: footage, fresh_for: 7d}
        hand_offs:
          - {from: call, to: second-person, wait: 1h, carries: [order_number], answers: finance}
        """

    @Test func fromThePromiseOnTheWallDownToLastNightsProof() async throws {
        try await withInstallation { installation in
            let services = installation.services
            _ = try await services.scripts.add(files: [
                ScriptFile(path: "company.yaml", text: Self.company),
                ScriptFile(path: "journeys/help.yaml", text: Self.journey),
            ])
            _ = try await services.footage.accept(Array(Self.lastNight.utf8))

            // The promise, its pillar, the standard that proves it, and the proof.
            let version = try #require(try await services.scripts.current())
            #expect(version.script.company.promise.text == "Effortless.")
            let pillar = try #require(version.script.company.promise.pillars.first)
            let proofs = try await services.insight.proofs()
            let proof = try #require(proofs.first { $0.standard.pillar == pillar.id })
            #expect(proof.touchpoint.id == "second-person")
            #expect(proof.state == .proven)
            #expect(proof.lastProof == Timestamp(milliseconds: 1_750_086_700_000))

            // Where it was not kept, the footage names the hand-off, not a person.
            let report = try await services.insight.continuity(rankedBy: .occurrences).report
            let asked = try #require(report.gaps.first { $0.key.kind == .repeatedAsk })
            #expect(asked.occurrences == 1)
            #expect(asked.key.subject == "order_number")
            #expect(asked.key.fromDepartment == "service")
            #expect(asked.key.toDepartment == "finance")
        }
    }

    @Test func withoutFreshProofItReadsUnproven() async throws {
        try await withInstallation { installation in
            let services = installation.services
            _ = try await services.scripts.add(files: [
                ScriptFile(path: "company.yaml", text: Self.company),
                ScriptFile(path: "journeys/help.yaml", text: Self.journey),
            ])
            #expect(try await services.insight.proofs().map(\.state) == [.unproven(.neverShown)])
            // Another call nine days after the second person last took over: the proof is stale by then.
            let later = """
                {"id":"late","customer":"b","time":1750864300000,"touchpoint":"call","department":"service"}
                """
            _ = try await services.footage.accept(Array((Self.lastNight + "\n" + later).utf8))
            #expect(try await services.insight.proofs().map(\.state) == [.unproven(.stale)])
        }
    }

    static let lastNight = """
        {"id":"1","customer":"a","time":1750086400000,"touchpoint":"call","department":"service","direction":"in",\
        "reference":"t1","asks":["order_number"],"gives":["order_number"]}
        {"id":"2","customer":"a","time":1750086700000,"touchpoint":"second-person","department":"finance",\
        "reference":"t1","asks":["order_number"]}
        """
}
