import Experience
import Testing

@testable import JourneyEngine

@Suite("Limits on waits")
struct ContinuityLimitTests {
    @Test(arguments: UInt64(1)...20)
    func selectionFindsTheMedian(seed: UInt64) {
        var chance = SeededChance(seed)
        let count = Int.random(in: 1...300, using: &chance)
        let kinds = Int.random(in: 1...count, using: &chance)
        var values = (0..<count).map { _ in Double(Int.random(in: 0..<kinds, using: &chance)) }
        if seed % 3 == 0 { values.sort() }
        let sorted = values.sorted()
        let median = values.withUnsafeMutableBufferPointer { Selection.median($0) }
        #expect(median == (sorted[(count - 1) / 2] + sorted[count / 2]) / 2)
        #expect(values.sorted() == sorted)
    }

    /// Median 10 hours and no spread to speak of: ten hours times e to the 2.5 times 0.1.
    @Test func aWaitThatHardlyVariesGetsTheLeastSpread() {
        var waits = Array(repeating: RobustLimit.logarithm(ofMilliseconds: 36_000_000), count: 25)
        var scratch: [Double] = []
        let limit = waits.withUnsafeMutableBufferPointer {
            RobustLimit.milliseconds(ofLogarithms: $0, scratch: &scratch)
        }
        let expected = ((10 + 1.0 / 3_600) * SlowMath.exp(0.25) - 1.0 / 3_600) * 3_600_000
        #expect(abs(limit - expected) < 0.001)
    }

    @Test func thePairsOwnLimitComesBeforeThatOfTheSceneAndNeedsTwentyWaits() {
        func source(pairs: Int, others: Int) -> LimitSource? {
            var events: [GapEvent] = []
            for number in 0..<pairs + others {
                let next = number < pairs ? "b" : "c\(number)"
                let reference = "r\(number)"
                events.append(GapEvent("x\(number)", hours: 0, "a", reference: reference))
                events.append(GapEvent("x\(number)", hours: number == 0 ? 5_000 : 1, next, reference: reference))
            }
            let engine = Engine(log: .of(events), script: nil)
            return engine.gapList().gaps.first { $0.key.kind == .deadTime }?.limitSource
        }
        #expect(source(pairs: 20, others: 0) == .pair)
        #expect(source(pairs: 19, others: 1) == .from)
        #expect(source(pairs: 19, others: 0) == nil)
    }

    @Test func monthsOfUTCAreThoseOfTheCalendar() {
        // 1999-12-15 to 2001-01-15, a leap year in between.
        let table = MonthTable.utc(
            from: Timestamp(milliseconds: 945_216_000_000), through: Timestamp(milliseconds: 979_516_800_000))
        #expect(table.count == 14)
        #expect(table.months[0].year == 1999 && table.months[0].month == 12)
        #expect(table.months[0].start.milliseconds == 944_006_400_000)
        #expect(table.months[3].start.milliseconds == 951_868_800_000)
        for (place, month) in table.months.enumerated() {
            #expect(table.place(of: month.start.milliseconds) == place)
            #expect(table.place(of: month.start.milliseconds - 1) == max(0, place - 1))
        }
        #expect(table.place(of: .min) == 0 && table.place(of: .max) == 13)
    }

    /// A month of a zone begins in the middle of a day of UTC.
    @Test func monthsMayBeginWithinADay() {
        let start = Timestamp(milliseconds: 20 * 86_400_000 + 79_200_000)
        let table = MonthTable([
            MonthStart(year: 1970, month: 1, start: Timestamp(milliseconds: -3_600_000)),
            MonthStart(year: 1970, month: 2, start: start),
        ])
        #expect(table.place(of: start.milliseconds - 1) == 0)
        #expect(table.place(of: start.milliseconds) == 1)
        #expect(MonthTable([]).place(of: 7) == 0)
    }

    @Test func whatLeadsBackIsInNoOrder() {
        var reach = PairBits(count: 70)
        for place in 0..<69 { reach.insert(place, place + 1) }
        reach.insert(69, 68)
        reach.closeTransitively()
        #expect(reach.contains(0, 69) && reach.contains(69, 69) && !reach.contains(5, 4))
    }
}
