import DatabaseTestSupport
import SQL
import Stores
import TestSupport
import Testing

@Suite("Moving a database")
struct DatabaseMoveTests {
    private static func events(_ first: UInt64) -> [TestEvent] {
        (first..<first + 30).map { TestEvent(customer: "c\($0 % 7)", time: Int64(1_000 + $0), id: $0) }
    }

    private static func fill(_ database: any SQLDatabase) async throws {
        try await database.write { connection in
            for number in 0..<40 {
                try connection.blocks.append([try newBlock(Self.events(UInt64(number)))])
            }
            try addOddRows(on: connection)
        }
    }

    @Test("either way brings everything over and compares it", arguments: TestDatabasePair.all)
    private func everything(_ pair: TestDatabasePair) async throws {
        try await pair.from.open { source async throws in
            try await Self.fill(source)
            try await pair.to.open { target async throws in
                let moved = try await DatabaseMove(from: source, to: target).run()
                #expect(moved.map(\.digest.rows).filter { $0 > 0 } == [2, 40, 1, 2, 2])
                // And back into a third: what comes out is what went in.
                try await pair.from.open { third async throws in
                    let back = try await DatabaseMove(from: target, to: third).run()
                    #expect(back.map(\.digest) == moved.map(\.digest))
                    let events = try await third.read { try $0.blocks.totals() }
                    #expect(try await source.read { try $0.blocks.totals() } == events)
                    #expect(try await third.read { try $0.blocks.lastArrival() } == 40)
                }
            }
        }
    }

    @Test("into one that keeps something is refused, and nothing changes", arguments: TestDatabase.allCases)
    func notEmpty(_ kind: TestDatabase) async throws {
        try await withSQLite { source async throws in
            try await Self.fill(source)
            try await kind.open { target async throws in
                try await target.write { try $0.execute("insert into setting (name, value) values ('mine', 'kept')") }
                await #expect(throws: TargetNotEmpty.self) { try await DatabaseMove(from: source, to: target).run() }
                let kept = try await target.read { connection in
                    try connection.all("select value from setting") { try $0.first(as: String.self) }
                }
                #expect(kept == ["kept"])
            }
        }
    }

    @Test("knows every table and every column that the migrations make", arguments: TestDatabase.allCases)
    func tables(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let statement: SQL =
                switch kind {
                case .sqlite:
                    """
                    select m.name || '.' || c.name as name from sqlite_master m, pragma_table_info(m.name) c
                    where m.type = 'table' and m.name not like 'sqlite_%' order by 1
                    """
                case .postgres:
                    """
                    select table_name || '.' || column_name as name from information_schema.columns
                    where table_schema = current_schema() order by 1
                    """
                }
            let found = try await database.read { connection in
                try connection.all(statement) { try $0.value("name", as: String.self) }
            }
            let known = StoredTable.all.flatMap { table in table.columnNames.map { "\(table.name).\($0)" } }
            #expect(Set(found.filter { !$0.hasPrefix("schema_migration.") }) == Set(known))
        }
    }
}
