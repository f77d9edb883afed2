import ColumnStore
import Experience
import Intake

/// What became of a row.
enum MappedRow: Hashable {
    case events([MappedEvent])
    case notSelected
    case rejected(RejectReason, column: String?)
}

/// One event in plain values.
struct MappedEvent: Hashable {
    var time: Int64
    var texts: [TextColumn: String]
    var amountMinor: Int64?
    var score: Int32?
    var effortSeconds: Int32?
    var due: Int64?
    var identity: EventIdentity?

    init(_ row: EventRow, _ builder: borrowing BlockBuilder, identity: EventIdentity?) {
        time = row.time
        texts = [:]
        for column in TextColumn.allCases where row[column] != 0 { texts[column] = builder.text(column, row[column]) }
        amountMinor = row.amountMinor
        score = row.score
        effortSeconds = row.effortSeconds
        due = row.due
        self.identity = identity
    }
}

/// Runs a table through a mapping, row by row.
func mapped(_ table: String, _ yaml: String, currency: Currency? = nil) throws -> [MappedRow] {
    let mapping = try Mapping(yaml: yaml, file: "m.yaml")
    return try mapped(csv(table, format: mapping.csv), mapping, currency: currency)
}

func mapped(
    _ reader: any RowReader, _ mapping: Mapping, lookups: LoadedLookups = LoadedLookups(), currency: Currency? = nil
) throws -> [MappedRow] {
    let mapper = try RowMapper(mapping, reader: reader, fileName: "t.csv", lookups: lookups, currency: currency)
    var builder = BlockBuilder()
    var rows: [MappedRow] = []
    while true {
        switch try reader.next() {
        case .end: return rows
        case .unreadable(_, let fault): rows.append(.rejected(fault.reason, column: nil))
        case .row(let row):
            switch mapper.map(row) {
            case .notSelected: rows.append(.notSelected)
            case .rejected(let reason, let column, _): rows.append(.rejected(reason, column: column))
            case .events(let count):
                rows.append(
                    .events(
                        (0..<count).map { draft in
                            let identity = mapper.sourceIdentity(ofDraft: draft)
                            return MappedEvent(mapper.row(ofDraft: draft, in: &builder), builder, identity: identity)
                        }))
            }
        }
    }
}

/// The first event of a table with one row.
func mappedEvent(_ table: String, _ yaml: String, currency: Currency? = nil) throws -> MappedEvent? {
    guard case .events(let events) = try mapped(table, yaml, currency: currency).first else { return nil }
    return events.first
}
