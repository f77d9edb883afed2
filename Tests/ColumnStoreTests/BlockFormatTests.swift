import ColumnStore
import Testing

@Suite struct BlockFormatTests {
    @Test(arguments: [0, 1, 2, 3, 9, 300, 2_000]) func `a block comes back from its bytes`(count: Int) throws {
        let block = sampleBlock(count, seed: UInt64(count))
        let again = try EventBlock(decoding: block.encoded())
        #expect(again.isEqual(to: block))
        #expect(again.encoded() == block.encoded())
    }

    @Test func `a full block with extreme values comes back`() throws {
        var builder = BlockBuilder()
        for index in 0..<BlockBuilder.capacity {
            var row = EventRow()
            row.time = [Int64.min, .max, 0, -1][index % 4]
            row[.customer] = builder.intern(.customer, "c\(index)")
            row.amountMinor = [Int64.max, .min + 1, nil][index % 3]
            row.score = [Int32.max, .min + 1, nil][index % 3]
            row.due = .max
            builder.append(row)
        }
        let full = builder.isFull
        #expect(full)
        let block = builder.finish()
        #expect(try EventBlock(decoding: block.encoded()).isEqual(to: block))
    }

    @Test func `texts of rows that were never appended are not in the block`() throws {
        var builder = BlockBuilder()
        _ = builder.intern(.customer, "rejected")
        _ = builder.intern(.channel, "fax")
        var row = EventRow()
        row[.customer] = builder.intern(.customer, "kept")
        builder.append(row)
        let block = builder.finish()
        #expect(block.dictionary(.customer).texts == ["kept"])
        #expect(block.codes(.customer) == [1])
        #expect(block.dictionary(.channel).count == 0)
        let text = String(decoding: block.encoded(), as: UTF8.self)
        #expect(!text.contains("rejected") && !text.contains("fax") && text.contains("kept"))
    }

    @Test func `any changed byte is noticed`() throws {
        let bytes = sampleBlock(20, seed: 4).encoded()
        for index in bytes.indices {
            for change in [UInt8(0x01), 0xFF] {
                var damaged = bytes
                damaged[index] ^= change
                if (try? EventBlock(decoding: damaged)) != nil {
                    Issue.record("byte \(index) may be \(damaged[index])")
                }
            }
        }
    }

    @Test func `a changed byte lies within the part that the error names`() {
        let bytes = sampleBlock(20, seed: 4).encoded()
        var columns: Set<String> = []
        let parts = 20..<bytes.count - 8
        for index in bytes.indices.dropFirst(20) {
            var damaged = bytes
            damaged[index] ^= 0x40
            let error = #expect(throws: BlockError.self) { try EventBlock(decoding: damaged) }
            guard let error else { continue }
            if case .part(let size) = error.reason {
                #expect((error.offset..<error.offset + size).contains(index) && parts.contains(index))
                #expect(size < bytes.count / 2 || index < error.offset + 10, "a part is not the whole block")
            } else {
                #expect(error.reason == .checksum && !parts.contains(index))
            }
            if let column = error.column { columns.insert(column) }
        }
        #expect(columns.isSuperset(of: ["customer", "touchpoint", "time", "amount"]))
    }

    @Test func `questions read a block without its identities`() throws {
        let block = sampleBlock(300, seed: 7)
        let read = try EventBlock(decoding: block.encoded(), isChecked: true, identities: false)
        #expect(read.identities.isEmpty)
        #expect(read.times == block.times && read.amounts == block.amounts && read.dues == block.dues)
        for column in TextColumn.allCases {
            #expect(read.codes(column) == block.codes(column))
            #expect(read.dictionary(column).texts == block.dictionary(column).texts)
        }
    }

    @Test func `hostile bytes under a right checksum give a block or an error`() {
        let bytes = sampleBlock(6, seed: 5).encoded()
        for index in bytes.indices.dropLast(8) {
            for change in [UInt8(1), 2, 4, 8, 16, 32, 64, 128, 127, 255] {
                var hostile = bytes
                hostile[index] ^= change
                survives(hostile)
            }
        }
    }

    @Test func `blocks cut anywhere, or grown, give an error`() {
        let bytes = sampleBlock(10, seed: 6).encoded()
        for end in bytes.indices {
            if (try? EventBlock(decoding: Array(bytes[..<end]))) != nil { Issue.record("\(end) bytes are no block") }
            survives(Array(bytes[..<end]) + Array(repeating: 0, count: 8))
        }
        #expect(throws: BlockError.self) { try EventBlock(decoding: bytes + [0]) }
    }

    @Test(arguments: 0..<200) func `made-up bytes give an error`(seed: UInt64) {
        var state = seed
        func next() -> UInt8 {
            state &+= 1
            return UInt8(truncatingIfNeeded: Mix.splitMix(state))
        }
        var bytes = Array(sampleBlock(20, seed: seed).encoded().prefix(20)) + (0..<Int(seed) * 3).map { _ in next() }
        bytes[8] = next()
        survives(bytes + Array(repeating: 0, count: 8))
    }

    @Test func `errors say what and where`() {
        #expect(throws: BlockError(.cutShort, offset: 3)) { try EventBlock(decoding: [1, 2, 3]) }
        #expect(throws: BlockError(.notABlock, offset: 0)) {
            try EventBlock(decoding: Array(repeating: 7, count: 40))
        }
        var newer = sampleBlock(2, seed: 1).encoded()
        newer[4] = 9
        #expect(throws: BlockError(.version(9), offset: 4)) { try EventBlock(decoding: newer) }
        var many = sampleBlock(2, seed: 1).encoded()
        many[11] = 0x7F
        #expect(throws: BlockError(.tooMany(0x7F00_0002), offset: 8)) { try EventBlock(decoding: sealed(many)) }
        let error = BlockError(.invalid("code 9 of 3 texts"), offset: 77, column: "channel")
        #expect(error.description == "block is invalid at column channel, byte 77: code 9 of 3 texts")
    }

    /// Decodes after making length and checksum right; neither traps nor takes what it can't encode again.
    private func survives(_ bytes: [UInt8]) {
        guard bytes.count >= 28 else { return }
        guard let block = try? EventBlock(decoding: sealed(bytes)) else { return }
        if (try? EventBlock(decoding: block.encoded()))?.isEqual(to: block) != true {
            Issue.record("what was decoded is not encoded to the same again")
        }
    }

    private func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { bytes.replaceSubrange(12..<20, with: $0) }
        let body = bytes.count - 8
        let checksum = bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[..<body])) }
        withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(body..., with: $0) }
        return bytes
    }
}

/// A block with something in every column, and with gaps in most.
func sampleBlock(_ count: Int, seed: UInt64) -> EventBlock {
    var builder = BlockBuilder()
    for index in 0..<count {
        let chance = Mix.splitMix(seed &* 1_000 &+ UInt64(index))
        var row = EventRow()
        row.time = 1_700_000_000_000 + Int64(index) * 1_000 - Int64(chance % 5_000)
        for column in TextColumn.allCases where column == .customer || chance >> UInt64(column.rawValue) & 1 == 0 {
            row[column] = builder.intern(column, "\(column)-\(chance >> 20 % UInt64(column.rawValue + 2))")
        }
        row[.kind] = builder.intern(.kind, "interaction")
        if chance % 3 == 0 { row.amountMinor = Int64(chance % 100_000) - 50_000 }
        if chance % 5 == 0 { row.score = Int32(chance % 1_001) }
        row.effortSeconds = Int32(chance % 900)
        if chance % 7 == 0 { row.due = row.time + 86_400_000 }
        row.identity = builder.contentIdentity(of: row, occurrence: UInt32(index))
        builder.append(row)
    }
    return builder.finish()
}

extension EventBlock {
    func isEqual(to other: EventBlock) -> Bool {
        times == other.times && identities == other.identities && amounts == other.amounts && scores == other.scores
            && efforts == other.efforts && dues == other.dues
            && TextColumn.allCases.allSatisfy { column in
                codes(column) == other.codes(column) && dictionary(column).texts == other.dictionary(column).texts
            }
    }
}
