package import Experience

extension Table {
    /// Imports with their counts, one a row.
    package init(imports: [ImportRecord]) {
        self.init(
            columns: [
                "id", "started", "finished", "state", "files", "rows_read", "rows_not_selected", "events_added",
                "events_known", "rows_rejected", "rejects_file",
            ],
            rows: imports.map { record in
                [
                    .text(record.id.text), .text(record.startedAt.iso8601), Cell(record.finishedAt?.iso8601),
                    .text(record.state.rawValue), .text(record.fileNames.joined(separator: ";")),
                    Cell(record.counts.rowsRead), Cell(record.counts.rowsNotSelected), Cell(record.counts.eventsAdded),
                    Cell(record.counts.eventsKnown), Cell(record.counts.eventsRejected), Cell(record.rejectsPath),
                ]
            })
    }
}
