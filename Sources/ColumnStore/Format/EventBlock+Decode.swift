extension EventBlock {
    /// The block again. Whatever the bytes are, the answer is a block or an error; memory stays within what a full
    /// block needs.
    ///
    /// `isChecked` says that somebody has compared the bytes with a checksum of their own, `identities` whether those
    /// are wanted: questions never look at them, and they are half of a block.
    package init(decoding bytes: [UInt8], isChecked: Bool = false, identities: Bool = true) throws(BlockError) {
        let count = try Self.header(bytes).count
        if !isChecked { try Self.compareChecksums(bytes) }
        guard count <= UInt32(BlockBuilder.capacity) else { throw BlockError(.tooMany(count), offset: 8) }
        try self.init(parts: bytes, count: Int(count), identities: identities)
    }

    private init(parts bytes: [UInt8], count: Int, identities wanted: Bool) throws(BlockError) {
        var parts = BlockParts(count: count)
        try Self.readSections(bytes) { (field, encoding, part) throws(BlockError) in
            if field == BlockField.identities && !wanted {
                parts.passIdentities()
                try part.passRest()
            } else {
                try parts.read(field, encoding, &part)
            }
        }
        let end = bytes.count - BlockHeader.checksumSize
        guard let times = parts.times, let identities = parts.identities else {
            throw BlockError(.invalid("no times or no identities"), offset: end)
        }
        guard !parts.columns[TextColumn.customer.index].codes.contains(0),
            count == 0 || !parts.columns[TextColumn.customer.index].codes.isEmpty
        else { throw BlockError(.invalid("an event without customer"), offset: end) }
        self.init(
            times: times, columns: parts.columns, amounts: parts.amounts, scores: parts.scores,
            efforts: parts.efforts, dues: parts.dues, identities: identities)
    }

    /// Only the identities of a block's events: all that is needed to know an event again.
    package static func identities(
        decoding bytes: [UInt8], isChecked: Bool = false
    ) throws(BlockError) -> IdentityColumn {
        let count = try header(bytes).count
        if !isChecked { try compareChecksums(bytes) }
        guard count <= UInt32(BlockBuilder.capacity) else { throw BlockError(.tooMany(count), offset: 8) }
        var identities: IdentityColumn?
        try readSections(bytes) { (field, encoding, part) throws(BlockError) in
            if field == BlockField.identities {
                identities = try IdentityColumn(Int(count), encoding, &part)
            } else {
                try part.passRest()
            }
        }
        guard let identities else {
            throw BlockError(.invalid("no identities"), offset: bytes.count - BlockHeader.checksumSize)
        }
        return identities
    }

    /// Hands over the parts of a block in their order; each is to be read to its end.
    private static func readSections(
        _ bytes: [UInt8], _ body: (UInt8, UInt8, inout ByteReader) throws(BlockError) -> Void
    ) throws(BlockError) {
        let hasChecks = try header(bytes).version >= BlockHeader.checkedParts
        var reader = ByteReader(bytes, from: BlockHeader.size, to: bytes.count - BlockHeader.checksumSize)
        var last = -1
        while reader.remaining > 0 {
            let field = try reader.byte()
            guard Int(field) > last else { throw reader.error(.invalid("columns out of order or twice")) }
            last = Int(field)
            let encoding = try reader.byte()
            let length = try reader.fixed(UInt32.self)
            if hasChecks { _ = try reader.fixed(UInt32.self) }
            var part = try reader.part(Int(length), column: BlockField.name(field))
            try body(field, encoding, &part)
            try part.finish()
        }
    }

    /// The number of events stated, and the version, once length and version are right.
    private static func header(_ bytes: [UInt8]) throws(BlockError) -> (count: UInt32, version: UInt16) {
        guard bytes.count >= BlockHeader.size + BlockHeader.checksumSize else {
            throw BlockError(.cutShort, offset: bytes.count)
        }
        guard Array(bytes[0..<4]) == BlockHeader.magic else { throw BlockError(.notABlock, offset: 0) }
        var reader = ByteReader(bytes, from: 4, to: bytes.count)
        let version = try reader.fixed(UInt16.self)
        guard BlockHeader.readable.contains(version) else { throw BlockError(.version(version), offset: 4) }
        guard try reader.fixed(UInt16.self) == 0 else { throw BlockError(.invalid("reserved bytes in use"), offset: 6) }
        let count = try reader.fixed(UInt32.self)
        let stated = try reader.fixed(UInt64.self)
        guard stated == UInt64(bytes.count) else {
            throw BlockError(.length(stated: stated, actual: bytes.count), offset: 12)
        }
        return (count, version)
    }

    /// Fails with the place of the damage when a byte is not what was written.
    private static func compareChecksums(_ bytes: [UInt8]) throws(BlockError) {
        let body = bytes.count - BlockHeader.checksumSize
        var trailer = ByteReader(bytes, from: body, to: bytes.count)
        let written = try trailer.fixed(UInt64.self)
        let actual = bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[0..<body])) }
        guard actual != written else { return }
        if let damage = PartCheck.damage(
            in: bytes, from: BlockHeader.size, to: body, version: try header(bytes).version)
        {
            throw damage
        }
        do throws(BlockError) {
            _ = try EventBlock(decoding: bytes, isChecked: true)
        } catch {
            throw BlockError(.checksum, offset: error.offset, column: error.column)
        }
        throw BlockError(.checksum, offset: body)
    }
}
