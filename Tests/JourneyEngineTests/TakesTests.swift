import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

@Suite struct TakesTests {
    @Test func `a take tells everything that was recorded of an event`() throws {
        var builder = BlockBuilder()
        var row = EventRow()
        row.time = 5
        for (column, text) in [
            (TextColumn.customer, "ann"), (.touchpoint, "t0"), (.channel, "web"), (.kind, "purchase"),
            (.outcome, "failure"), (.direction, "in"), (.reference, "r1"), (.employee, "eve"), (.currency, "EUR"),
            (.scale, "1-5"), (.asks, "address\u{1F}size"), (.gives, "size"), (.promise, "p1"), (.fulfils, "p0"),
            (.facts, "colour\u{1E}red\u{1F}price\u{1E}9.99"),
        ] {
            row[column] = builder.intern(column, text)
        }
        row.amountMinor = 999
        row.score = 400
        row.effortSeconds = 60
        row.due = 77
        builder.append(row)
        row.clear()
        row[.customer] = builder.intern(.customer, "ann")
        row[.touchpoint] = builder.intern(.touchpoint, "elsewhere")
        builder.append(row)
        let engine = Engine(log: .build(from: [builder.finish()]), script: .sample)
        let takes = engine.takes(of: try #require(engine.log.customerIndex(named: "ann")))
        #expect(
            takes == [
                Take(at: Timestamp(milliseconds: 0), touchpoint: "elsewhere"),
                Take(
                    at: Timestamp(milliseconds: 5), touchpoint: "t0", department: "sales", channel: "web",
                    kind: "purchase", outcome: "failure", direction: "in", reference: "r1", employee: "eve",
                    amountMinorUnits: 999, currency: "EUR", scoreHundredths: 400, scale: "1-5", effortSeconds: 60,
                    asks: ["address", "size"], gives: ["size"], promise: "p1", due: Timestamp(milliseconds: 77),
                    fulfils: "p0",
                    facts: [StatedFact(fact: "colour", value: "red"), StatedFact(fact: "price", value: "9.99")]),
            ])
        #expect(engine.takes(of: 99).isEmpty)
    }
}
