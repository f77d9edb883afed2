import ColumnStore
import Testing

@Suite struct BlockBuilderTests {
    @Test func `codes that are still needed outlive a block, whose events take only their own texts along`() {
        var builder = BlockBuilder()
        let rows = (0..<1_000).map { number in
            var row = EventRow()
            row[.customer] = builder.intern(.customer, "customer \(number)")
            row[.touchpoint] = builder.intern(.touchpoint, number < 700 ? "pay" : "pack")
            return row
        }
        for row in rows[..<700] { builder.append(row) }
        let first = builder.finish(keepingTexts: true)
        for row in rows[700...] { builder.append(row) }
        let second = builder.finish()
        #expect(first.count == 700 && first.dictionary(.customer).count == 700)
        #expect(second.dictionary(.touchpoint).texts == ["pack"])
        #expect(second.text(.customer, at: 0) == "customer 700" && second.text(.customer, at: 299) == "customer 999")
    }

    @Test func `a block gives back what was appended`() {
        var builder = BlockBuilder()
        var row = EventRow()
        row.time = -5
        row[.customer] = builder.intern(.customer, "ann")
        row[.touchpoint] = builder.intern(.touchpoint, "pay")
        row.amountMinor = -1_999
        builder.append(row)
        row.clear()
        row.time = 7
        row[.customer] = builder.intern(.customer, "bob")
        row[.touchpoint] = builder.intern(.touchpoint, "pay")
        row.score = 850
        builder.append(row)
        let block = builder.finish()
        #expect(block.count == 2)
        #expect(block.times == [-5, 7])
        #expect(block.codes(.customer) == [1, 2])
        #expect(block.codes(.touchpoint) == [1, 1])
        #expect(block.codes(.channel).isEmpty)
        #expect(block.amountMinor(at: 0) == -1_999)
        #expect(block.amountMinor(at: 1) == nil)
        #expect(block.score(at: 0) == nil)
        #expect(block.score(at: 1) == 850)
        let empty = builder.isEmpty
        #expect(empty)
    }
}
