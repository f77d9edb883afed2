/// What has been read of a block so far.
struct BlockParts {
    let count: Int
    private(set) var columns: [CodeColumn]
    private(set) var times: [Int64]?
    private(set) var identities: IdentityColumn?
    private(set) var amounts: [Int64] = []
    private(set) var scores: [Int32] = []
    private(set) var efforts: [Int32] = []
    private(set) var dues: [Int64] = []

    init(count: Int) {
        self.count = count
        columns = Array(repeating: CodeColumn(), count: TextColumn.count)
    }

    /// The identities aren't wanted.
    mutating func passIdentities() { identities = IdentityColumn() }

    mutating func read(_ field: UInt8, _ encoding: UInt8, _ reader: inout ByteReader) throws(BlockError) {
        switch field {
        case 0..<UInt8(TextColumn.count):
            columns[Int(field)] = try codes(encoding, &reader)
        case BlockField.times:
            guard encoding == BlockEncoding.deltas else { throw reader.unknown(encoding) }
            times = try reader.deltas(count) { Int64(bitPattern: $0) }
        case BlockField.amounts: amounts = try ints(encoding, &reader, absent: Absent.wide)
        case BlockField.scores: scores = try ints(encoding, &reader, absent: Absent.narrow)
        case BlockField.efforts: efforts = try ints(encoding, &reader, absent: Absent.narrow)
        case BlockField.dues: dues = try ints(encoding, &reader, absent: Absent.wide)
        case BlockField.identities: identities = try IdentityColumn(count, encoding, &reader)
        default: throw reader.error(.invalid("an unknown column"))
        }
    }

    private func codes(_ encoding: UInt8, _ reader: inout ByteReader) throws(BlockError) -> CodeColumn {
        let dictionary = try reader.texts()
        switch encoding {
        case BlockEncoding.constantCode:
            guard dictionary.count == 1 else { throw reader.error(.invalid("a constant with more than one text")) }
            return CodeColumn(codes: Array(repeating: 1, count: count), dictionary: dictionary)
        case BlockEncoding.packedCodes:
            let width = CodeColumn.width(texts: dictionary.count)
            let codes = try reader.packed(count, width: width)
            if let most = codes.max(), Int(most) > dictionary.count {
                throw reader.error(.invalid("code \(most) of \(dictionary.count) texts"))
            }
            return CodeColumn(codes: codes, dictionary: dictionary)
        default: throw reader.unknown(encoding)
        }
    }

    private func ints<Value: FixedWidthInteger>(
        _ encoding: UInt8, _ reader: inout ByteReader, absent: Value
    ) throws(BlockError) -> [Value] {
        switch encoding {
        case BlockEncoding.dense: return try reader.zigzags(count)
        case BlockEncoding.sparse:
            let places = try reader.placesOfBits(count)
            let values: [Value] = try reader.zigzags(places.count)
            var all = Array(repeating: absent, count: count)
            for (index, place) in places.enumerated() { all[Int(place)] = values[index] }
            return all
        default: throw reader.unknown(encoding)
        }
    }
}

extension IdentityColumn {
    init(_ count: Int, _ encoding: UInt8, _ reader: inout ByteReader) throws(BlockError) {
        switch encoding {
        case BlockEncoding.numbers: self.init(numbers: try reader.deltas(count) { $0 })
        case BlockEncoding.raw: self.init(try reader.rawIdentities(count), mayHashNumbers: true)
        case BlockEncoding.mixed:
            let places = try reader.placesOfBits(count)
            let numbers = try reader.deltas(places.count) { $0 }
            let others = try reader.rawIdentities(count - places.count)
            var all: [EventIdentity] = []
            all.reserveCapacity(count)
            for (index, place) in places.enumerated() {
                let before = all.count - index
                all += others[before..<before + Int(place) - all.count]
                all.append(EventIdentity(number: numbers[index]))
            }
            all += others[(all.count - places.count)...]
            self.init(all)
        default: throw reader.unknown(encoding)
        }
    }
}

extension ByteReader {
    func unknown(_ encoding: UInt8) -> BlockError { error(.invalid("unknown encoding \(encoding)")) }

    /// Goes to the end without looking.
    mutating func passRest() throws(BlockError) { try withBytes(remaining) { _ in } }

    fileprivate mutating func texts() throws(BlockError) -> TextDictionary {
        let count = try count(upTo: remaining, of: "texts")
        var ends = [UInt32](repeating: 0, count: count)
        var end: UInt64 = 0
        let most = UInt64(remaining)
        try varints(count) { index, length in
            end = min(end &+ min(length, most &+ 1), most &+ 1)
            ends[index] = UInt32(truncatingIfNeeded: end)
        }
        guard end <= UInt64(remaining) else { throw error(.invalid("texts longer than their column")) }
        let arena = try withBytes(Int(end)) { Array($0) }
        guard let dictionary = TextDictionary(arena: arena, ends: ends) else {
            throw error(.invalid("an empty text or one twice"))
        }
        return dictionary
    }

    fileprivate mutating func packed(_ count: Int, width: Int) throws(BlockError) -> [UInt32] {
        try withBytes(BitPacking.size(count, width: width)) { bytes in
            Array(unsafeUninitializedCapacity: count) { codes, used in
                BitPacking.unpack(
                    bytes, width: width, into: UnsafeMutableBufferPointer(rebasing: codes[..<count]))
                used = count
            }
        }
    }

    /// Where the bits are set, of one for each event.
    fileprivate mutating func placesOfBits(_ count: Int) throws(BlockError) -> [UInt32] {
        try withBytes(BitPacking.size(count, width: 1)) { bytes in
            var places: [UInt32] = []
            places.reserveCapacity(count / 8)
            for (index, byte) in bytes.enumerated() where byte != 0 {
                var rest = byte
                while rest != 0 {
                    let place = index * 8 + rest.trailingZeroBitCount
                    if place < count { places.append(UInt32(truncatingIfNeeded: place)) }
                    rest &= rest &- 1
                }
            }
            return places
        }
    }

    fileprivate mutating func deltas<Value>(
        _ count: Int, _ value: (UInt64) -> Value
    ) throws(BlockError) -> [Value] {
        try values(count) { before, word in
            before = before &+ UInt64(bitPattern: Varint.unzigzag(word))
            return value(before)
        }
    }

    fileprivate mutating func zigzags<Value: FixedWidthInteger>(_ count: Int) throws(BlockError) -> [Value] {
        let values: [Int64] = try values(count) { _, word in Varint.unzigzag(word) }
        if Value.self == Int64.self { return values.map { Value(truncatingIfNeeded: $0) } }
        if let wrong = values.first(where: { Value(exactly: $0) == nil }) {
            throw error(.invalid("\(wrong) is out of range"))
        }
        return values.map { Value(truncatingIfNeeded: $0) }
    }

    /// `count` numbers, each made from what the body carries on and the number's word.
    @inline(__always)
    private mutating func values<Value>(
        _ count: Int, _ make: (inout UInt64, UInt64) -> Value
    ) throws(BlockError) -> [Value] {
        // Every number has a byte: memory stays within what the bytes can hold.
        guard count <= remaining else { throw error(.cutShort) }
        var carried: UInt64 = 0
        var fault: BlockError?
        let values = [Value](unsafeUninitializedCapacity: count) { room, used in
            let start = room.baseAddress
            do throws(BlockError) {
                try varints(count) { index, word in
                    (start.unsafelyUnwrapped + index).initialize(to: make(&carried, word))
                    used = index &+ 1
                }
            } catch {
                fault = error
            }
        }
        if let fault { throw fault }
        return values
    }

    fileprivate mutating func rawIdentities(_ count: Int) throws(BlockError) -> [EventIdentity] {
        try withBytes(count * 16) { bytes in
            (0..<count).map { index in
                EventIdentity(
                    high: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 16, as: UInt64.self)),
                    low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 16 + 8, as: UInt64.self)))
            }
        }
    }
}
