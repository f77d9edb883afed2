/// Fetches the value of one field from a row: a column or a constant, looked up, mapped, or missing.
final class CompiledValue {
    /// The value map doesn't name the value, and the mapping is strict.
    struct Unmapped: Error {}

    private let column: Int
    private let constant: Field
    private let missing: ByteTable
    private let lookup: LoadedLookup?
    private let lookedUp: [Field]
    private let map: ByteTable
    private let mapped: [Field]
    private let unmapped: ValueSource.Unmapped
    private let unmappedValue: Field
    private let isPlain: Bool
    private let pool = TextPool()
    /// The column's name, for rejects.
    let columnName: String?

    /// `column` is the number of the source's column; constants have none.
    init(_ source: ValueSource, column: Int?, missing words: [String], lookup: LoadedLookup?) {
        self.column = column ?? -1
        switch source.origin {
        case .column(let name):
            columnName = name.name
            constant = .absent
        case .constant(let text):
            columnName = nil
            constant = pool.keep(text)
        }
        missing = ByteTable(source.missing ?? (column == nil ? [] : words))
        self.lookup = lookup
        lookedUp = source.taking.flatMap { lookup?.column($0.column.name) } ?? []
        map = ByteTable(source.map.map(\.from))
        mapped = source.map.map { [pool] in $0.to.map(pool.keep) ?? .absent }
        unmapped = source.unmapped
        if case .becomes(let text?) = source.unmapped {
            unmappedValue = pool.keep(text)
        } else {
            unmappedValue = .absent
        }
        isPlain = missing.isEmpty && lookup == nil && source.map.isEmpty
    }

    @inline(__always)
    func value(_ row: Row) throws(Unmapped) -> Field {
        let given = given(row)
        return isPlain ? given : try made(of: given)
    }

    /// The value as the source has it.
    @inline(__always)
    func given(_ row: Row) -> Field { column >= 0 ? row[column] : constant }

    /// The column's number where its values are taken as they are: then no call is needed to fetch them.
    var plainColumn: Int? { isPlain && column >= 0 ? column : nil }

    /// The number of the column that the value is made of; nil for a constant.
    var keyColumn: Int? { column >= 0 ? column : nil }

    /// The number of the column where its plain decimal numbers are taken as they are: there is no value map, and no
    /// word for "missing" looks like a number.
    var numberColumn: Int? {
        guard column >= 0, lookup == nil, map.isEmpty else { return nil }
        let looksLikeNumber = (0..<missing.count).contains { index in
            missing.word(index).utf8.first.map { "0123456789+-.,".utf8.contains($0) } ?? false
        }
        return looksLikeNumber ? nil : column
    }

    private func made(of given: Field) throws(Unmapped) -> Field {
        if given.isEmpty || missing.find(given) != nil { return .absent }
        var value = given
        if let lookup { value = lookup.find(value, column: lookedUp) }
        guard !value.isEmpty, !map.isEmpty else { return value }
        if let index = map.find(value) { return mapped[index] }
        switch unmapped {
        case .passesThrough: return value
        case .becomes: return unmappedValue
        case .rejectsRow: throw Unmapped()
        }
    }
}
