import Experience
import Foundation
import Services
import TestSupport
import Testing

/// How long something is kept, as people write it.
@Suite("Lengths of time that data is kept for") struct KeptSpanTests {
    @Test func areReadAsPeopleWriteThem() {
        for (text, span) in [
            ("24 months", KeptSpan.months(24)), ("24months", .months(24)), ("1 month", .months(1)),
            ("7 years", .months(84)),
            ("400 days", .days(400)), ("1 day", .days(1)), ("200 years", .months(2_400)), ("73000 days", .days(73_000)),
        ] { #expect(KeptSpan(text: text) == span, "\(text)") }
    }

    @Test func thatMeanNothingAreRefused() {
        for text in [
            "", "0 days", "0months", "-1", "-1 days", "soon", "24", "months", "24  months", "24 Months", "1.5 years",
            "24 months ", " 24 months", "201 years", "2401 months", "73001 days", "99999999999999999999 days",
            "9223372036854775807 years", "24m", "1 year 2 months", "٣ days", "+3 days",
        ] { #expect(KeptSpan(text: text) == nil, "\(text)") }
    }

    @Test func areWrittenAsTheyAreRead() {
        for count in [1, 2, 12, 24, 2_400] {
            #expect(KeptSpan(text: KeptSpan.months(count).text) == .months(count))
            #expect(KeptSpan(text: KeptSpan.days(count).text) == .days(count))
        }
    }

    @Test func endOnTheSameDayOfTheMonthOrItsLast() throws {
        for (now, span, cutoff) in [
            ("2026-03-31T10:00:00Z", KeptSpan.months(1), "2026-02-28T00:00:00.000Z"),
            ("2024-03-31T23:59:59Z", .months(1), "2024-02-29T00:00:00.000Z"),
            ("2026-11-22T00:00:00Z", .months(24), "2024-11-22T00:00:00.000Z"),
            ("2024-02-29T12:00:00Z", .months(12), "2023-02-28T00:00:00.000Z"),
            ("2026-01-01T00:00:01Z", .days(1), "2025-12-31T00:00:00.000Z"),
            ("2026-03-30T00:30:00Z", .days(2), "2026-03-28T00:00:00.000Z"),
        ] {
            let date = try Date(now, strategy: .iso8601)
            let moment = Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
            #expect(span.cutoff(at: moment).iso8601 == cutoff, "\(now) \(span.text)")
        }
    }

    @Test func longerOnesReachFurtherBackOnEveryDay() {
        var chance = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let now = Timestamp(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &chance))
            let months = Int.random(in: 1...2_000, using: &chance)
            let shorter = KeptSpan.months(months).cutoff(at: now)
            #expect(KeptSpan.months(months + 1).cutoff(at: now) < shorter)
            #expect(shorter.milliseconds % 86_400_000 == 0 && shorter < now)
            let later = Timestamp(milliseconds: now.milliseconds + 86_400_000)
            #expect(KeptSpan.months(months).cutoff(at: later) >= shorter)
        }
    }
}
