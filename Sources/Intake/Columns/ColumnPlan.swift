import ColumnStore

/// A mapping's event, read column by column: for each column a loop over many rows, without a call for each field.
/// What a loop can't read is left to the mapper, so that both always come to the same events.
final class ColumnPlan {
    private let mapper: RowMapper
    private let event: CompiledEvent
    private let columns: BlockColumns
    private let texts: [TextColumnReader]
    private let numbers: NumberColumnReader
    private let time: TimeColumnReader
    private let due: TimeColumnReader?
    private let identity: IdentityColumnReader
    /// The mapper starts its own arena anew with each row: what it is given must lie elsewhere.
    private let undoubling = BumpArena()

    /// Nil for a mapping whose rows tell of several events.
    init?(_ mapper: RowMapper) {
        guard mapper.events.count == 1, let event = mapper.events.first else { return nil }
        self.mapper = mapper
        self.event = event
        let filled = event.columns
        let columns = BlockColumns(texts: Set(filled))
        let texts = filled.compactMap { column in
            columns.codes(column).map { TextColumnReader(column, of: event, mapper.arena, into: $0) }
        }
        func reader(_ column: TextColumn) -> TextColumnReader? { texts.first { $0.column == column } }
        self.columns = columns
        self.texts = texts
        numbers = NumberColumnReader(
            event, mapper.arena, into: columns, currency: reader(.currency), scale: reader(.scale))
        time = TimeColumnReader(event.time, mapper.arena, into: columns.times, mayBeAbsent: false) {
            (row) throws(CompiledEvent.Fault) in try event.time(row)
        }
        due = event.due.map { due in
            TimeColumnReader(due, mapper.arena, into: columns.dues, mayBeAbsent: true) {
                (row) throws(CompiledEvent.Fault) in try event.due(row)
            }
        }
        identity = IdentityColumnReader(event, mapper.arena, into: columns.identities)
    }

    /// Rows that still go into the block.
    var room: Int { columns.room }

    /// Reads the rows of a batch; those that are no events are told.
    func read(_ batch: RowBatch, _ outcome: (Int, RowMapper.Outcome) -> Void) {
        batch.begin()
        leaveOut(batch, outcome)
        let first = columns.count
        for text in texts { text.read(batch, at: first) }
        time.read(batch, at: first)
        if let due {
            due.read(batch, at: first)
        } else {
            (columns.dues.start + first).update(repeating: Absent.wide, count: batch.count)
        }
        numbers.read(batch, at: first)
        identity.read(batch, at: first)
        for row in batch.oddRows { readWhole(row, batch, first, outcome) }
        if batch.hasOdd || batch.hasDropped {
            for text in texts { text.mayHaveUnused = true }
        }
        columns.advance(batch.count, dropping: batch.isDropped)
    }

    /// The same at the end of a piece, whose texts are forgotten even where no row of it was an event.
    func finishIfFilled() -> ReadBlock? {
        let read = finish()
        return read.block.count > 0 ? read : nil
    }

    /// The block of everything read; events without an id of their own are known by their content, and told.
    func finish() -> ReadBlock {
        let block = columns.finish { column, codes in
            texts.first { $0.column == column }?.finish(codes) ?? CodeColumn()
        }
        numbers.finishBlock()
        return ReadBlock(naming: block)
    }

    private func leaveOut(_ batch: RowBatch, _ outcome: (Int, RowMapper.Outcome) -> Void) {
        guard !mapper.conditions.isEmpty || !event.conditions.isEmpty else { return }
        for row in 0..<batch.count {
            mapper.arena.reset()
            let given = batch.row(row, mapper.arena)
            if mapper.conditions.hold(given), event.conditions.hold(given) { continue }
            batch.drop(row)
            outcome(row, .notSelected)
        }
    }

    private func readWhole(
        _ row: Int, _ batch: RowBatch, _ first: Int, _ outcome: (Int, RowMapper.Outcome) -> Void
    ) {
        let found = mapper.map(batch.row(row, undoubling))
        defer { undoubling.reset() }
        guard case .events(1) = found else {
            batch.drop(row)
            return outcome(row, found)
        }
        let draft = mapper.draft(0)
        let index = first + row
        columns.times.start[index] = draft.time
        columns.dues.start[index] = draft.due ?? Absent.wide
        columns.amounts.start[index] = draft.amountMinor ?? Absent.wide
        columns.scores.start[index] = draft.score ?? Absent.narrow
        columns.efforts.start[index] = draft.effortSeconds ?? Absent.narrow
        columns.identities.start[index] = mapper.sourceIdentity(ofDraft: 0) ?? BlockColumns.unnamed
        for text in texts { text.set(draft[text.column], at: index) }
    }
}
