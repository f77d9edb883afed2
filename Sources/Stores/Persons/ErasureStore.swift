package import Experience
package import SQL

/// What is kept of a person who was erased: that it was done, and what keeps them from coming back.
package struct ErasureRecord: Hashable, Sendable {
    package var key: CustomerKey
    package var partition: Int
    package var erasedAt: Timestamp
    package var finishedAt: Timestamp?
    /// Their id, only until it is finished.
    package var customer: String?
    package var reason: String
    package var events: Int
    package var rejectedRows: Int

    package init(customer: String, key: CustomerKey, erasedAt: Timestamp, reason: String) {
        self.key = key
        partition = CustomerPartition.partition(of: customer)
        self.erasedAt = erasedAt
        self.customer = customer
        self.reason = reason
        events = 0
        rejectedRows = 0
    }

    fileprivate init(of row: SQLRow) throws {
        let text: String = try row.value("customer_key")
        guard let key = CustomerKey(text: text) else { throw UnreadableKey() }
        self.key = key
        partition = try row.value("customer_partition")
        erasedAt = try row.value("erased_at")
        finishedAt = try row.value("finished_at")
        customer = try row.value("customer")
        reason = try row.value("reason")
        events = try row.value("events")
        rejectedRows = try row.value("rejected_rows")
    }
}

/// Keeps the list of erasures, within the transaction of its connection.
package struct ErasureStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// All of them, the latest first.
    package func list() throws -> [ErasureRecord] {
        try connection.all(
            """
            select customer_partition, customer_key, erased_at, finished_at, customer, reason, events, rejected_rows
            from erasure order by erased_at desc, customer_key
            """, ErasureRecord.init(of:))
    }

    /// Notes one that begins. From the end of this transaction on, nobody adds events of the customer any more.
    package func begin(_ record: ErasureRecord) throws {
        try connection.execute(
            """
            insert into erasure (customer_partition, customer_key, erased_at, finished_at, customer, reason, events,
                rejected_rows)
            values (\(record.partition), \(record.key.text), \(record.erasedAt), \(record.finishedAt),
                \(record.customer), \(record.reason), \(record.events), \(record.rejectedRows))
            """)
        _ = try connection.blocks.revise()
    }

    /// Notes what it has come to; without the id as soon as it is finished.
    package func update(_ record: ErasureRecord) throws {
        try connection.execute(
            """
            update erasure set finished_at = \(record.finishedAt), customer = \(record.customer),
                events = \(record.events), rejected_rows = \(record.rejectedRows)
            where customer_partition = \(record.partition) and customer_key = \(record.key.text)
                and erased_at = \(record.erasedAt)
            """)
    }

    /// Forgets one that is finished: an old file may then bring the person back.
    package func remove(_ record: ErasureRecord) throws {
        try connection.execute(
            """
            delete from erasure where customer_partition = \(record.partition)
                and customer_key = \(record.key.text) and erased_at = \(record.erasedAt) and finished_at is not null
            """)
    }

    /// The secret that makes keys; nil before the first erasure.
    package func keys() throws -> CustomerKeys? {
        guard let text = try connection.settings.value(of: Self.secret) else { return nil }
        guard let keys = CustomerKeys(secret: text) else { throw UnreadableKey() }
        return keys
    }

    package func setKeys(_ keys: CustomerKeys) throws {
        try connection.settings.set(Self.secret, to: keys.secretText)
    }

    private static let secret: SettingName = "erasure_secret"
}

/// What tells erased customers again was changed by hand.
struct UnreadableKey: Error, CustomStringConvertible {
    var description: String {
        "The list of erased customers was changed by hand and can't be read. Restore the last backup."
    }
}

extension SQLConnection {
    package var erasures: ErasureStore { ErasureStore(connection: self) }
}
