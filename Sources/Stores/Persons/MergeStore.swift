package import Experience
package import SQL

/// That two ids are one human: since when, why, and whether that was taken back.
package struct MergeRecord: Hashable, Sendable {
    /// Why and when the ids were told apart again.
    package struct Undoing: Hashable, Sendable {
        package let at: Timestamp
        package let reason: String

        package init(at: Timestamp, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    /// The id that leads to the other.
    package let absorbed: String
    package let kept: String
    package let mergedAt: Timestamp
    package var reason: String
    package var undone: Undoing?

    package init(absorbed: String, kept: String, mergedAt: Timestamp, reason: String, undone: Undoing? = nil) {
        self.absorbed = absorbed
        self.kept = kept
        self.mergedAt = mergedAt
        self.reason = reason
        self.undone = undone
    }

    fileprivate init(of row: SQLRow) throws {
        absorbed = try row.value("absorbed")
        kept = try row.value("kept")
        mergedAt = try row.value("merged_at")
        reason = try row.value("reason")
        let at: Timestamp? = try row.value("undone_at")
        let undoneReason: String? = try row.value("undone_reason")
        if let at, let undoneReason { undone = Undoing(at: at, reason: undoneReason) }
    }
}

/// Keeps the list of merges, within the transaction of its connection.
package struct MergeStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// All of them, undone ones among them, in the order in which they were made.
    package func list() throws -> [MergeRecord] {
        try connection.all(
            "select \(Self.columns) from customer_merge order by merged_at, customer_partition, absorbed",
            MergeRecord.init(of:))
    }

    /// Those that one id was absorbed by, one after the other.
    package func list(absorbing customer: String) throws -> [MergeRecord] {
        try connection.all(
            "select \(Self.columns) from customer_merge where \(Self.absorbs(customer)) order by merged_at",
            MergeRecord.init(of:))
    }

    /// Makes everybody else who merges, splits or erases wait for the end of this transaction, so that what it looks
    /// up stays true. To be called first; everybody reads footage anew after it.
    package func begin() throws {
        try connection.blocks.revise()
    }

    package func add(_ record: MergeRecord) throws {
        try connection.execute(
            """
            insert into customer_merge (customer_partition, absorbed, merged_at, kept, reason, undone_at, undone_reason)
            values (\(CustomerPartition.partition(of: record.absorbed)), \(record.absorbed), \(record.mergedAt),
                \(record.kept), \(record.reason), \(record.undone?.at), \(record.undone?.reason))
            """)
        try connection.settings.set(Self.mixed, to: "yes")
    }

    /// Notes another reason, or that it was undone.
    package func update(_ record: MergeRecord) throws {
        try connection.execute(
            """
            update customer_merge set reason = \(record.reason), undone_at = \(record.undone?.at),
                undone_reason = \(record.undone?.reason)
            where \(Self.isRecord(record))
            """)
    }

    /// Leaves nothing of a merge: one of its customers is erased.
    package func remove(_ record: MergeRecord) throws {
        try connection.execute("delete from customer_merge where \(Self.isRecord(record))")
    }

    /// The hash partitions whose blocks may have events of these customers; nil for all of them: once customers were
    /// merged, blocks may lie in the partition of the one who was kept.
    package func partitions(of customers: [String]) throws -> Set<Int>? {
        if try connection.settings.value(of: Self.mixed) != nil { return nil }
        return Set(customers.map(CustomerPartition.partition(of:)))
    }

    private static let mixed: SettingName = "customers_were_merged"

    private static let columns: SQL = "absorbed, merged_at, kept, reason, undone_at, undone_reason"

    private static func absorbs(_ customer: String) -> SQL {
        "customer_partition = \(CustomerPartition.partition(of: customer)) and absorbed = \(customer)"
    }

    private static func isRecord(_ record: MergeRecord) -> SQL {
        "\(absorbs(record.absorbed)) and merged_at = \(record.mergedAt)"
    }
}

extension SQLConnection {
    package var merges: MergeStore { MergeStore(connection: self) }
}
