/// What those who sent it know of everything that was asked of the servers: what must be there, what may be, and what
/// mustn't.
struct FaultLedger {
    /// An event by its number; everything else about it follows from that.
    struct Event: Hashable, Comparable {
        let number: Int

        static let mostNumbers = 5_000
        static let customers = (0..<7).map { "c\($0)" }
        /// In the middle of all times.
        static let start: Int64 = 1_740_830_400_000

        var customer: String { Self.customers[number % 7] }
        /// A minute of its own, in no order, some days around the start.
        var time: Int64 { Self.start + Int64((number * 7_919) % Self.mostNumbers - Self.mostNumbers / 2) * 60_000 }

        /// Some have none, and are known again by what they tell.
        var hasID: Bool { number % 5 != 0 }

        var line: String {
            let id = hasID ? #""id":"e\#(number)","# : ""
            return #"{\#(id)"customer":"\#(customer)","time":\#(time),"touchpoint":"t\#(number % 4)"}"#
        }

        static func < (left: Event, right: Event) -> Bool { left.number < right.number }
    }

    /// What is found somewhere: whose, and when.
    struct Found: Hashable {
        let customer: String
        let time: Int64
    }

    struct Erased {
        let customer: String
        let at: Int64
        /// It was said to be done.
        var isAcknowledged: Bool
        /// Nothing of it is left in the tables.
        var isDone = false

        func covers(_ event: Event) -> Bool { event.customer == customer && event.time < at }
    }

    private var sent: [Found: Event] = [:]
    private(set) var acknowledged: Set<Event> = []
    private(set) var erased: [Erased] = []
    private var script: Int?
    private var possibleScripts: Set<Int?> = []

    var sentEvents: [Event] { sent.values.sorted() }

    mutating func send(_ events: [Event]) {
        for event in events { sent[Found(customer: event.customer, time: event.time)] = event }
    }

    mutating func acknowledge(_ events: [Event]) { acknowledged.formUnion(events) }

    mutating func erase(_ customer: String, at time: Int64, isAcknowledged: Bool) {
        erased.append(Erased(customer: customer, at: time, isAcknowledged: isAcknowledged))
    }

    mutating func changeScript(to number: Int, isAcknowledged: Bool) {
        if isAcknowledged {
            script = number
            possibleScripts = []
        } else {
            possibleScripts.insert(number)
        }
    }

    /// Whether it may be refused, or be gone.
    func mayBeErased(_ event: Event) -> Bool { erased.contains { $0.covers(event) } }

    /// Of some events, those that have to be there.
    func required(of events: Set<Event>) -> Set<Event> { events.filter { !mayBeErased($0) } }

    /// Holds the erasures against the database's own list: when, and whether nothing of it is left in the tables.
    mutating func compareErasures(_ list: [(at: Int64, isDone: Bool)]) -> [String] {
        var problems: [String] = []
        erased = erased.compactMap { erased in
            guard let found = list.first(where: { $0.at == erased.at }) else {
                if erased.isAcknowledged { problems.append("the erasure of \(erased.customer) is lost") }
                return nil
            }
            if erased.isAcknowledged, !found.isDone { problems.append("\(erased.customer) is still being erased") }
            var erased = erased
            erased.isDone = found.isDone
            return erased
        }
        if list.count != erased.count { problems.append("\(list.count) erasures instead of \(erased.count)") }
        return problems
    }

    func scriptProblems(_ current: Int?) -> [String] {
        current == script || possibleScripts.contains(current)
            ? [] : ["script \(String(describing: current)) is in force instead of \(String(describing: script))"]
    }

    /// What is wrong with what lies in the tables.
    func problems(inTables found: [Found]) -> [String] {
        problems(found, of: acknowledged) { $0.isDone }
    }

    /// What is wrong with what a server shows, which has to have some events, and none of those that it said are erased.
    func problems(shown found: [Found], having events: Set<Event>) -> [String] {
        problems(found, of: events) { $0.isAcknowledged }
    }

    private func problems(
        _ found: [Found], of events: Set<Event>, gone isGone: (Erased) -> Bool
    ) -> [String] {
        let gone = erased.filter(isGone)
        var problems: [String] = []
        var seen: Set<Event> = []
        for found in found {
            guard let event = sent[found] else {
                problems.append("nobody sent \(found)")
                continue
            }
            if !seen.insert(event).inserted { problems.append("event \(event.number) is there twice") }
            if gone.contains(where: { $0.covers(event) }) { problems.append("event \(event.number) was erased") }
        }
        let lost = required(of: events).subtracting(seen).sorted()
        return problems + lost.map { "event \($0.number) of \($0.customer) is lost" }
    }
}
