import Experience

extension Table {
    /// The events of a person's record, with the columns that any of them fills.
    package init(person record: PersonRecord) {
        let names = Set(record.events.flatMap(\.texts.keys)).sorted()
        self.init(
            columns: ["customer", "time"] + names + [
                "amount_minor", "score", "effort_seconds", "due", "asks", "gives", "facts",
            ])
        rows = record.events.map { event in
            let texts = names.map { Cell(event.texts[$0]) }
            let lists: [Cell] = [
                .text(event.asks.joined(separator: " ")), .text(event.gives.joined(separator: " ")),
                .text(event.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")),
            ]
            return [.text(event.id), .text(event.time.iso8601)] + texts
                + [
                    event.amountMinor.map { Cell($0) } ?? .absent,
                    Cell(event.scoreHundredths.map { Double($0) / 100 }),
                    event.effortSeconds.map { Cell($0) } ?? .absent, Cell(event.due?.iso8601),
                ] + lists
        }
    }

    /// The erasures, for people who have to show that they were done.
    package init(erasures: [PersonErasure]) {
        self.init(columns: ["erased_at", "finished_at", "events", "rejected_rows", "reason", "key"])
        rows = erasures.map {
            [
                .text($0.erasedAt.iso8601), Cell($0.finishedAt?.iso8601), Cell($0.events), Cell($0.rejectedRows),
                .text($0.reason), .text($0.key),
            ]
        }
    }

    /// The merges of ids, with those that were undone.
    package init(merges: [PersonMerge]) {
        self.init(columns: ["absorbed", "kept", "merged_at", "reason", "undone_at", "undone_reason"])
        rows = merges.map {
            [
                .text($0.absorbed), .text($0.kept), .text($0.mergedAt.iso8601), .text($0.reason),
                Cell($0.undoneAt?.iso8601), Cell($0.undoneReason),
            ]
        }
    }
}
