import ColumnStore

/// Reads pieces of one table, one after the other, on one thread.
final class PieceReader {
    private let mapper: RowMapper
    private let plan: ColumnPlan?
    private let file: String
    private let shape: TableShape
    private var builder = BlockBuilder()
    private var unnamed: [UInt32] = []
    private var batch: RowBatch?

    init(_ mapper: RowMapper, file: String, shape: TableShape) {
        self.mapper = mapper
        self.file = file
        self.shape = shape
        plan = ColumnPlan(mapper)
    }

    func read(_ piece: CSVPiece) -> ReadPiece {
        let batch = batch(of: piece)
        let table = batch.table
        var read = ReadPiece()
        read.position = piece.position
        while table.fill(plan.map(\.room) ?? table.capacity) {
            read.rows += table.count + table.faults.count
            for fault in table.faults { read.rejects.append(Reject(fault, of: table, file: file)) }
            if let plan {
                plan.read(batch) { row, outcome in note(outcome, row, table, in: &read) }
                if plan.room == 0 { read.blocks.append(plan.finish()) }
            } else {
                readRows(batch, into: &read)
            }
        }
        read.lines = table.line
        if let plan, let last = plan.finishIfFilled() { read.blocks.append(last) }
        if builder.count > 0 { finishBuilder(&read) }
        read.rejects.sort { $0.line < $1.line }
        return read
    }

    private func batch(of piece: CSVPiece) -> RowBatch {
        if let batch {
            batch.table.start(piece)
            return batch
        }
        let table = FieldTable(piece, shape)
        let batch = RowBatch(table)
        self.batch = batch
        return batch
    }

    private func note(_ outcome: RowMapper.Outcome, _ row: Int, _ table: FieldTable, in read: inout ReadPiece) {
        switch outcome {
        case .events: return
        case .notSelected: read.notSelected += 1
        case .rejected(let reason, let column, let value):
            let place = table.place(row)
            read.rejects.append(
                Reject(
                    reason, column: column, value: value, file: file, line: Int(place.line),
                    text: table.text(place)))
        }
    }
}

// MARK: Rows with several events

extension PieceReader {
    private func readRows(_ batch: RowBatch, into read: inout ReadPiece) {
        batch.begin()
        let undoubling = BumpArena()
        for row in 0..<batch.count {
            undoubling.reset()
            let outcome = mapper.map(batch.row(row, undoubling))
            guard case .events(let count) = outcome else {
                note(outcome, row, batch.table, in: &read)
                continue
            }
            for draft in 0..<count { add(draft, &read) }
        }
    }

    private func add(_ draft: Int, _ read: inout ReadPiece) {
        var row = mapper.row(ofDraft: draft, in: &builder)
        if let identity = mapper.sourceIdentity(ofDraft: draft) {
            row.identity = identity
        } else {
            row.identity = builder.contentIdentity(of: row, occurrence: 0)
            unnamed.append(UInt32(builder.count))
        }
        builder.append(row)
        if builder.isFull { finishBuilder(&read) }
    }

    private func finishBuilder(_ read: inout ReadPiece) {
        read.blocks.append(ReadBlock(builder.finish(), unnamed: unnamed))
        unnamed = []
    }
}
