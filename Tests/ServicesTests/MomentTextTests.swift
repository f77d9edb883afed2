import Experience
import Foundation
import Services
import TestSupport
import Testing

/// Moments as other programs read them.
@Suite struct MomentTextTests {
    @Test func aMomentIsWrittenToTheMillisecond() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<5_000 {
            let moment = Int64.random(in: -2_000_000_000_000...4_000_000_000_000, using: &generator)
            let text = Timestamp(milliseconds: moment).iso8601
            let parts = text.dropLast().split(separator: ".")
            try #require(parts.count == 2 && parts[1].count == 3 && text.hasSuffix("Z"))
            let second = try Date(parts[0] + "Z", strategy: .iso8601).timeIntervalSince1970
            let rest = try #require(Int64(parts[1]))
            #expect(Int64(second) * 1_000 + rest == moment, "\(text)")
        }
        #expect(Timestamp(milliseconds: 1_760_101_170_041).iso8601 == "2025-10-10T12:59:30.041Z")
        #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    }
}
