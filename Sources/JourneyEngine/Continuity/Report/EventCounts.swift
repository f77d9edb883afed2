/// What a report rests on: how much footage was looked at, and what of it says less than it might.
struct EventCounts: Sendable {
    var events = 0
    var customers = 0
    var cases = 0
    /// Events whose owner neither they nor the script name.
    var unknownOwners = 0
    /// Amounts in another currency than the company's, which no sum holds.
    var otherCurrency = 0

    mutating func add(_ other: EventCounts) {
        events += other.events
        customers += other.customers
        cases += other.cases
        unknownOwners += other.unknownOwners
        otherCurrency += other.otherCurrency
    }
}
