package import Experience
package import SQL

/// Keeps the record of every import, within the transaction of its connection.
package struct ImportStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    /// Notes a run that begins.
    package func add(_ record: ImportRecord) throws {
        let counts = record.counts
        try connection.execute(
            """
            insert into import_run (id, started_at, finished_at, state, file_names, mapping, rows_read,
                rows_not_selected, events_added, events_known, events_rejected, rejected_by_reason, rejects_path,
                failure)
            values (\(record.id), \(record.startedAt), \(record.finishedAt), \(record.state),
                \(JSONText(record.fileNames)), \(record.mapping), \(counts.rowsRead), \(counts.rowsNotSelected),
                \(counts.eventsAdded), \(counts.eventsKnown), \(counts.eventsRejected),
                \(JSONText(counts.rejectedByReason)), \(record.rejectsPath), \(record.failure))
            """)
    }

    /// Notes how far a run has come or how it ended. Fails with `ImportNotRunning` when it isn't running any more.
    package func update(_ record: ImportRecord) throws {
        let counts = record.counts
        let changed = try connection.execute(
            """
            update import_run set finished_at = \(record.finishedAt), state = \(record.state),
                rows_read = \(counts.rowsRead), rows_not_selected = \(counts.rowsNotSelected),
                events_added = \(counts.eventsAdded), events_known = \(counts.eventsKnown),
                events_rejected = \(counts.eventsRejected), rejected_by_reason = \(JSONText(counts.rejectedByReason)),
                rejects_path = \(record.rejectsPath), failure = \(record.failure)
            where id = \(record.id) and state = \(ImportRecord.State.running)
            """)
        if changed != 1 { throw ImportNotRunning(id: record.id) }
    }

    package func record(_ id: ImportID) throws -> ImportRecord? {
        try connection.first("select \(Self.columns) from import_run where id = \(id)", Self.record(of:))
    }

    /// The runs, latest first.
    package func list(offset: Int = 0, limit: Int = 100) throws -> [ImportRecord] {
        try connection.all(
            """
            select \(Self.columns) from import_run order by started_at desc, id desc limit \(limit) offset \(offset)
            """, Self.record(of:))
    }

    /// Runs that go on.
    package func running() throws -> [ImportID] {
        try connection.all("select id from import_run where state = \(ImportRecord.State.running)") {
            try $0.value("id")
        }
    }

    /// Changes what people or files called things.
    package func reword(_ record: ImportRecord, _ change: (String) -> String) throws {
        try connection.execute(
            """
            update import_run set file_names = \(JSONText(record.fileNames.map(change))),
                mapping = \(change(record.mapping)), failure = \(record.failure.map(change))
            where id = \(record.id)
            """)
    }

    /// Forgets a run that has ended; one that goes on stays.
    package func remove(_ id: ImportID) throws {
        try connection.execute(
            "delete from import_run where id = \(id) and state <> \(ImportRecord.State.running)")
    }

    /// Says that the rows which did not fit aren't kept any more.
    package func forgetRejects(of id: ImportID) throws {
        try connection.execute(
            """
            update import_run set rejects_path = null where id = \(id) and state <> \(ImportRecord.State.running)
            """)
    }

    /// Closes runs that a former process left open and that have no job any more, and names them. To be called before
    /// the first run of a process that has the data folder to itself.
    @discardableResult
    package func closeInterrupted(at now: Timestamp) throws -> [ImportID] {
        try connection.all(
            """
            update import_run set state = \(ImportRecord.State.interrupted), finished_at = \(now)
            where state = \(ImportRecord.State.running)
                and not exists (select 1 from job where job.id = import_run.id)
            returning id
            """
        ) { try $0.value("id") }
    }

    private static let columns: SQL = """
        id, started_at, finished_at, state, file_names, mapping, rows_read, rows_not_selected, events_added,
        events_known, rejected_by_reason, rejects_path, failure
        """

    private static func record(of row: SQLRow) throws -> ImportRecord {
        var record = ImportRecord(
            id: try row.value("id"), startedAt: try row.value("started_at"),
            fileNames: try row.value("file_names", as: JSONText<[String]>.self).value,
            mapping: try row.value("mapping"))
        record.finishedAt = try row.value("finished_at")
        record.state = try row.value("state")
        record.counts.rowsRead = try row.value("rows_read")
        record.counts.rowsNotSelected = try row.value("rows_not_selected")
        record.counts.eventsAdded = try row.value("events_added")
        record.counts.eventsKnown = try row.value("events_known")
        record.counts.rejectedByReason = try row.value("rejected_by_reason", as: JSONText<[String: Int]>.self).value
        record.rejectsPath = try row.value("rejects_path")
        record.failure = try row.value("failure")
        return record
    }
}

extension ImportRecord.State: SQLConvertible {}

extension SQLConnection {
    package var imports: ImportStore { ImportStore(connection: self) }
}

/// Word from a run that is closed already, or was never begun.
package struct ImportNotRunning: Error, Sendable, Hashable, CustomStringConvertible {
    package let id: ImportID

    package var description: String {
        "Import \(id) isn't running (any more). See the list of imports, and run it again: what is in stays in once."
    }
}
