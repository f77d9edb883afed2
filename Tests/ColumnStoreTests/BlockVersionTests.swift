import ColumnStore
import Testing

/// What was once written stays readable, and what is written now stays as it is.
@Suite struct BlockVersionTests {
    /// Two events, 7 and a-8, as a program of the first format wrote them.
    private static let first = """
        544c42310100000002000000ae00000000000000000108000000020202633163320901010c0000000205036f726465727061790902020700\
        0000010553616c6573030205000000010377656204020a00000001087075726368617365200504000000d00fd00f2103030000009e1f0922\
        040300000002880e230402000000013c280620000000b39a4fae1d6bc12d8d0fab4d6150a056d72f79985698a8dc45b72567be6933b3243a\
        8ca11d9f9c4e
        """

    /// The same two, as the second wrote them: their number is kept as a number.
    private static let second = """
        544c42310200000002000000ae00000000000000000108000000020202633163320901010c0000000205036f726465727061790902010800\
        0000010553616c65730104010b000000010870757263686173650109020500000001034555520a02060000000104302d3130200504000000\
        d00fd00f2103030000009e1f0922040300000002880e230402000000013c280812000000010ed72f79985698a8dc45b72567be6933b350b2\
        1dfa12a791ea
        """

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    @Test func aBlockOfTheFirstFormatIsRead() throws {
        let block = try EventBlock(decoding: bytes(Self.first))
        #expect(block.times == [1_000, 2_000])
        #expect((0..<2).map { block.text(.customer, at: $0) } == ["c1", "c2"])
        #expect((0..<2).map { block.text(.touchpoint, at: $0) } == ["order", "pay"])
        #expect(block.amounts == [1_999, -5])
        #expect((0..<2).map { block.score(at: $0) } == [nil, 900])
        #expect((0..<2).map { block.effortSeconds(at: $0) } == [30, nil])
        #expect(block.identities.mayHashNumbers)
    }

    @Test func aBlockOfTheSecondFormatIsRead() throws {
        let block = try EventBlock(decoding: bytes(Self.second))
        #expect(block.times == [1_000, 2_000])
        #expect((0..<2).map { block.text(.customer, at: $0) } == ["c1", "c2"])
        #expect(block.amounts == [1_999, -5])
        #expect((0..<2).map { block.score(at: $0) } == [nil, 900])
        #expect(block.identities[0] == EventIdentity(number: 7) && !block.identities.mayHashNumbers)
        #expect(try EventBlock.identities(decoding: bytes(Self.second)) == block.identities)
    }

    @Test(arguments: [first, second]) func damageInOldBlocksIsNoticed(_ old: String) {
        let bytes = bytes(old)
        for index in bytes.indices.dropFirst(20) {
            var damaged = bytes
            damaged[index] ^= 0x10
            let error = #expect(throws: BlockError.self) { try EventBlock(decoding: damaged) }
            #expect(error?.reason == .checksum && (error?.offset ?? 0) >= min(index, bytes.count - 8))
        }
    }

    @Test func itsNumbersAreFoundUnderTheirHash() throws {
        let identities = try EventBlock.identities(decoding: bytes(Self.first))
        #expect(identities[0] == EventIdentity(number: 7).hashedNumber)
        "a-8".withBytes { #expect(identities[1] == EventIdentity.named($0)) }
        #expect(identities[1].hashedNumber == nil)
    }

    @Test func mergedIntoAnotherBlockItsNumbersAreStillHashed() throws {
        let old = try EventBlock(decoding: bytes(Self.first))
        var builder = BlockBuilder()
        builder.append(0, of: old)
        var row = EventRow()
        row[.customer] = builder.intern(.customer, "c3")
        row.identity = EventIdentity(number: 9)
        builder.append(row)
        let again = try EventBlock(decoding: builder.finish().encoded())
        #expect(again.identities.mayHashNumbers)
        #expect(Array(again.identities) == [old.identities[0], EventIdentity(number: 9)])
    }

    @Test(
        arguments: [
            (["7", "9", "8"], 7, 3), (["7", "x", "8"], 8, 1 + 2 + 16), (["007", "1234567890123456789"], 8, 1 + 32),
        ] as [([String], UInt8, Int)])
    func numbersAreWrittenAsDifferences(_ ids: [String], encoding: UInt8, size: Int) throws {
        var builder = BlockBuilder()
        for id in ids {
            var row = EventRow()
            row[.customer] = builder.intern(.customer, "c")
            id.withBytes { row.identity = EventIdentity.named($0) }
            builder.append(row)
        }
        let block = builder.finish()
        let written = block.encoded()
        #expect(written[4] == 3)
        // The identities are the last part: field, encoding, length, check, payload, and the checksum behind it.
        let part = written.count - 8 - size - 10
        #expect(Array(written[part..<part + 3]) == [40, encoding, UInt8(size)])
        let again = try EventBlock(decoding: written)
        #expect(again.identities == block.identities && !again.identities.mayHashNumbers)
        #expect(try EventBlock.identities(decoding: written) == block.identities)
    }

    @Test func onlyWhatIsWrittenAsANumberIsOne() {
        let numbers = ["0": 0, "7": 7, "123456789012345678": 123_456_789_012_345_678] as [String: UInt64]
        for (text, number) in numbers { text.withBytes { #expect(EventIdentity.named($0).number == number) } }
        for text in ["", "00", "07", "-7", "+7", "7 ", "1e3", "1234567890123456789", "７"] {
            text.withBytes { #expect(EventIdentity.named($0).number == nil) }
        }
    }
}
