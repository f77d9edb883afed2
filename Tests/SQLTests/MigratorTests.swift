import DatabaseTestSupport
import SQL
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static let first = Migration(name: "m0001_a", text: "create table a (id {integer} not null) {strict};")
    private static let second = Migration(name: "m0002_b", text: "create table b (content {bytes}) {strict};")
    private static let third = Migration(
        name: "m0003_c",
        text: "create table c (x {real}); insert into a (id) values (1); insert into a (id) values (2);")

    @Test("apply what is missing in order, once", arguments: TestDatabase.allCases)
    func applies(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            #expect(try await Migrator([Self.first]).migrate(database, now: 5) == ["m0001_a"])
            let all = Migrator([Self.first, Self.second, Self.third])
            #expect(try await all.migrate(database, now: 6) == ["m0002_b", "m0003_c"])
            #expect(try await all.migrate(database, now: 7).isEmpty)
            #expect(try await database.read { try $0.value("select count(*) from a", as: Int.self) } == 2)
            let times = try await database.read { connection in
                try connection.all("select applied_at from schema_migration order by position") {
                    try $0.first(as: Int.self)
                }
            }
            #expect(times == [5, 6, 6])
        }
    }

    @Test("can be looked at first without changing anything", arguments: TestDatabase.allCases)
    func dryRun(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            let all = Migrator([Self.first, Self.second])
            #expect(try await all.plan(for: database).pending == [Self.first, Self.second])
            #expect(try await database.read { try $0.hasTable("schema_migration") } == false)
            _ = try await Migrator([Self.first]).migrate(database, now: 0)
            let plan = try await all.plan(for: database)
            #expect(plan.applied.map(\.name) == ["m0001_a"])
            #expect(plan.pending == [Self.second])
        }
    }

    @Test("that fail leave nothing behind, and those before them stand", arguments: TestDatabase.allCases)
    func failsWhole(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            let broken = Migration(name: "m0002_bad", text: "create table half (x {integer}); create tabel rest (y);")
            await #expect(throws: SQLError.self) {
                try await Migrator([Self.first, broken]).migrate(database, now: 0)
            }
            let tables = try await database.read { [try $0.hasTable("a"), try $0.hasTable("half")] }
            #expect(tables == [true, false])
            #expect(try await Migrator([Self.first, Self.second]).migrate(database, now: 0) == ["m0002_b"])
        }
    }

    @Test("by two programs at once are applied once", arguments: TestDatabase.allCases)
    func twoAtOnce(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            let all = Migrator([Self.first, Self.second, Self.third])
            async let one = all.migrate(database, now: 0)
            async let other = all.migrate(database, now: 0)
            let names = try await one + other
            #expect(names.sorted() == ["m0001_a", "m0002_b", "m0003_c"])
        }
    }

    private static let altered = Migration(name: second.name, text: second.text + " ")
    private static let extra = Migration(name: "m0001_extra", text: "create table e (x {integer});")

    /// What was applied, what the program knows, what it says to that.
    private static let refusals: [(applied: [Migration], known: [Migration], error: MigrationError)] = [
        ([first, second], [first], .newer(unknown: ["m0002_b"])),
        ([first], [], .newer(unknown: ["m0001_a"])),
        ([first, second], [first, altered, third], .altered("m0002_b")),
        ([first, third], [first, second, third], .missing("m0002_b", appliedInstead: "m0003_c")),
        ([first, second], [extra, first, second], .missing("m0001_extra", appliedInstead: "m0001_a")),
        ([second, first], [first, second], .reordered(position: 0, expected: "m0001_a", found: "m0002_b")),
        ([extra, first], [first], .unknown("m0001_extra")),
    ]

    @Test("are compared as whole lists; a difference is named and nothing is touched", arguments: refusals.indices)
    func refuses(_ index: Int) async throws {
        let (applied, known, expected) = Self.refusals[index]
        for kind in TestDatabase.allCases {
            try await kind.open(.none) { database async throws in
                _ = try await Migrator(applied).migrate(database, now: 0)
                await #expect(throws: expected) { try await Migrator(known).migrate(database, now: 0) }
                await #expect(throws: expected) { try await Migrator(known).plan(for: database) }
                #expect(try await Migrator(applied).plan(for: database).pending.isEmpty)
                #expect(expected.description.contains("nothing was changed"))
            }
        }
    }

    @Test("read alike on both databases but for the types that differ")
    func dialects() {
        #expect(Self.first.script(for: .sqlite).text == "create table a (id integer not null) strict;")
        #expect(Self.first.script(for: .postgres).text == "create table a (id bigint not null) ;")
        #expect(Self.second.script(for: .postgres).text == "create table b (content bytea) ;")
        #expect(Self.third.script(for: .postgres).text.hasPrefix("create table c (x double precision);"))
    }

    @Test("have the checksum that FNV-1a gives")
    func checksum() {
        #expect(Migration(name: "", text: "").checksum == "cbf29ce484222325")
        #expect(Migration(name: "", text: "foobar").checksum == "85944171f73967e8")
    }
}
