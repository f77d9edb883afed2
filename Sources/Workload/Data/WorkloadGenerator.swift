import Statistics

/// Invents an event log of the workload's shape: the same bytes for the same size, on every machine. It stands in for
/// the bench folder's own generator where that is absent; the two don't give the same events.
package enum WorkloadGenerator {
    /// The events in global time order, numbered from 0.
    package static func events(_ count: Int) -> [WorkloadEvent] {
        var events: [WorkloadEvent] = []
        events.reserveCapacity(count + 4_096)
        var number: UInt64 = 0
        while events.count < count {
            var life = CustomerLife(number: number)
            var lived = life.events()
            // The last customer keeps the earliest events.
            if events.count + lived.count > count {
                lived.sort { $0.time < $1.time }
                lived.removeLast(events.count + lived.count - count)
            }
            events += lived
            number += 1
        }
        // Time needs 36 bits and the position 27, so that sorting whole numbers keeps equal times in their order.
        let keys = events.indices.map { (events[$0].time - WorkloadNames.start) << 27 | Int64($0) }.sorted()
        return keys.enumerated().map { place, key in
            var event = events[Int(key & (1 << 27 - 1))]
            event.id = Int64(place)
            return event
        }
    }

    /// Customers to look up: ten thousand of those there are, with repetition where they are fewer.
    package static func lookUps(_ events: [WorkloadEvent], count: Int = 10_000) -> [Int64] {
        let customers = Set(events.map(\.customer)).sorted()
        var chance = Xoshiro256(seed: 20_240_102)
        if customers.count < count {
            return (0..<count).compactMap { _ in chance.element(of: customers) }
        }
        var shuffled = customers
        chance.shuffle(&shuffled)
        return Array(shuffled.prefix(count))
    }
}

/// One invented customer, from a random stream of their own.
private struct CustomerLife {
    private var chance: Xoshiro256
    private let customer: Int64
    private let own: UInt8
    private var lived: [WorkloadEvent] = []

    init(number: UInt64) {
        chance = Xoshiro256(seed: 20_240_101, stream: "workload", number)
        customer = Int64(SplitMix64.mixed(number &+ 1) >> 16)
        own = UInt8(chance.bounded(2))
    }

    mutating func events() -> [WorkloadEvent] {
        // One in k squared has k journeys: a few customers have very many.
        let share = Int64(chance.bounded(1 << 20)) + 1
        var journeys = 1
        while journeys < 60, Int64((journeys + 1) * (journeys + 1)) * share < 1 << 20 { journeys += 1 }
        for _ in 0..<journeys {
            var time = WorkloadNames.start + Int64(chance.bounded(UInt64(WorkloadNames.end - WorkloadNames.start)))
            let draw = chance.bounded(100)
            let plan: JourneyPlan =
                draw < 55 ? .buying : draw < 80 ? .help : draw < 90 ? .sendingBack : .bill
            live(plan, &time)
        }
        return lived
    }

    private mutating func live(_ plan: JourneyPlan, _ time: inout Int64) {
        var mood = Int64(chance.bounded(4)) + 7
        for step in plan.steps where chance.bounded(100) < step.percent {
            // From a quarter of the middle wait to four times it; one in fifty is dead time.
            time += step.wait / 4 * (1 + Int64(chance.bounded(16)))
            if step.wait > 60_000, chance.bounded(50) == 0 {
                time += 3 * 86_400_000
                mood -= 3
            }
            if step.kind == 1, step.wait > 0 { time = time / 60_000 * 60_000 }
            let amount: Int64 =
                step.kind == 3
                ? (step.touchpoint == JourneyPlan.code("refund") ? -1 : 1) * (500 + Int64(chance.bounded(40_000))) : 0
            add(step.touchpoint, step.department, step.channel ?? own, step.kind, time, amount, nil, step.effort)
        }
        survey(plan, mood, &time)
    }

    private mutating func survey(_ plan: JourneyPlan, _ mood: Int64, _ time: inout Int64) {
        guard chance.bounded(100) < plan.answers * 2 else { return }
        // Surveys go out on the hour.
        time = (time + Int64(chance.bounded(48)) * 3_600_000) / 3_600_000 * 3_600_000 + 3_600_000
        add(JourneyPlan.code("survey_sent"), 7, 4, 2, time, 0, nil, 0)
        guard chance.bounded(2) == 0 else { return }
        time += Int64(chance.bounded(3 * 86_400_000))
        let score = Int8(min(10, max(0, mood + Int64(chance.bounded(3)) - 1)))
        add(JourneyPlan.code("feedback"), 7, own, 2, time, 0, score, 60)
        guard score >= 9, chance.bounded(3) == 0 else { return }
        time += Int64(chance.bounded(2 * 86_400_000))
        add(JourneyPlan.code("thank_you_note"), 7, 4, 1, time, 0, nil, 0)
    }

    private mutating func add(
        _ touchpoint: UInt8, _ department: UInt8, _ channel: UInt8, _ kind: UInt8, _ time: Int64, _ amount: Int64,
        _ score: Int8?, _ effort: Int32
    ) {
        // The log ends there; journeys under way are cut off.
        guard time < WorkloadNames.end else { return }
        lived.append(
            WorkloadEvent(
                id: 0, customer: customer, time: time, touchpoint: touchpoint, department: department,
                channel: channel, kind: kind, amountCents: amount, score: score, effortSeconds: effort))
    }
}
