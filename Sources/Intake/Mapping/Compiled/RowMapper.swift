package import ColumnStore
package import Experience

/// A mapping, compiled against the columns of one file: turns each row into events.
package final class RowMapper {
    package enum Outcome {
        /// So many events wait in the drafts.
        case events(Int)
        case notSelected
        case rejected(RejectReason, column: String?, value: String)
    }

    let conditions: [CompiledCondition]
    let events: [CompiledEvent]
    private var drafts: [EventDraft]
    /// Which of the mapping's events each draft is.
    private var indices: [Int]
    let arena = BumpArena()
    private let hasSeveralEvents: Bool

    /// The error lists every column that the file doesn't have.
    package convenience init(
        _ mapping: Mapping, reader: any RowReader, fileName: String, lookups: LoadedLookups = LoadedLookups(),
        currency: Currency? = nil
    ) throws(DiagnosticList) {
        let problems = DiagnosticCollector()
        let columns = ColumnResolver(
            column: reader.column, columnNames: { reader.columnNames }, fileName: fileName, missing: mapping.missing,
            lookups: lookups.byName, problems: problems)
        self.init(mapping, columns, currency: currency)
        try problems.throwErrors()
    }

    /// For another thread, on a table whose columns have been found to be all there.
    convenience init(_ mapping: Mapping, _ shape: TableShape, lookups: LoadedLookups, currency: Currency?) {
        let columns = ColumnResolver(
            column: { shape.columnNames[$0] }, columnNames: { [] }, fileName: "", missing: mapping.missing,
            lookups: lookups.byName, problems: DiagnosticCollector())
        self.init(mapping, columns, currency: currency)
    }

    private init(_ mapping: Mapping, _ columns: ColumnResolver, currency: Currency?) {
        conditions = mapping.conditions.map(columns.condition)
        events = mapping.events.map { CompiledEvent($0, columns, currency: currency) }
        drafts = mapping.events.map { _ in EventDraft() }
        indices = Array(mapping.events.indices)
        hasSeveralEvents = mapping.events.count > 1
    }

    /// Reads the row's events into the drafts. A row is taken in whole or not at all.
    package func map(_ row: Row) -> Outcome {
        arena.reset()
        guard conditions.isEmpty || conditions.hold(row) else { return .notSelected }
        var count = 0
        do throws(CompiledEvent.Fault) {
            for index in events.indices {
                let event = events[index]
                guard event.conditions.isEmpty || event.conditions.hold(row) else { continue }
                try event.read(row, into: drafts[count], arena)
                indices[count] = index
                count += 1
            }
        } catch {
            return .rejected(error.reason, column: error.column, value: error.value)
        }
        return count == 0 ? .notSelected : .events(count)
    }

    /// The identity of a draft that has an id of its own. One row's events differ by their number in the mapping.
    package func sourceIdentity(ofDraft draft: Int) -> EventIdentity? {
        let id = drafts[draft].id
        guard !id.isEmpty else { return nil }
        guard hasSeveralEvents else { return EventIdentity.named(id) }
        let suffix = arena.keep("\u{1F}\(indices[draft])")
        let room = arena.allocate(id.count + suffix.count)
        room.copyMemory(from: id)
        UnsafeMutableRawBufferPointer(rebasing: room[id.count...]).copyMemory(from: suffix)
        return EventIdentity.named(Field(room))
    }

    func draft(_ draft: Int) -> EventDraft { drafts[draft] }

    /// The draft in the codes of a block, its identity not yet set.
    package func row(ofDraft draft: Int, in builder: inout BlockBuilder) -> EventRow {
        drafts[draft].row(in: &builder)
    }
}

/// The tables that a mapping looks values up in, read once for all files.
package struct LoadedLookups: Sendable {
    let byName: [String: LoadedLookup]

    package init() {
        byName = [:]
    }

    /// `folder` is where the mapping file lies; nil for a mapping that came from elsewhere (an upload) and may name no
    /// files of this machine.
    package init(_ mapping: Mapping, folder: String?, limits: ReadLimits = ReadLimits()) throws(DiagnosticList) {
        var byName: [String: LoadedLookup] = [:]
        guard let folder else {
            let refused = mapping.lookups.map {
                Diagnostic(
                    at: $0.location, "lookups can't be used in an uploaded mapping",
                    suggestion: "import with the command line, or join the table beforehand")
            }
            guard refused.isEmpty else { throw DiagnosticList(refused) }
            self.byName = [:]
            return
        }
        let taken = mapping.events.flatMap(\.sources).compactMap(\.taking)
        for lookup in mapping.lookups {
            let columns = taken.filter { $0.lookup == lookup.name }.map(\.column)
            let path = lookup.file.hasPrefix("/") || folder.isEmpty ? lookup.file : "\(folder)/\(lookup.file)"
            byName[lookup.name] = try LoadedLookup(lookup, path: path, taken: columns, limits: limits)
        }
        self.byName = byName
    }
}
