import DatabaseTestSupport
import SQL
import Testing

/// Holds for every database that implements `SQLDatabase`.
@Suite("Every database")
struct DatabaseBehaviourTests {
    private struct Stop: Error {}

    private static let table = Migration(
        name: "m",
        text: """
            create table thing (
                id {integer} not null primary key, name text not null unique, share {real}, content {bytes},
                parent {integer} references thing (id), check (id < 1000)
            ) {strict};
            """)

    private static func withTable(
        _ kind: TestDatabase, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.open(.none) { database async throws in
            try await database.write { try $0.run(table.script(for: $0.dialect)) }
            try await body(database)
        }
    }

    @Test("gives back every kind of value as it was", arguments: TestDatabase.allCases)
    func roundTrip(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let names = ["", "Größe 38 – ok 👗", "a'b\"c\\", "line\nbreakno zero"]
            try await database.write { connection in
                for (id, name) in names.enumerated() {
                    let content: [UInt8]? = id == 0 ? [] : id == 1 ? bytes : nil
                    try connection.execute(
                        """
                        insert into thing (id, name, share, content)
                        values (\(id), \(name), \(id == 2 ? nil : Double(id) / 3), \(content))
                        """)
                }
            }
            let rows = try await database.read { connection in
                try connection.all("select * from thing order by id") { row in
                    (
                        try row.value("name", as: String.self), try row.value("share", as: Double?.self),
                        try row.value("content", as: [UInt8]?.self), try row.value("parent", as: Int?.self)
                    )
                }
            }
            #expect(rows.map(\.0) == names)
            #expect(rows.map(\.1) == [0, 1.0 / 3, nil, 1])
            #expect(rows.map(\.2) == [[], bytes, nil, nil])
            #expect(rows.allSatisfy { $0.3 == nil })
        }
    }

    private static func fill(
        _ rows: [[SQLValue]], then failure: (any Error)? = nil, on connection: any SQLConnection
    ) throws -> Int {
        var rest = rows.makeIterator()
        return try connection.insert(into: "thing", columns: ["id", "name", "share", "content", "parent"]) {
            if let row = rest.next() { return row }
            if let failure { throw failure }
            return nil
        }
    }

    @Test("takes in many rows at once as they are, or none", arguments: TestDatabase.allCases)
    func manyRows(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let rows: [[SQLValue]] = [
                [.integer(-5), .text(""), .real(-0.1), .blob([]), .null],
                [.integer(1), .text("Größe\t38\\N\n"), .null, .blob(large), .integer(-5)],
                [.integer(2), .text("👗"), .real(.greatestFiniteMagnitude), .null, .integer(1)],
            ]
            for count in 0...3 {
                let stored = try await database.write { connection in
                    #expect(try Self.fill(Array(rows.prefix(count)), on: connection) == count)
                    let stored = try connection.all("select id, name, share, content, parent from thing order by id") {
                        row in
                        try ["id", "name", "share", "content", "parent"].map { try row.value($0, as: SQLValue.self) }
                    }
                    try connection.execute("delete from thing")
                    return stored
                }
                #expect(stored == Array(rows.prefix(count)))
            }
            await #expect(throws: Stop.self) {
                try await database.write { _ = try Self.fill(rows, then: Stop(), on: $0) }
            }
            let twice = await #expect(throws: SQLError.self) {
                try await database.write { _ = try Self.fill(rows + rows, on: $0) }
            }
            #expect(twice?.kind == .constraint(.unique))
            let zero = await #expect(throws: SQLError.self) {
                try await database.write {
                    _ = try Self.fill(rows + [[.integer(3), .text("a\u{0}"), .null, .null, .null]], on: $0)
                }
            }
            #expect(zero?.code == "ZERO_BYTE")
            #expect(try await database.read { try $0.value("select count(*) from thing", as: Int.self) } == 0)
            // The connection is as good as before.
            #expect(try await database.write { try Self.fill(rows, on: $0) } == 3)
        }
    }

    @Test("refuses a text with a zero byte rather than cutting it short", arguments: TestDatabase.allCases)
    func zeroByte(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let error = await #expect(throws: SQLError.self) {
                try await database.write { try $0.execute("insert into thing (id, name) values (1, \("a\u{0}b"))") }
            }
            #expect(error?.code == "ZERO_BYTE")
            #expect(try await database.read { try $0.value("select count(*) from thing", as: Int.self) } == 0)
        }
    }

    @Test("keeps the extremes of 64-bit integers", arguments: TestDatabase.allCases)
    func extremes(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            let back = try await database.read { connection in
                try connection.first("select cast(\(Int64.min) as bigint) as low, cast(\(Int64.max) as bigint) as high")
                {
                    [try $0.value("low", as: Int64.self), try $0.value("high", as: Int64.self)]
                }
            }
            #expect(back == [.min, .max])
        }
    }

    @Test("counts what a statement changed and returns what it wrote", arguments: TestDatabase.allCases)
    func changes(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            try await database.write { connection throws in
                #expect(try connection.execute("insert into thing (id, name) values (1, 'a'), (2, 'b')") == 2)
                #expect(try connection.execute("update thing set name = name || '!' where id = \(2)") == 1)
                #expect(try connection.execute("delete from thing where id = \(77)") == 0)
                let upsert: SQL = """
                    insert into thing (id, name) values (\(1), \("c"))
                    on conflict (id) do update set name = excluded.name returning name
                    """
                #expect(try connection.value(upsert) == "c")
            }
        }
    }

    @Test("undoes a write whole when its closure throws", arguments: TestDatabase.allCases)
    func rollsBack(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            await #expect(throws: Stop.self) {
                try await database.write { connection in
                    try connection.execute("insert into thing (id, name) values (1, 'a')")
                    throw Stop()
                }
            }
            #expect(try await database.read { try $0.value("select count(*) from thing", as: Int.self) } == 0)
        }
    }

    @Test(
        "sorts refusals by the rule that was broken, with the statement and without values",
        arguments: TestDatabase.allCases)
    func constraints(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let secret = "jane@example.org"
            let cases: [(SQL, SQLError.Constraint)] = [
                ("insert into thing (id, name) values (2, \(secret))", .unique),
                ("insert into thing (id, name) values (1, \("other"))", .unique),
                ("insert into thing (id, name) values (3, \(nil as String?))", .notNull),
                ("insert into thing (id, name, parent) values (4, \("d"), 99)", .foreignKey),
                ("insert into thing (id, name) values (5000, \("e"))", .check),
            ]
            try await database.write { try $0.execute("insert into thing (id, name) values (1, \(secret))") }
            for (statement, constraint) in cases {
                let error = await #expect(throws: SQLError.self) {
                    try await database.write { try $0.execute(statement) }
                }
                #expect(error?.kind == .constraint(constraint))
                #expect(error?.statement == statement.text)
                #expect(error?.description.contains(secret) == false)
            }
            #expect(try await database.read { try $0.value("select count(*) from thing", as: Int.self) } == 1)
        }
    }

    @Test("names the statement that it doesn't understand", arguments: TestDatabase.allCases)
    func syntax(_ kind: TestDatabase) async throws {
        try await kind.open(.none) { database async throws in
            let error = await #expect(throws: SQLError.self) {
                try await database.read { try $0.value("select nonsense frm nowhere", as: Int.self) }
            }
            #expect(error?.kind == .other)
            #expect(error?.description.contains("select nonsense frm nowhere") == true)
        }
    }

    @Test("refuses to write within a read", arguments: TestDatabase.allCases)
    func readsOnly(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let error = await #expect(throws: SQLError.self) {
                try await database.read { try $0.execute("insert into thing (id, name) values (1, 'a')") }
            }
            #expect(error?.kind == .readOnly)
        }
    }

    @Test("lets the same statement run within its own rows", arguments: TestDatabase.allCases)
    func nestedStatements(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let pairs = try await database.write { connection in
                for id in 1...3 { try connection.execute("insert into thing (id, name) values (\(id), \("n\(id)"))") }
                let statement: SQL = "select id from thing order by id"
                var pairs: [[Int]] = []
                try connection.forEachRow(statement) { outer in
                    let a: Int = try outer.value("id")
                    try connection.forEachRow(statement) { inner in pairs.append([a, try inner.value("id")]) }
                }
                return pairs
            }
            #expect(pairs == [[1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3], [3, 1], [3, 2], [3, 3]])
        }
    }

    @Test("stops at the first row that the reader refuses and can be used again", arguments: TestDatabase.allCases)
    func stopsEarly(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            try await database.write { connection in
                for id in 1...50 { try connection.execute("insert into thing (id, name) values (\(id), \("n\(id)"))") }
                let statement: SQL = "select id from thing order by id"
                var seen = 0
                #expect(throws: Stop.self) {
                    try connection.forEachRow(statement) { _ in
                        seen += 1
                        if seen == 2 { throw Stop() }
                    }
                }
                #expect(seen == 2)
                #expect(try connection.all(statement) { try $0.first(as: Int.self) }.count == 50)
            }
        }
    }

    @Test("knows which tables there are", arguments: TestDatabase.allCases)
    func tables(_ kind: TestDatabase) async throws {
        try await Self.withTable(kind) { database async throws in
            let present = try await database.read { [try $0.hasTable("thing"), try $0.hasTable("nothing")] }
            #expect(present == [true, false])
        }
    }
}
