import SQL

/// `GET /api/v1/database`: which one it is, and how busy the connections to it are.
package struct DatabaseJSON: Encodable, Sendable {
    struct Connections: Encodable, Sendable {
        let limit: Int
        let open: Int
        let busy: Int
        let waiting: Int
        let mostWaiting: Int
    }

    let kind: String
    let version: String
    /// None where nobody ever waits for one.
    let connections: Connections?

    init(_ state: SQLDatabaseState) {
        kind =
            switch state.dialect {
            case .sqlite: "sqlite"
            case .postgres: "postgresql"
            }
        version = state.version
        connections = state.connections.map {
            Connections(
                limit: $0.limit, open: $0.open, busy: $0.busy, waiting: $0.waiting, mostWaiting: $0.mostWaiting)
        }
    }
}

extension ServiceSet {
    /// How the database is, for those who watch.
    package var databaseState: DatabaseJSON {
        get async { DatabaseJSON(await database.state) }
    }
}
