import ColumnStore
import Testing

@Suite struct BlockBuilderTests {
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
