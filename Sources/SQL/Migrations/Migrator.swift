/// Brings a database's tables to what the program expects, step by step, each in a transaction of its own.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(_ migrations: [Migration]) {
        self.migrations = migrations
    }

    /// What `migrate` would do; changes nothing. Throws `MigrationError` where it would refuse.
    package func plan(for database: any SQLDatabase) async throws -> MigrationPlan {
        try await database.read { try plan(on: $0) }
    }

    /// Applies what is pending and gives the names of what was applied; `now`, in milliseconds since 1970, is noted
    /// beside each. Each step looks at the list again inside its own transaction, so two programs starting at once
    /// don't apply it twice. Throws `MigrationError` where it refuses.
    package func migrate(_ database: any SQLDatabase, now: Int64) async throws -> [String] {
        var names: [String] = []
        while let name = try await database.write({ try applyNext(on: $0, now: now) }) {
            names.append(name)
        }
        return names
    }

    /// The same within a transaction of the caller's: all steps or, with everything else in it, none.
    package func migrate(on connection: any SQLConnection, now: Int64) throws {
        while try applyNext(on: connection, now: now) != nil {}
    }

    private func applyNext(on connection: any SQLConnection, now: Int64) throws -> String? {
        let plan = try plan(on: connection)
        guard let step = plan.pending.first else { return nil }
        if plan.applied.isEmpty { try createList(on: connection) }
        try connection.run(step.script(for: connection.dialect))
        try connection.execute(
            """
            insert into schema_migration (position, name, checksum, applied_at)
            values (\(plan.applied.count), \(step.name), \(step.checksum), \(now))
            """)
        return step.name
    }

    /// The same as one transaction sees it.
    package func plan(on connection: any SQLConnection) throws -> MigrationPlan {
        guard try connection.hasTable("schema_migration") else {
            return try MigrationPlan(known: migrations, applied: [])
        }
        let applied = try connection.all("select name, checksum from schema_migration order by position") { row in
            AppliedMigration(name: try row.value("name"), checksum: try row.value("checksum"))
        }
        return try MigrationPlan(known: migrations, applied: applied)
    }

    private func createList(on connection: any SQLConnection) throws {
        let list = Migration(
            name: "schema_migration",
            text: """
                create table if not exists schema_migration (
                    position {integer} not null primary key,
                    name text not null unique,
                    checksum text not null,
                    applied_at {integer} not null
                ) {strict};
                """)
        try connection.run(list.script(for: connection.dialect))
    }
}
