import ColumnStore
import TestSupport
import Testing

@testable import JourneyEngine

@Suite struct CountingTests {
    @Test(arguments: 0..<60) func `the value at a rank is that of the sorted values`(seed: UInt64) {
        var chance = SeededChance(seed)
        let span = [Int64(0), 3, 1_000, 1 << 40, .max][Int(seed % 5)]
        let values = (0..<(1 + Int(seed) * 13)).map { _ in Int64.random(in: -span...span, using: &chance) }
        let sorted = values.sorted()
        // One rank after the other of the same values, as a row of quantiles asks for them.
        var scratch = values
        for percent in [50, 90, 95, 1, 99, 100] {
            let value = scratch.withUnsafeMutableBufferPointer { RankSelection.value(atPercent: percent, of: $0) }
            #expect(value == sorted[max(1, (values.count * percent + 99) / 100) - 1])
        }
        #expect(scratch.sorted() == sorted)
    }

    @Test(arguments: [10, 49, 500, 5_000]) func `one set of values has all its quantiles, one asked after the other`(
        count: Int
    ) {
        var chance = SeededChance(UInt64(count))
        var values = (0..<count).map { _ in Int64.random(in: 0...1_000_000_000, using: &chance) }
        let sorted = values.sorted()
        values.withUnsafeMutableBufferPointer { values in
            for percent in [50, 90, 95, 10, 100, 50] {
                let rank = (count * percent + 99) / 100
                #expect(RankSelection.value(atPercent: percent, of: values) == sorted[rank - 1])
            }
        }
        #expect(values.sorted() == sorted)
    }

    @Test func `ranks reach over the whole range of numbers`() {
        var values = (0..<100).map { [Int64.min, .max, 0, -1][$0 % 4] }
        #expect(values.withUnsafeMutableBufferPointer { RankSelection.value(atPercent: 50, of: $0) } == -1)
        var none: [Int64] = []
        #expect(none.withUnsafeMutableBufferPointer { RankSelection.value(atPercent: 50, of: $0) } == 0)
    }

    @Test(arguments: [3, 511, 512, 100_000]) func `pairs are numbered in the order in which they come`(codes: Int) {
        var index = PairIndex(codes: codes)
        var chance = SeededChance(UInt64(codes))
        var expected: [PairIndex.Pair: Int] = [:]
        for _ in 0..<5_000 {
            let pair = PairIndex.Pair(
                from: UInt32.random(in: 0...UInt32(codes), using: &chance),
                to: UInt32.random(in: 0...UInt32(codes), using: &chance))
            let known = expected[pair] ?? expected.count
            #expect(index.known(pair.from, pair.to) == expected[pair])
            #expect(index.number(pair.from, pair.to) == known)
            expected[pair] = known
        }
        #expect(index.count == expected.count)
        #expect(index.known(UInt32(codes) + 1, 0) == nil)
    }

    @Test func `sequences are told apart even where their hashes meet`() {
        var table = VariantTable(codes: 3)
        for codes in [[1, 2, 3], [3, 2, 1], [1, 2, 3], []] as [[UInt8]] {
            codes.withUnsafeBytes { table.add(bytes: $0, hash: 42) }
        }
        #expect(table.total == 4)
        #expect(table.distinct == 3)
        #expect(table.sumOfSquaredCounts == 6)
        #expect(table.entries.map(\.count) == [2, 1, 1])
        let names = ["", "a", "b", "c"].map { Array($0.utf8) }
        #expect(table.top(9, names: names).map(\.codes) == [[1, 2, 3], [], [3, 2, 1]])
    }

    @Test func `ties are in the order of the joined names`() {
        // Joined by ">", "a-b" comes before "a>b", and "a" before both.
        let names = ["", "a", "a-b", "b"].map { Array($0.utf8) }
        var table = VariantTable(codes: 3)
        for codes in [[1, 3], [2], [1], [2, 3], [1, 1]] as [[UInt32]] { table.add(codes) }
        #expect(table.top(5, names: names).map(\.codes) == [[1], [2], [2, 3], [1, 1], [1, 3]])
        #expect(table.top(2, names: names).map(\.codes) == [[1], [2]])
        #expect(table.top(0, names: names).isEmpty)
    }

    @Test(arguments: [200, 70_000]) func `what is taken back from a table leaves no trace`(codes: Int) {
        var chance = SeededGenerator(seed: UInt64(codes))
        func sequences(_ count: Int) -> [[UInt32]] {
            (0..<count).map { _ in
                (0..<Int.random(in: 0...20, using: &chance)).map { _ in
                    UInt32.random(in: 0...UInt32(min(3, codes)), using: &chance)
                }
            }
        }
        let kept = sequences(500)
        let gone = sequences(300)
        var table = VariantTable(codes: codes)
        for sequence in kept + gone { table.add(sequence) }
        var removed = VariantTable(codes: codes)
        for sequence in gone { removed.add(sequence) }
        table.subtract(removed)
        var expected: [[UInt32]: Int] = [:]
        for sequence in kept { expected[sequence, default: 0] += 1 }
        #expect(table.total == 500)
        #expect(table.distinct == expected.count)
        #expect(table.sumOfSquaredCounts == expected.values.reduce(0) { $0 + $1 * $1 })
        let found = Dictionary(uniqueKeysWithValues: table.entries.map { (table.sequence($0), $0.count) })
        #expect(found == expected)
    }

    @Test(arguments: [
        ("0-10", 750, 7.5), ("1-5", 300, 5), ("1-7", 700, 10), ("-100-100", 0, 5), ("?", 750, 7.5), ("5-1", 750, 7.5),
        ("", 1_000, 10),
    ])
    func `answers of any scale come to 0 to 10`(scale: String, hundredths: Int64, expected: Double) {
        var event = PlainEvent("c", 0, "t")
        event.scale = scale
        let scales = ScoreScales(log: .build(from: [.of([event])]))
        #expect(abs(scales.score(hundredths: hundredths, scale: scale.isEmpty ? 0 : 1) - expected) < 1e-12)
    }
}
