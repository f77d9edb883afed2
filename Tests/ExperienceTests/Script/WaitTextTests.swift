import Experience
import Testing

@Suite("Lengths of time are read and written as people write them")
struct WaitTextTests {
    @Test(
        "what is written means this",
        arguments: [
            ("30m", Wait.minutes(30)), ("2d", .days(2)), ("1d12h", .hours(36)), ("1w", .days(7)), ("0s", .seconds(0)),
            ("300ms", Wait(milliseconds: 300)), ("1h1s", .seconds(3_601)),
        ])
    func reads(_ text: String, _ wait: Wait) {
        #expect(Wait(text: text) == wait)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "2", "d", "2 d", "-1d", "1.5d", "12h1d", "1d1d", "2days", "1y", "99999999999999999999d", "400000d",
            "٣d",
        ])
    func refuses(_ text: String) {
        #expect(Wait(text: text) == nil)
    }

    @Test("what is written reads back to the same")
    func roundTrip() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let wait = Wait(milliseconds: Int64.random(in: 0...30_000_000_000_000, using: &generator))
            #expect(Wait(text: wait.text) == wait)
        }
        #expect(Wait.hours(36).text == "1d12h")
        #expect(Wait.days(14).text == "14d")
    }
}
