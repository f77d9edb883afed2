import Foundation
import Simulation
import Testing

@Suite("The demonstration company's events")
struct SimulationEventsTests {
    private static let table = Result { CompanyTable(try company(customers: 1_000)) }

    private func table() throws -> CompanyTable { try Self.table.get() }

    @Test("Every row has every field, and no field needs quoting")
    func fields() throws {
        let table = try table()
        #expect(table.rows.count > 30_000)
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
        #expect(!table.rows.contains { $0.contains { $0.contains("\"") } })
    }

    @Test("Events come in the order of time, inside the history")
    func times() throws {
        let times = try table().column("time")
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times.first.map { $0 >= "2024-06-30T22:00:00Z" } == true)
        #expect(times.last.map { $0 < "2026-06-30T22:00:00Z" && $0 > "2026-06-30" } == true)
        let reader = ISO8601DateFormatter()
        #expect(
            times.prefix(500).allSatisfy { time in
                reader.date(from: String(time)).map(reader.string(from:)) == String(time)
            })
    }

    @Test("Every event has an id of its own")
    func ids() throws {
        let ids = try table().column("event_id")
        #expect(Set(ids).count == ids.count)
    }

    @Test("What a customer pays is above zero; only refunds are below, and never more than was paid")
    func money() throws {
        let table = try table()
        var balance: [Substring: Double] = [:]
        let money = zip(zip(table.column("customer"), table.column("kind")), table.column("amount"))
        for ((customer, kind), text) in money where !text.isEmpty {
            let amount = try #require(Double(text))
            #expect(kind == (amount > 0 ? "purchase" : "refund"))
            balance[customer, default: 0] += amount
        }
        #expect(!balance.isEmpty)
        #expect(balance.values.allSatisfy { $0 > -0.001 })
        #expect(zip(table.column("amount"), table.column("currency")).allSatisfy { $0.isEmpty == $1.isEmpty })
    }

    @Test("Scores lie on the scale that they name")
    func scores() throws {
        let table = try table()
        var scales: Set<Substring> = []
        for (score, scale) in zip(table.column("score"), table.column("scale")) {
            #expect(score.isEmpty == scale.isEmpty)
            guard let value = Int(score) else { continue }
            let ends = scale.split(separator: "-").compactMap { Int($0) }
            #expect(ends.count == 2 && ends[0] <= value && value <= ends[1])
            scales.insert(scale)
        }
        #expect(scales == ["0-10", "1-5"])
    }

    @Test("The script has every touchpoint that the events use, with the department that they name as its owner")
    func touchpoints() throws {
        let table = try table()
        let used = Set(zip(table.column("touchpoint"), table.column("department")).map { "\($0) \($1)" })
        #expect(used == Set(owners().map { "\($0.key) \($0.value)" }))
        #expect(Set(table.column("department")).count == 8)
    }

    @Test("The script knows every item, fact and department that the events speak of")
    func words() throws {
        let table = try table()
        let file = Simulation.script.first?.text ?? ""
        let said =
            table.column("asks") + table.column("gives") + table.column("facts") + table.column("promise")
            + table.column("department")
        let words = Set(said.filter { !$0.isEmpty }.map { $0.prefix { $0 != "=" } })
        #expect(words.count == 13)
        for word in words { #expect(file.contains("id: \(word),"), "\(word) is not in company.yaml") }
    }

    /// Owners by touchpoint as the journeys' files have them: an `owner:` belongs to the last touchpoint's `id:`
    /// above it.
    private func owners() -> [String: String] {
        var owners: [String: String] = [:]
        var touchpoint = ""
        for line in Simulation.script.dropFirst().flatMap({ $0.text.split(separator: "\n") }) {
            let words = line.split { $0 == " " }
            if line.hasPrefix("      - id: "), words.count > 2 { touchpoint = String(words[2]) }
            if words.count > 1, words[0] == "owner:" { owners[touchpoint] = String(words[1]) }
        }
        return owners
    }
}
