/// What somebody who watches a database wants to know.
package struct SQLDatabaseState: Sendable, Hashable {
    package let dialect: SQLDialect
    /// In the database's own words.
    package let version: String
    /// Nil where nobody ever waits for one.
    package let connections: SQLConnectionUse?

    package init(dialect: SQLDialect, version: String, connections: SQLConnectionUse?) {
        self.dialect = dialect
        self.version = version
        self.connections = connections
    }
}

/// How busy the connections to the database are.
package struct SQLConnectionUse: Sendable, Hashable {
    package let limit: Int
    package let open: Int
    package let busy: Int
    /// Transactions that wait for a connection now.
    package let waiting: Int
    /// The most that ever waited at once.
    package let mostWaiting: Int

    package init(limit: Int, open: Int, busy: Int, waiting: Int, mostWaiting: Int) {
        self.limit = limit
        self.open = open
        self.busy = busy
        self.waiting = waiting
        self.mostWaiting = mostWaiting
    }
}
