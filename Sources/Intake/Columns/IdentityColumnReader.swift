import ColumnStore

/// Reads the identities of many rows from the source's own ids.
final class IdentityColumnReader {
    private let event: CompiledEvent
    private let column: Int?
    private let identities: UnsafeMutablePointer<EventIdentity>
    private let arena: BumpArena

    init(_ event: CompiledEvent, _ arena: BumpArena, into identities: Cells<EventIdentity>) {
        self.event = event
        column = event.id?.numberColumn
        self.identities = identities.start
        self.arena = arena
    }

    func read(_ batch: RowBatch, at first: Int) {
        let identities = identities + first
        guard event.id != nil else {
            return identities.update(repeating: BlockColumns.unnamed, count: batch.count)
        }
        guard let column else {
            for row in 0..<batch.count { identities[row] = exactly(row, batch) }
            return
        }
        let fields = batch.table.column(column)
        for row in 0..<batch.count {
            let (start, count) = fields[row]
            identities[row] = QuickNumber.whole(start, count).map(EventIdentity.init(number:)) ?? exactly(row, batch)
        }
    }

    private func exactly(_ row: Int, _ batch: RowBatch) -> EventIdentity {
        arena.reset()
        do throws(CompiledEvent.Fault) {
            let id = try event.id(batch.row(row, arena))
            return id.isEmpty ? BlockColumns.unnamed : .named(id)
        } catch {
            batch.setOdd(row)
            return BlockColumns.unnamed
        }
    }
}
