import DatabaseTestSupport
import Experience
import SQL
import Stores
import TestSupport
import Testing

@Suite("The tables")
struct SchemaTests {
    @Test("are made by steps that sort by name, and a second start has nothing to do", arguments: TestDatabase.allCases)
    func steps(_ kind: TestDatabase) async throws {
        #expect(Schema.migrations.map(\.name) == Schema.migrations.map(\.name).sorted())
        try await kind.open(.none) { database async throws in
            #expect(try await Schema.migrator.migrate(database, now: 1) == Schema.migrations.map(\.name))
            #expect(try await Schema.migrator.migrate(database, now: 2).isEmpty)
        }
    }

    @Test("have no word in braces left over, on either database", arguments: SQLDialect.allCases)
    func noWordsLeft(_ dialect: SQLDialect) {
        for migration in Schema.migrations {
            #expect(!migration.script(for: dialect).text.contains("{"), "\(migration.name)")
        }
    }
}

@Suite("A UUIDv7")
struct UUIDv7Tests {
    @Test("has the layout of RFC 9562 and says its time")
    func layout() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<100 {
            let time = Timestamp(milliseconds: Int64.random(in: 0..<(1 << 47), using: &generator))
            let text = UUIDv7(at: time, using: &generator).description
            let groups = text.split(separator: "-").map(String.init)
            #expect(groups.map(\.count) == [8, 4, 4, 4, 12])
            #expect(Int64(groups[0] + groups[1], radix: 16) == time.milliseconds)
            #expect(groups[2].first == "7")
            #expect(groups[3].first.map { "89ab".contains($0) } == true)
        }
    }

    @Test("sorts by time, as text too, and doesn't repeat")
    func sorts() {
        var generator = SeededGenerator(seed: 2)
        let ids = (0..<1_000).map { UUIDv7(at: Timestamp(milliseconds: 1_740_000_000_000 + $0), using: &generator) }
        #expect(ids.sorted() == ids)
        #expect(ids.map(\.description).sorted() == ids.map(\.description))
        let sameMoment = Set((0..<1_000).map { _ in UUIDv7(at: Timestamp(milliseconds: 5), using: &generator) })
        #expect(sameMoment.count == 1_000)
    }

    @Test("is the same for the same time and chance")
    func repeats() {
        var (one, other) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3))
        let time = Timestamp(milliseconds: 77)
        #expect(UUIDv7(at: time, using: &one) == UUIDv7(at: time, using: &other))
    }
}
