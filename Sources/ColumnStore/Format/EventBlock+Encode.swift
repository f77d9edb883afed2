extension EventBlock {
    /// The block's bytes for the database: small, self-describing and guarded by a checksum.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.reserve(64 + count * 40)
        writer.append(contentsOf: BlockHeader.magic)
        writer.append(fixed: BlockHeader.version)
        writer.append(fixed: UInt16(0))
        writer.append(fixed: UInt32(count))
        writer.append(fixed: UInt64(0))
        for column in TextColumn.allCases where !columns[column.index].codes.isEmpty {
            columns[column.index].encode(as: column.rawValue, into: &writer)
        }
        writer.section(BlockField.times, BlockEncoding.deltas) { $0.append(deltas: times) }
        writer.section(BlockField.amounts, ints: amounts, absent: Absent.wide)
        writer.section(BlockField.scores, ints: scores, absent: Absent.narrow)
        writer.section(BlockField.efforts, ints: efforts, absent: Absent.narrow)
        writer.section(BlockField.dues, ints: dues, absent: Absent.wide)
        writer.section(BlockField.identities, BlockEncoding.raw) { $0.append(identities) }
        writer.overwrite(
            fixed: UInt64(writer.bytes.count + BlockHeader.checksumSize),
            at: BlockHeader.size - MemoryLayout<UInt64>.size)
        writer.append(fixed: writer.bytes.withUnsafeBytes { XXH64.hash($0) })
        return writer.bytes
    }
}

extension CodeColumn {
    fileprivate func encode(as field: UInt8, into writer: inout ByteWriter) {
        let constant = dictionary.count == 1 && !codes.contains(0)
        writer.section(field, constant ? BlockEncoding.constantCode : BlockEncoding.packedCodes) { writer in
            writer.append(dictionary)
            if !constant { writer.append(packed: codes, width: Self.width(texts: dictionary.count)) }
        }
    }

    /// Bits for a code from 0 to the number of texts.
    static func width(texts: Int) -> Int { Int.bitWidth - texts.leadingZeroBitCount }
}

extension ByteWriter {
    fileprivate mutating func section(_ field: UInt8, _ encoding: UInt8, _ body: (inout ByteWriter) -> Void) {
        append(field)
        append(encoding)
        let at = bytes.count
        append(fixed: UInt32(0))
        body(&self)
        overwrite(fixed: UInt32(bytes.count - at - MemoryLayout<UInt32>.size), at: at)
    }

    /// Nothing when no event has a value.
    fileprivate mutating func section<Value: FixedWidthInteger>(_ field: UInt8, ints: [Value], absent: Value) {
        guard ints.contains(where: { $0 != absent }) else { return }
        let sparse = ints.contains(absent)
        section(field, sparse ? BlockEncoding.sparse : BlockEncoding.dense) { writer in
            if sparse { writer.append(packed: ints.map { $0 == absent ? 0 : 1 }, width: 1) }
            for value in ints where value != absent { writer.append(zigzag: Int64(value)) }
        }
    }

    fileprivate mutating func append(_ dictionary: TextDictionary) {
        append(varint: UInt64(dictionary.count))
        for code in 0..<UInt32(dictionary.count) {
            append(varint: UInt64(dictionary.withBytes(of: code + 1) { $0.count }))
        }
        for code in 0..<UInt32(dictionary.count) {
            dictionary.withBytes(of: code + 1) { append(contentsOf: $0) }
        }
    }

    fileprivate mutating func append(deltas values: [Int64]) {
        var before: Int64 = 0
        for value in values {
            append(zigzag: value &- before)
            before = value
        }
    }

    fileprivate mutating func append(_ identities: [EventIdentity]) {
        for identity in identities {
            append(fixed: identity.high)
            append(fixed: identity.low)
        }
    }
}
