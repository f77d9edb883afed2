/// Up to 65,536 events in columns: what imports write, the database keeps and the engine is built from. Immutable.
package struct EventBlock: Sendable {
    /// Milliseconds since 1970-01-01 UTC, in order of arrival.
    package let times: [Int64]
    /// Empty where they were left out when the block was read.
    package let identities: IdentityColumn
    let columns: [CodeColumn]
    /// Integer columns are empty when no event has a value; else absent ones hold `Absent`.
    package let amounts: [Int64]
    package let scores: [Int32]
    package let efforts: [Int32]
    package let dues: [Int64]

    /// `columns` are all text columns in their order; each has a code for every event, or none, and so have the
    /// integer columns a value.
    package init(
        times: [Int64], columns: [CodeColumn], amounts: [Int64] = [], scores: [Int32] = [], efforts: [Int32] = [],
        dues: [Int64] = [], identities: IdentityColumn
    ) {
        precondition(columns.count == TextColumn.count, "all text columns")
        self.times = times
        self.columns = columns
        self.amounts = amounts
        self.scores = scores
        self.efforts = efforts
        self.dues = dues
        self.identities = identities
    }

    /// The same events under other identities.
    package func identified(by identities: IdentityColumn) -> EventBlock {
        EventBlock(
            times: times, columns: columns, amounts: amounts, scores: scores, efforts: efforts, dues: dues,
            identities: identities)
    }

    /// The same events with other texts in a column.
    package func replacing(_ column: TextColumn, by other: CodeColumn) -> EventBlock {
        var columns = columns
        columns[column.index] = other
        return EventBlock(
            times: times, columns: columns, amounts: amounts, scores: scores, efforts: efforts, dues: dues,
            identities: identities)
    }

    package var count: Int { times.count }

    /// A code for each event, or nothing when no event has a text in this column.
    package func codes(_ column: TextColumn) -> [UInt32] { columns[column.index].codes }

    package func dictionary(_ column: TextColumn) -> TextDictionary { columns[column.index].dictionary }

    /// The text of one event in one column; nil when absent.
    package func text(_ column: TextColumn, at index: Int) -> String? {
        let codes = columns[column.index].codes
        guard !codes.isEmpty, codes[index] != 0 else { return nil }
        return columns[column.index].dictionary[codes[index]]
    }

    package func amountMinor(at index: Int) -> Int64? { Self.value(amounts, index, Absent.wide) }
    package func score(at index: Int) -> Int32? { Self.value(scores, index, Absent.narrow) }
    package func effortSeconds(at index: Int) -> Int32? { Self.value(efforts, index, Absent.narrow) }
    package func due(at index: Int) -> Int64? { Self.value(dues, index, Absent.wide) }

    /// One event again; its codes refer to this block's dictionaries.
    package func row(_ index: Int) -> EventRow {
        var row = EventRow()
        row.time = times[index]
        for column in 0..<TextColumn.count where !columns[column].codes.isEmpty {
            row.codes[column] = columns[column].codes[index]
        }
        row.amountMinor = amountMinor(at: index)
        row.score = score(at: index)
        row.effortSeconds = effortSeconds(at: index)
        row.due = due(at: index)
        row.identity = identities[index]
        return row
    }

    private static func value<Value: Equatable>(_ values: [Value], _ index: Int, _ absent: Value) -> Value? {
        values.isEmpty || values[index] == absent ? nil : values[index]
    }
}

extension BlockBuilder {
    /// Appends an event of another block, with its identity: for merging and filtering blocks.
    package mutating func append(_ index: Int, of block: EventBlock) {
        var row = block.row(index)
        for column in TextColumn.allCases where row[column] != 0 {
            row[column] = intern(column, row[column], of: block.dictionary(column))
        }
        append(row)
        if block.identities.mayHashNumbers { mayHashNumbers = true }
    }
}
