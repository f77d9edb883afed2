import ColumnStore

/// Reads the fields of an event that hold several short texts: what was asked and given, and stated facts.
final class CompiledLists {
    private typealias Column = (column: TextColumn, value: CompiledValue, split: [UInt8]?)

    private let lists: [Column]
    private let facts: [(name: Field, value: CompiledValue)]
    private let pairs: (value: CompiledValue, split: [UInt8]?)?
    private let pool = TextPool()
    private var builder = TextListBuilder()

    init(_ event: EventMapping, _ columns: ColumnResolver) {
        lists = [(TextColumn.asks, event.asks), (.gives, event.gives)].compactMap { column, source in
            source.map { (column, columns.value($0.value), $0.split.map { Array($0.utf8) }) }
        }
        switch event.facts {
        case .columns(let named):
            facts = named.map { [pool] in (pool.keep($0.fact), columns.value($0.value)) }
            pairs = nil
        case .pairs(let list):
            facts = []
            pairs = (columns.value(list.value), list.split.map { Array($0.utf8) })
        case nil:
            facts = []
            pairs = nil
        }
    }

    func read(_ row: Row, into draft: EventDraft, _ arena: BumpArena) throws(CompiledEvent.Fault) {
        for column in columns { draft[column] = try text(column, row, arena) }
    }

    /// The columns that are filled here.
    var columns: [TextColumn] { lists.map(\.column) + (pairs == nil && facts.isEmpty ? [] : [.facts]) }

    /// The value that a column is made of; nil where there are several.
    func source(of column: TextColumn) -> CompiledValue? {
        column == .facts ? pairs?.value : lists.first { $0.column == column }?.value
    }

    /// One of the columns.
    func text(_ column: TextColumn, _ row: Row, _ arena: BumpArena) throws(CompiledEvent.Fault) -> Field {
        if let list = lists.first(where: { $0.column == column }) {
            let field = try CompiledEvent.fetch(list.value, row)
            guard !field.isEmpty else { return .absent }
            builder.clear()
            builder.add(field, splitAt: list.split)
            return try joined(arena, list.value, field)
        }
        guard let pairs else { return try namedFacts(row, arena) }
        let field = try CompiledEvent.fetch(pairs.value, row)
        return field.isEmpty ? .absent : try facts(field, split: pairs.split, pairs.value, arena)
    }

    private func joined(
        _ arena: BumpArena, _ source: CompiledValue?, _ field: Field
    ) throws(CompiledEvent.Fault) -> Field {
        let joined = builder.joined(in: arena)
        guard joined.count <= CompiledEvent.longestList else { throw CompiledEvent.Fault(.fieldTooLong, source, field) }
        return joined
    }

    private func namedFacts(_ row: Row, _ arena: BumpArena) throws(CompiledEvent.Fault) -> Field {
        builder.clear()
        for (name, source) in facts {
            let value = try CompiledEvent.fetch(source, row)
            guard !value.isEmpty else { continue }
            guard let pair = FactPair.make(name, value, in: arena) else {
                throw CompiledEvent.Fault(.badFacts, source, value)
            }
            builder.add(pair)
        }
        return try joined(arena, nil, .absent)
    }

    private func facts(
        _ field: Field, split: [UInt8]?, _ source: CompiledValue, _ arena: BumpArena
    ) throws(CompiledEvent.Fault) -> Field {
        builder.clear()
        builder.add(field, splitAt: split ?? [UInt8(ascii: ";")])
        var names: [Field] = []
        let entries = builder.entries
        builder.clear()
        for entry in entries {
            guard let equals = entry.firstIndex(of: UInt8(ascii: "=")) else {
                throw CompiledEvent.Fault(.badFacts, source, entry)
            }
            let name = Field(rebasing: entry[..<equals]).trimmed
            let value = Field(rebasing: entry[(equals + 1)...]).trimmed
            if value.isEmpty { continue }
            guard !names.contains(where: { $0.elementsEqual(name) }), let pair = FactPair.make(name, value, in: arena)
            else { throw CompiledEvent.Fault(.badFacts, source, entry) }
            names.append(name)
            builder.add(pair)
        }
        return try joined(arena, source, field)
    }
}

/// A stated fact as a column holds it.
enum FactPair {
    /// Nil without a name, or with a separator in the texts.
    static func make(_ name: Field, _ value: Field, in arena: BumpArena) -> Field? {
        let separators = [TextList.separator, TextList.pairSeparator]
        guard !name.isEmpty, !name.contains(where: separators.contains), !value.contains(where: separators.contains)
        else { return nil }
        let room = arena.allocate(name.count + 1 + value.count)
        room.copyMemory(from: name)
        room[name.count] = TextList.pairSeparator
        UnsafeMutableRawBufferPointer(rebasing: room[(name.count + 1)...]).copyMemory(from: value)
        return Field(room)
    }
}
