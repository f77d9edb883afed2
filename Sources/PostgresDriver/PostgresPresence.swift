import SQL

/// Says that a server works on a database, for as long as its process lives: others can tell whether they are alone.
actor PostgresPresence {
    private let executor = ThreadExecutor(label: "throughline.postgres.presence")
    private let address: PostgresAddress
    private let options: PostgresOptions
    private var link: PostgresLink?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ address: PostgresAddress, _ options: PostgresOptions) {
        self.address = address
        self.options = options
    }

    /// Whether nobody else was there. Locks of the session go with its connection, however that ends.
    func enter() throws(SQLError) -> Bool {
        let link = try PostgresLink(address, options)
        let alone = try ask("pg_try_advisory_lock", link)
        try link.send("select pg_advisory_lock_shared(\(Self.place))")
        if alone { try link.send("select pg_advisory_unlock(\(Self.place))") }
        self.link = link
        return alone
    }

    /// Comes back when the connection was lost.
    func stay() {
        do throws(SQLError) {
            if let link {
                try link.send("select 1")
            } else {
                _ = try enter()
            }
        } catch {
            link = nil
        }
    }

    func leave() {
        link = nil
    }

    /// The number for presence ("thrp" in ASCII) and that of the tables' schema.
    private static let place = "1952985712, hashtext(current_schema())"

    private func ask(_ function: StaticString, _ link: PostgresLink) throws(SQLError) -> Bool {
        let rows = try link.rows(
            of: "select \(unsafeRaw: function)(cast(1952985712 as integer), hashtext(current_schema())) as yes")
        defer { rows.drop() }
        guard let row = try rows.take(), let yes = try? row.value("yes", as: Bool.self) else { return false }
        return yes
    }
}
