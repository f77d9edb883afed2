import Experience
import Services
import Testing

@testable import Web

@Suite("Moments")
struct AlmanacTests {
    @Test func timeIsToldBothWaysInTheCompanysZone() {
        #expect(Drawn.almanac.moment(Sample.lastMoment) == "Wed 20 May 2026, 14:05")
        #expect(Drawn.almanac.relative(Sample.lastMoment) == "2 h ago")
        #expect(Drawn.almanac.zoneName == "Europe/Berlin")
    }

    @Test func distancesAreRoughAndHaveADirection() {
        func after(_ wait: Wait) -> String {
            Drawn.almanac.relative(Timestamp(milliseconds: Sample.now.milliseconds + wait.milliseconds))
        }
        #expect(after(.seconds(-20)) == "just now")
        #expect(after(.minutes(-5)) == "5 min ago")
        #expect(after(.days(-1)) == "1 day ago")
        #expect(after(.days(3)) == "in 3 days")
        #expect(after(.days(-800)) == "2 years ago")
    }

    @Test func daysAreCountedAcrossChangesOfTheClocks() {
        // 30 March 2026, noon in Berlin, a day after the clocks went forward.
        let noon = Timestamp(milliseconds: 1_774_864_800_000)
        #expect(Drawn.almanac.clock(Drawn.almanac.subtracting(days: 3, from: noon)) == "12:00")
    }
}
