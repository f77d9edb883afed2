/// How we deal with a PostgreSQL server, beside its address.
package struct PostgresOptions: Sendable, Hashable {
    /// Connections at most, each with a thread of its own while it works.
    package var connections = 8
    /// A statement may run so long, in seconds; reading all footage at the start is the longest.
    package var statementTimeout = 600
    /// A writer waits so long for those before it, in seconds.
    package var lockTimeout = 30
    /// How long one attempt to connect may take, in seconds.
    package var connectTimeout = 10
    /// How long a lost server is waited for before those who ask are told, in seconds.
    package var patience = 15.0
    /// Whoever waits for word of what others have written looks all the same after so many seconds.
    package var secondsUntilLook = 2

    package init() {}

    /// Used where the address says nothing else. A server that vanished without a word is noticed within a minute.
    var connectionDefaults: [(keyword: String, value: String)] {
        [
            ("connect_timeout", "\(connectTimeout)"), ("application_name", "throughline"),
            ("fallback_application_name", "throughline"), ("keepalives_idle", "20"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
        ]
    }

    /// Said once on every connection, where the address says nothing of it in its `options`.
    var sessionDefaults: [(name: String, value: String)] {
        [
            ("statement_timeout", "\(statementTimeout)s"), ("lock_timeout", "\(lockTimeout)s"),
            ("idle_in_transaction_session_timeout", "\(statementTimeout)s"),
        ]
    }
}
