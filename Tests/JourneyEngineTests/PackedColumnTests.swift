import ColumnStore
import Testing

@testable import JourneyEngine

@Suite struct PackedColumnTests {
    /// Any share of filled cells and any size of code, so that every form of packing is taken.
    @Test(arguments: [0, 1, 5, 30, 100], [UInt32(1), 200, 60_000, 4_000_000_000])
    func `codes are read back, one by one and in ranges`(percent: UInt64, greatest: UInt32) {
        var chance = SeededChance(percent * 31 + UInt64(greatest))
        let codes = (0..<1_000).map { _ in
            UInt64.random(in: 0..<100, using: &chance) < percent ? UInt32.random(in: 1...greatest, using: &chance) : 0
        }
        let packed = codes.withUnsafeBufferPointer { PackedCodes($0.baseAddress!, count: codes.count) }
        #expect(codes.indices.map { packed[$0] } == codes)
        for range in [0..<1_000, 0..<0, 63..<64, 64..<128, 100..<777, 999..<1_000, 1_000..<1_000] {
            var read = [UInt32](repeating: 9, count: range.count + 1)
            read.withUnsafeMutableBufferPointer { packed.widen(range, into: $0.baseAddress!) }
            #expect(read == Array(codes[range]) + [9])
        }
        #expect(packed.bytes <= 1_000 * (greatest < 256 ? 1 : greatest < 65_536 ? 2 : 4))
    }

    @Test(
        arguments: [
            [0, 100, 200, 1_000], [.max, .min + 1, 0, 5], [-7], [7, 7, 7], [1_700_000_000_000, 1_700_000_060_000],
            [0, 4_294_967_293], [0, 4_294_967_295], [],
        ] as [[Int64]])
    func `numbers are read back, with the absent ones between them`(values: [Int64]) {
        let column = (0..<500).map {
            $0 % 3 == 0 || values.isEmpty ? ColumnStore.Absent.wide : values[$0 % values.count]
        }
        let packed = column.withUnsafeBufferPointer { PackedInts($0.baseAddress!, count: column.count) }
        #expect(column.indices.map { packed[$0] } == column)
        var read = [Int64](repeating: 0, count: 100)
        read.withUnsafeMutableBufferPointer { packed.widen(150..<250, into: $0.baseAddress!) }
        #expect(read == Array(column[150..<250]))
    }

    @Test func `scores of whole points take a byte`() {
        let scores = (0..<10_000).map { Int64($0 % 11) * 100 }
        let packed = scores.withUnsafeBufferPointer { PackedInts($0.baseAddress!, count: scores.count) }
        #expect(packed.bytes == 10_000)
    }
}
