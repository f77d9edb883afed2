extension EventBlock {
    /// The block again. Whatever the bytes are, the answer is a block or an error; memory stays within what a full
    /// block needs.
    ///
    /// `isChecked` says that somebody has compared the bytes with a checksum of their own, `identities` whether those
    /// are wanted: questions never look at them, and they are half of a block.
    package init(decoding bytes: [UInt8], isChecked: Bool = false, identities: Bool = true) throws(BlockError) {
        let count = try Self.header(bytes)
        if !isChecked {
            do throws(BlockError) {
                try Self.compareChecksum(bytes)
            } catch {
                // Any byte may be wrong: a part that can't be tells more than the checksum.
                do throws(BlockError) {
                    _ = try EventBlock(decoding: bytes, isChecked: true)
                } catch let part {
                    throw BlockError(.checksum, offset: part.offset, column: part.column)
                }
                throw error
            }
        }
        guard count <= UInt32(BlockBuilder.capacity) else { throw BlockError(.tooMany(count), offset: 8) }
        try self.init(parts: bytes, count: Int(count), identities: identities)
    }

    private init(parts bytes: [UInt8], count: Int, identities wanted: Bool) throws(BlockError) {
        var reader = ByteReader(bytes, from: BlockHeader.size, to: bytes.count - BlockHeader.checksumSize)
        var parts = BlockParts(count: count)
        var last = -1
        while reader.remaining > 0 {
            let field = try reader.byte()
            guard Int(field) > last else { throw reader.error(.invalid("columns out of order or twice")) }
            last = Int(field)
            let encoding = try reader.byte()
            let length = try reader.fixed(UInt32.self)
            var part = try reader.part(Int(length), column: BlockField.name(field))
            if field == BlockField.identities && !wanted {
                parts.identities = []
                continue
            }
            try parts.read(field, encoding, &part)
            try part.finish()
        }
        guard let times = parts.times, let identities = parts.identities else {
            throw reader.error(.invalid("no times or no identities"))
        }
        guard !parts.columns[TextColumn.customer.index].codes.contains(0),
            count == 0 || !parts.columns[TextColumn.customer.index].codes.isEmpty
        else { throw reader.error(.invalid("an event without customer")) }
        self.init(
            times: times, columns: parts.columns, amounts: parts.amounts, scores: parts.scores,
            efforts: parts.efforts, dues: parts.dues, identities: identities)
    }

    /// The number of events stated, once length and version are right.
    private static func header(_ bytes: [UInt8]) throws(BlockError) -> UInt32 {
        guard bytes.count >= BlockHeader.size + BlockHeader.checksumSize else {
            throw BlockError(.cutShort, offset: bytes.count)
        }
        guard Array(bytes[0..<4]) == BlockHeader.magic else { throw BlockError(.notABlock, offset: 0) }
        var reader = ByteReader(bytes, from: 4, to: bytes.count)
        let version = try reader.fixed(UInt16.self)
        guard version == BlockHeader.version else { throw BlockError(.version(version), offset: 4) }
        guard try reader.fixed(UInt16.self) == 0 else { throw BlockError(.invalid("reserved bytes in use"), offset: 6) }
        let count = try reader.fixed(UInt32.self)
        let stated = try reader.fixed(UInt64.self)
        guard stated == UInt64(bytes.count) else {
            throw BlockError(.length(stated: stated, actual: bytes.count), offset: 12)
        }
        return count
    }

    private static func compareChecksum(_ bytes: [UInt8]) throws(BlockError) {
        let body = bytes.count - BlockHeader.checksumSize
        var trailer = ByteReader(bytes, from: body, to: bytes.count)
        let written = try trailer.fixed(UInt64.self)
        let actual = bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[0..<body])) }
        guard actual == written else { throw BlockError(.checksum, offset: body) }
    }
}

/// What has been read of a block so far.
private struct BlockParts {
    let count: Int
    var columns: [CodeColumn]
    var times: [Int64]?
    var identities: [EventIdentity]?
    var amounts: [Int64] = []
    var scores: [Int32] = []
    var efforts: [Int32] = []
    var dues: [Int64] = []

    init(count: Int) {
        self.count = count
        columns = Array(repeating: CodeColumn(), count: TextColumn.count)
    }

    mutating func read(_ field: UInt8, _ encoding: UInt8, _ reader: inout ByteReader) throws(BlockError) {
        switch field {
        case 0..<UInt8(TextColumn.count):
            columns[Int(field)] = try codes(encoding, &reader)
        case BlockField.times:
            guard encoding == BlockEncoding.deltas else { throw Self.unknown(encoding, reader) }
            times = try deltas(&reader)
        case BlockField.amounts: amounts = try ints(encoding, &reader, absent: Absent.wide)
        case BlockField.scores: scores = try ints(encoding, &reader, absent: Absent.narrow)
        case BlockField.efforts: efforts = try ints(encoding, &reader, absent: Absent.narrow)
        case BlockField.dues: dues = try ints(encoding, &reader, absent: Absent.wide)
        case BlockField.identities:
            guard encoding == BlockEncoding.raw else { throw Self.unknown(encoding, reader) }
            identities = try rawIdentities(&reader)
        default: throw reader.error(.invalid("an unknown column"))
        }
    }

    private static func unknown(_ encoding: UInt8, _ reader: ByteReader) -> BlockError {
        reader.error(.invalid("unknown encoding \(encoding)"))
    }

    private func codes(_ encoding: UInt8, _ reader: inout ByteReader) throws(BlockError) -> CodeColumn {
        let dictionary = try texts(&reader)
        switch encoding {
        case BlockEncoding.constantCode:
            guard dictionary.count == 1 else { throw reader.error(.invalid("a constant with more than one text")) }
            return CodeColumn(codes: Array(repeating: 1, count: count), dictionary: dictionary)
        case BlockEncoding.packedCodes:
            let width = CodeColumn.width(texts: dictionary.count)
            let codes = try packed(&reader, width: width)
            for code in codes where Int(code) > dictionary.count {
                throw reader.error(.invalid("code \(code) of \(dictionary.count) texts"))
            }
            return CodeColumn(codes: codes, dictionary: dictionary)
        default: throw Self.unknown(encoding, reader)
        }
    }

    private func texts(_ reader: inout ByteReader) throws(BlockError) -> TextDictionary {
        let texts = try reader.count(upTo: count, of: "texts")
        guard texts > 0 else { throw reader.error(.invalid("a column without texts")) }
        var lengths: [Int] = []
        lengths.reserveCapacity(texts)
        for _ in 0..<texts { lengths.append(try reader.count(upTo: reader.remaining, of: "bytes of text")) }
        var dictionary = TextDictionary()
        for (index, length) in lengths.enumerated() {
            let code = try reader.withBytes(length) { dictionary.intern($0) }
            guard Int(code) == index + 1 else { throw reader.error(.invalid("an empty text or one twice")) }
        }
        return dictionary
    }

    private func packed(_ reader: inout ByteReader, width: Int) throws(BlockError) -> [UInt32] {
        let size = (count * width + 7) / 8
        return try reader.withBytes(size) { bytes in
            Array(unsafeUninitializedCapacity: count) { codes, used in
                var pending: UInt64 = 0
                var bits = 0
                var at = 0
                let mask: UInt64 = (1 &<< UInt64(width)) &- 1
                for index in 0..<count {
                    while bits < width {
                        pending |= UInt64(bytes[at]) &<< UInt64(bits)
                        at += 1
                        bits += 8
                    }
                    codes.initializeElement(at: index, to: UInt32(truncatingIfNeeded: pending & mask))
                    pending &>>= UInt64(width)
                    bits -= width
                }
                used = count
            }
        }
    }

    private func deltas(_ reader: inout ByteReader) throws(BlockError) -> [Int64] {
        var values: [Int64] = []
        values.reserveCapacity(count)
        var before: Int64 = 0
        for _ in 0..<count {
            before &+= try reader.zigzag()
            values.append(before)
        }
        return values
    }

    private func ints<Value: FixedWidthInteger>(
        _ encoding: UInt8, _ reader: inout ByteReader, absent: Value
    ) throws(BlockError) -> [Value] {
        guard encoding == BlockEncoding.sparse || encoding == BlockEncoding.dense else {
            throw Self.unknown(encoding, reader)
        }
        let present = encoding == BlockEncoding.sparse ? try packed(&reader, width: 1) : []
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            if !present.isEmpty && present[index] == 0 {
                values.append(absent)
                continue
            }
            let wide = try reader.zigzag()
            guard let value = Value(exactly: wide) else { throw reader.error(.invalid("\(wide) is out of range")) }
            values.append(value)
        }
        return values
    }

    private func rawIdentities(_ reader: inout ByteReader) throws(BlockError) -> [EventIdentity] {
        var values: [EventIdentity] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            let high = try reader.fixed(UInt64.self)
            values.append(EventIdentity(high: high, low: try reader.fixed(UInt64.self)))
        }
        return values
    }
}
