import Experience
import Statistics

/// What happens to one customer of Wren & Willow in two years. Chance comes from a stream of the customer's own, so
/// a life is the same whoever else is there.
struct Life {
    let person: Person
    var chance: Xoshiro256
    private(set) var events: [SimulatedEvent] = []
    var hurts: [Hurt] = []
    /// How many times each fault could have happened where the footage would show it.
    var occasions = [Int](repeating: 0, count: PlantedFault.allCases.count)
    /// Times in which something was wrong and known to be.
    var troubles: [Range<Moment>] = []
    var baskets: UInt16 = 0
    var tickets: UInt16 = 0
    var returns: UInt16 = 0
    var orders = 0
    /// Answers whose score depends on everything that happened before: where they are, and on which scale.
    private var openAnswers: [Int] = []

    init(customer: UInt32, seed: UInt64) {
        var chance = Xoshiro256(seed: seed, stream: "customer", UInt64(customer))
        person = Person(index: customer, chance: &chance)
        self.chance = chance
    }

    /// Lives the two years.
    mutating func live() {
        let secondsBetween = 365.0 * Double(day) / (person.visitsPerYear * History.busiestSeason)
        var time = Double(person.joined)
        while true {
            time += chance.exponential(mean: secondsBetween)
            guard time < Double(History.length) else { break }
            let moment = Moment(time)
            guard chance.happens(History.season(at: moment) / History.busiestSeason) else { continue }
            visit(at: moment / day * day + timeOfDay())
        }
        readNewsletters()
        for place in openAnswers { events[place].score = score(of: events[place]) }
    }

    /// Adds an event, unless it lies beyond the history; `detail` fills in what is special about it.
    mutating func play(
        _ scene: Scene, at time: Moment, of story: UInt16, on medium: Medium? = nil,
        _ detail: (inout SimulatedEvent) -> Void = { _ in }
    ) {
        let facts = scene.facts
        var event = SimulatedEvent(
            customer: person.index, time: time, scene: scene, medium: medium ?? facts.medium ?? person.home,
            tier: person.tier, ordinal: UInt16(truncatingIfNeeded: events.count), story: story)
        if facts.effortSeconds > 0 {
            let effort = chance.logNormal(median: Double(facts.effortSeconds), spread: 0.5)
            event.effortSeconds = UInt16(min(effort, 7_200).rounded())
        }
        if facts.byHand { event.employee = Staff.number(chance.bounded(Staff.perDesk), of: facts.desk) }
        detail(&event)
        guard time < History.length else { return }
        if facts.kind == EventKind.feedback { openAnswers.append(events.count) }
        events.append(event)
    }

    /// Whether the fault happens on this occasion, which the footage shows from `shownAt` on.
    mutating func goesWrong(_ fault: PlantedFault, at moment: Moment, shownAt: Moment? = nil) -> Bool {
        if (shownAt ?? moment) < History.length { occasions[Int(fault.rawValue)] += 1 }
        return chance.happens(fault.rate(at: moment))
    }

    /// A wait as waits are, but never above what the script leads the customer to expect.
    mutating func wait(_ median: Moment, spread: Double = 0.5, atMost most: Moment) -> Moment {
        min(max(1, Moment(chance.logNormal(median: Double(median), spread: spread))), most)
    }

    /// Between seven in the morning and eleven at night, mostly in the afternoon.
    mutating func timeOfDay() -> Moment {
        7 * hour + Moment((chance.unit() + chance.unit()) * 8 * Double(hour))
    }
}
