import ColumnStore

/// Joins several short texts into the form in which a column holds them: sorted, each once.
struct TextListBuilder {
    private(set) var entries: [Field] = []

    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
    }

    mutating func add(_ entry: Field) {
        if !entry.isEmpty { entries.append(entry) }
    }

    /// Adds what stands between the separators, without the spaces around. A list in JSON is split already.
    mutating func add(_ field: Field, splitAt separator: [UInt8]?) {
        for part in field.split(separator: TextList.separator) {
            let part = Field(rebasing: part)
            guard let separator, !separator.isEmpty else {
                add(part.trimmed)
                continue
            }
            var start = 0
            var index = 0
            while index + separator.count <= part.count {
                if part[index...].starts(with: separator) {
                    add(Field(rebasing: part[start..<index]).trimmed)
                    index += separator.count
                    start = index
                } else {
                    index += 1
                }
            }
            add(Field(rebasing: part[start...]).trimmed)
        }
    }

    mutating func joined(in arena: BumpArena) -> Field {
        entries.sort { $0.lexicographicallyPrecedes($1) }
        let room = arena.allocate(entries.reduce(entries.count) { $0 + $1.count })
        var written = 0
        var last: Field?
        for entry in entries {
            if let last, last.elementsEqual(entry) { continue }
            if written > 0 {
                room[written] = TextList.separator
                written += 1
            }
            UnsafeMutableRawBufferPointer(rebasing: room[written...]).copyMemory(from: entry)
            written += entry.count
            last = entry
        }
        return arena.shrinkLast(room, to: written)
    }
}
