import ColumnStore
import Experience

extension PartialResult {
    /// The bytes to be written down. Equal contents have equal bytes, whoever merged them and in which order; only the
    /// last digits of floating sums depend on that.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(contentsOf: PartialHeader.magic)
        writer.append(fixed: PartialHeader.version)
        writer.append(fixed: UInt16(0))
        writer.append(fixed: UInt64(0))
        writer.append(text: question.rawValue)
        writer.append(varint: UInt64(parameters.count))
        for parameter in parameters {
            writer.append(text: parameter.name)
            writer.append(text: parameter.value)
        }
        writer.append(text: script)
        for count in [footage.events, footage.customers, footage.setAside] { writer.append(varint: UInt64(count)) }
        for time in [footage.first, footage.last] {
            writer.append(time == nil ? 0 : 1)
            if let time { writer.append(zigzag: time.milliseconds) }
        }
        let renamed = inOrder(into: &writer)
        writer.append(varint: UInt64(tables.count))
        for table in tables { table.write(to: &writer, renamed: renamed) }
        writer.overwrite(
            fixed: UInt64(writer.bytes.count + PartialHeader.checksumSize),
            at: PartialHeader.size - MemoryLayout<UInt64>.size)
        writer.append(fixed: writer.bytes.withUnsafeBytes { XXH64.hash($0) })
        return writer.bytes
    }

    /// Writes the names that occur, in the order of their bytes, and gives their codes in that order.
    private func inOrder(into writer: inout ByteWriter) -> PartialNames.Renaming {
        var used: [PartialShape.Code: Set<UInt32>] = [:]
        for table in tables { table.noteNames(in: &used) }
        var renamed = PartialNames.Renaming()
        let kinds = PartialNames.kinds(of: tables.map(\.shape))
        writer.append(varint: UInt64(kinds.count))
        for kind in kinds {
            let codes = (used[kind] ?? []).subtracting([0]).sorted {
                names[kind, $0].utf8.lexicographicallyPrecedes(names[kind, $1].utf8)
            }
            var places = [UInt32](repeating: 0, count: names.count(kind) + 1)
            writer.append(kind.rawValue)
            writer.append(varint: UInt64(codes.count))
            for (place, code) in codes.enumerated() {
                writer.append(text: names[kind, code])
                places[Int(code)] = UInt32(place + 1)
            }
            renamed[kind] = places
        }
        return renamed
    }
}

extension PartialTable {
    fileprivate func noteNames(in used: inout [PartialShape.Code: Set<UInt32>]) {
        for row in 0..<count {
            for (position, code) in key(row).enumerated() {
                let kind = shape.code(at: position)
                if kind != .number { used[kind, default: []].insert(code) }
            }
        }
    }

    fileprivate func write(to writer: inout ByteWriter, renamed: PartialNames.Renaming) {
        writer.append(shape)
        let keys = (0..<count).map { row in
            key(row).enumerated().map { renamed[shape.code(at: $0.offset), $0.element] }
        }
        writer.append(varint: UInt64(count))
        for row in keys.indices.sorted(by: { keys[$0].lexicographicallyPrecedes(keys[$1]) }) {
            if shape.isSequence { writer.append(varint: UInt64(keys[row].count)) }
            for code in keys[row] { writer.append(varint: UInt64(code)) }
            for (column, rule) in shape.integers.enumerated() {
                switch rule {
                case .count: writer.append(varint: UInt64(max(0, integer(row, column))))
                case .same, .greatest, .low, .high: writer.append(zigzag: integer(row, column))
                }
            }
            for column in 0..<shape.sums { writer.append(fixed: sum(row, column).bitPattern) }
            for column in 0..<shape.lists { writer.append(sorted: list(row, column).sorted()) }
        }
    }
}

extension ByteWriter {
    fileprivate mutating func append(text: String) {
        append(varint: UInt64(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    fileprivate mutating func append(_ shape: PartialShape) {
        append(text: shape.name)
        append(shape.isSequence ? 1 : 0)
        append(varint: UInt64(shape.key.count))
        append(contentsOf: shape.key.map(\.rawValue))
        append(varint: UInt64(shape.integers.count))
        append(contentsOf: shape.integers.map(\.rawValue))
        append(varint: UInt64(shape.sums))
        append(varint: UInt64(shape.lists))
    }

    /// The number of values, the first, and from each to the next.
    fileprivate mutating func append(sorted values: [Int64]) {
        append(varint: UInt64(values.count))
        guard var before = values.first else { return }
        append(zigzag: before)
        for value in values.dropFirst() {
            append(varint: UInt64(bitPattern: value &- before))
            before = value
        }
    }
}
