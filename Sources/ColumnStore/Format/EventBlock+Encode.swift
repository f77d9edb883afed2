extension EventBlock {
    /// The block's bytes for the database: small, self-describing and guarded by a checksum.
    package func encoded() -> [UInt8] {
        var writer = BlockWriter(capacity: 4_096 + count * 24)
        writer.append(contentsOf: BlockHeader.magic)
        writer.append(fixed: BlockHeader.version)
        writer.append(fixed: UInt16(0))
        writer.append(fixed: UInt32(count))
        writer.append(fixed: UInt64(0))
        for column in TextColumn.allCases where !columns[column.index].codes.isEmpty {
            columns[column.index].encode(as: column.rawValue, into: &writer)
        }
        writer.section(BlockField.times, BlockEncoding.deltas) { $0.append(deltas: times) { UInt64(bitPattern: $0) } }
        writer.section(BlockField.amounts, ints: amounts, absent: Absent.wide)
        writer.section(BlockField.scores, ints: scores, absent: Absent.narrow)
        writer.section(BlockField.efforts, ints: efforts, absent: Absent.narrow)
        writer.section(BlockField.dues, ints: dues, absent: Absent.wide)
        writer.section(identities)
        writer.overwrite(
            fixed: UInt64(writer.count + BlockHeader.checksumSize), at: BlockHeader.size - MemoryLayout<UInt64>.size)
        writer.append(fixed: XXH64.hash(writer.written))
        return Array(writer.written)
    }
}

extension CodeColumn {
    fileprivate func encode(as field: UInt8, into writer: inout BlockWriter) {
        let constant = dictionary.count == 1 && !codes.contains(0)
        writer.section(field, constant ? BlockEncoding.constantCode : BlockEncoding.packedCodes) { writer in
            writer.append(dictionary)
            if !constant { writer.append(packed: codes, width: Self.width(texts: dictionary.count)) }
        }
    }

    /// Bits for a code from 0 to the number of texts.
    static func width(texts: Int) -> Int { Int.bitWidth - texts.leadingZeroBitCount }
}

extension BlockWriter {
    fileprivate mutating func section(_ field: UInt8, _ encoding: UInt8, _ body: (inout BlockWriter) -> Void) {
        append(field)
        append(encoding)
        let length = count
        append(fixed: UInt32(0))
        let check = count
        append(fixed: UInt32(0))
        let start = count
        body(&self)
        overwrite(fixed: UInt32(count - start), at: length)
        let payload = UnsafeRawBufferPointer(rebasing: written[start...])
        overwrite(fixed: PartCheck.of(payload, field: field, encoding: encoding), at: check)
    }

    /// Nothing when no event has a value.
    fileprivate mutating func section<Value: FixedWidthInteger>(_ field: UInt8, ints: [Value], absent: Value) {
        let present = ints.reduce(0) { $0 &+ ($1 == absent ? 0 : 1) }
        guard present > 0 else { return }
        let isSparse = present < ints.count
        section(field, isSparse ? BlockEncoding.sparse : BlockEncoding.dense) { writer in
            if isSparse { writer.append(bits: ints) { $0 != absent } }
            writer.write(atMost: present * Varint.longest + Varint.slack) { start in
                var at = start
                for value in ints where value != absent { at = Varint.write(Varint.zigzag(Int64(value)), at: at) }
                return at
            }
        }
    }

    fileprivate mutating func section(_ identities: IdentityColumn) {
        switch identities.storage {
        case .numbers(let numbers) where !identities.mayHashNumbers:
            section(BlockField.identities, BlockEncoding.numbers) { $0.append(deltas: numbers) { $0 } }
        case .mixed(let all) where !identities.mayHashNumbers:
            section(BlockField.identities, BlockEncoding.mixed) { writer in
                writer.append(bits: all) { $0.number != nil }
                writer.append(deltas: all.compactMap(\.number)) { $0 }
                writer.append(raw: all.filter { $0.number == nil })
            }
        default: section(BlockField.identities, BlockEncoding.raw) { $0.append(raw: Array(identities)) }
        }
    }

    fileprivate mutating func append(_ dictionary: TextDictionary) {
        let (arena, ends) = dictionary.laidOut
        append(varint: UInt64(dictionary.count))
        write(atMost: ends.count * Varint.longest + Varint.slack) { start in
            var at = start
            var before: UInt32 = 0
            for end in ends {
                at = Varint.write(UInt64(end &- before), at: at)
                before = end
            }
            return at
        }
        append(contentsOf: arena)
    }

    fileprivate mutating func append(packed codes: [UInt32], width: Int) {
        let size = BitPacking.size(codes.count, width: width)
        write(atMost: size + BitPacking.slack) { at in
            codes.withUnsafeBufferPointer { BitPacking.pack($0, width: width, at: at) }
            return at + size
        }
    }

    /// A bit for each value, lowest first, padded to a whole byte.
    fileprivate mutating func append<Value>(bits values: [Value], _ isSet: (Value) -> Bool) {
        write(atMost: BitPacking.size(values.count, width: 1)) { start in
            var at = start
            var index = 0
            while index < values.count {
                var byte: UInt8 = 0
                for bit in 0..<min(8, values.count - index) {
                    byte |= (isSet(values[index &+ bit]) ? 1 : 0) &<< UInt8(truncatingIfNeeded: bit)
                }
                at.storeBytes(of: byte, as: UInt8.self)
                at += 1
                index += 8
            }
            return at
        }
    }

    fileprivate mutating func append<Value>(deltas values: [Value], _ word: (Value) -> UInt64) {
        write(atMost: values.count * Varint.longest + Varint.slack) { start in
            var at = start
            var before: UInt64 = 0
            for value in values {
                let value = word(value)
                at = Varint.write(Varint.zigzag(Int64(bitPattern: value &- before)), at: at)
                before = value
            }
            return at
        }
    }

    fileprivate mutating func append(raw identities: [EventIdentity]) {
        write(atMost: identities.count * 16) { start in
            var at = start
            for identity in identities {
                at.storeBytes(of: identity.high.littleEndian, as: UInt64.self)
                (at + 8).storeBytes(of: identity.low.littleEndian, as: UInt64.self)
                at += 16
            }
            return at
        }
    }
}
