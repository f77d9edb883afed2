package import SQL

/// A PostgreSQL database (15 or newer) that several servers may share. libpq waits on threads of its own; connections
/// that break are made anew, and a write whose end was not heard is looked up, so that it happens once or not at all.
package final class PostgresDatabase: SQLDatabase {
    package let address: PostgresAddress
    /// The server's own words for its version.
    package let version: String
    private let pool: PostgresPool
    private let presence: PostgresPresence
    private let news: PostgresNews

    private init(
        _ address: PostgresAddress, version: String, _ pool: PostgresPool, _ presence: PostgresPresence,
        _ news: PostgresNews
    ) {
        self.address = address
        self.version = version
        self.pool = pool
        self.presence = presence
        self.news = news
    }

    /// Connects once, to say at the start what is wrong with the address, the user or the server.
    ///
    /// Errors: `SQLError`.
    package static func open(
        _ address: PostgresAddress, options: PostgresOptions = PostgresOptions()
    ) async throws -> PostgresDatabase {
        let teller = PostgresTeller()
        let pool = PostgresPool(address, options, teller)
        let version = try await pool.with { try await $0.connect() }
        return PostgresDatabase(
            address, version: version, pool, PostgresPresence(address, options),
            PostgresNews(address, options, besides: teller))
    }

    package func close() async {
        news.close()
        await presence.leave()
        await pool.close()
    }

    /// Says that this process works on the database from now on; whether it is the only one.
    ///
    /// Errors: `SQLError`.
    package func beginWork() async throws -> Bool {
        try await presence.enter()
    }

    /// To be called now and then: says it again where the connection was lost.
    package func goOnWorking() async {
        await presence.stay()
    }

    /// Begins to listen for what others write: an element whenever there may be something new, until this is closed.
    package func listen() -> AsyncStream<Void> {
        news.begin()
        return news.stream
    }

    package var state: SQLDatabaseState {
        get async { SQLDatabaseState(dialect: .postgres, version: version, connections: await pool.use) }
    }

    package func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await pool.with { try await $0.read(body) }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await pool.with { try await $0.write(body) }
    }

    /// Writes every table anew. What PostgreSQL's own log holds goes when the log is recycled or its archive expires.
    package func scrub() async throws {
        try await pool.with { try await $0.scrub() }
    }
}
