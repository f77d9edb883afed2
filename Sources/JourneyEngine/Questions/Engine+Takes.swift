import ColumnStore
package import Experience

extension Engine {
    /// One customer's events as a story tells them, in order, without the gaps that show at them; nil for a customer
    /// whom the footage doesn't know.
    package func takes(ofCustomer name: String) -> [Take]? {
        log.customerIndex(named: name).map { takes(of: $0) }
    }

    package func takes(of customer: Int) -> [Take] {
        var takes: [Take] = []
        for stretch in log.stretches(customer..<customer + 1, .all) {
            let rows = stretch.columns.rows(at: stretch.places)
            let texts = TakeTexts(stretch.columns, rows, log)
            takes.reserveCapacity(takes.count + rows.count)
            for row in rows { takes.append(take(stretch.columns, row, texts)) }
        }
        return takes
    }

    private func take(_ columns: EventColumns, _ row: Int, _ texts: TakeTexts) -> Take {
        func number(_ values: PackedInts) -> Int64? {
            let value = values[row]
            return value == Absent.wide ? nil : value
        }
        return Take(
            at: Timestamp(milliseconds: columns.times[row]),
            touchpoint: TouchpointID(texts[.touchpoint, row] ?? ""),
            department: script.department(
                script.owner(
                    department: columns.codes[TextColumn.department.index][row],
                    touchpoint: columns.codes[TextColumn.touchpoint.index][row])),
            channel: texts[.channel, row].map { ChannelID($0) }, kind: texts[.kind, row],
            outcome: texts[.outcome, row], direction: texts[.direction, row], reference: texts[.reference, row],
            employee: texts[.employee, row], amountMinorUnits: number(columns.amounts),
            currency: texts[.currency, row], scoreHundredths: number(columns.scores).map { Int($0) },
            scale: texts[.scale, row], effortSeconds: number(columns.efforts).map { Int($0) },
            asks: Self.items(texts[.asks, row]), gives: Self.items(texts[.gives, row]), promise: texts[.promise, row],
            due: number(columns.dues).map { Timestamp(milliseconds: $0) }, fulfils: texts[.fulfils, row],
            facts: StatedFact.list(texts[.facts, row]))
    }

    private static func items(_ joined: String?) -> [ItemID] {
        guard let joined else { return [] }
        return joined.split(separator: Character(Unicode.Scalar(TextList.separator))).map { ItemID(String($0)) }
    }
}

/// The texts of some neighbouring events by column and row, looked up column by column.
private struct TakeTexts {
    private let first: Int
    /// Empty for a column that none of the events has.
    private var texts: [[String?]]

    init(_ columns: EventColumns, _ rows: Range<Int>, _ log: EventLog) {
        first = rows.lowerBound
        texts = []
        texts.reserveCapacity(columns.codes.count)
        for (column, codes) in columns.codes.enumerated() {
            guard !codes.isAbsent else {
                texts.append([])
                continue
            }
            // Where it lies: a copy of the table for every text would cost more than the text.
            texts.append(
                log.names.withUnsafeBufferPointer { names in
                    rows.map { row in
                        let code = Int(codes[row])
                        return code == 0 ? nil : names[column][code]
                    }
                })
        }
    }

    subscript(column: TextColumn, row: Int) -> String? {
        texts.withUnsafeBufferPointer { texts in
            texts[column.index].isEmpty ? nil : texts[column.index][row - first]
        }
    }
}

extension StatedFact {
    /// The facts of one event, as `TextList` joins them.
    static func list(_ joined: String?) -> [StatedFact] {
        guard let joined else { return [] }
        return joined.split(separator: Character(Unicode.Scalar(TextList.separator))).map { entry in
            let parts = entry.split(
                separator: Character(Unicode.Scalar(TextList.pairSeparator)), maxSplits: 1,
                omittingEmptySubsequences: false)
            return StatedFact(fact: FactID(String(parts[0])), value: parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
