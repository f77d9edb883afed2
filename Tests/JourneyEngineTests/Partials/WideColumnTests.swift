import Testing

@testable import JourneyEngine

/// Whole numbers wider than a column add as they do in one piece.
@Suite struct WideColumnTests {
    @Test(arguments: 0..<40) func `words of a number carry into the next`(seed: UInt64) throws {
        var chance = SeededChance(seed)
        let shape = PartialShape(name: "wide", key: [], integers: [.count, .low, .high, .high, .high])
        var table = PartialTable(shape)
        var whole = WideSum()
        for _ in 0..<50 {
            let narrow = Int.random(in: 0...100, using: &chance)
            let number = WideSum(
                productOf: Int128.random(in: .min ... .max, using: &chance) >> narrow,
                Int128.random(in: .min ... .max, using: &chance) >> narrow)
            whole += number
            try table.add([], integers: [1] + number.words)
        }
        let words = (1..<5).map { table.integer(0, $0) }
        #expect(table.integer(0) == 50)
        #expect(WideSum(words: words[...]) == whole)
        #expect(words == whole.words)
    }
}
