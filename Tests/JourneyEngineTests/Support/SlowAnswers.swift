import Experience

@testable import JourneyEngine

/// The questions answered the plain, slow way: what the engine must equal.
struct SlowAnswers {
    let stories: [[PlainEvent]]
    var owners: [String: String] = [:]
    var filter = InsightFilter()
    var journeys: [String: [String]] = [:]
    var reopenAfter: Int64 = 30 * 86_400_000
    var scoreWindow: Int64 = 30 * 86_400_000

    /// Nil department is unknown.
    func owner(_ event: PlainEvent) -> String? { event.department ?? owners[event.touchpoint] }

    func sequences(_ grouping: Grouping) -> [[PlainEvent]] {
        stories.map(withCarriedSegments).flatMap { grouping == .case ? cases($0) : [$0] }.map(ofJourney)
            .filter { !$0.isEmpty }
    }

    func withCarriedSegments(_ story: [PlainEvent]) -> [PlainEvent] {
        var last: String?
        var account: String?
        return story.map { event in
            var event = event
            event.segment = event.segment ?? last
            last = event.segment
            account = event.facts["account"] ?? account
            event.account = account
            return event
        }
    }

    func ofJourney(_ events: [PlainEvent]) -> [PlainEvent] {
        guard let journey = filter.journey else { return events }
        return events.filter { journeys[journey.text, default: []].contains($0.touchpoint) }
    }

    func cases(_ story: [PlainEvent]) -> [[PlainEvent]] {
        var cases: [[PlainEvent]] = []
        var byReference: [String: Int] = [:]
        var open: Int?
        for event in story {
            if let reference = event.reference {
                if let known = byReference[reference] {
                    cases[known].append(event)
                } else {
                    byReference[reference] = cases.count
                    cases.append([event])
                }
            } else if let known = open, let last = cases[known].last, Self.wait(last, event) <= reopenAfter {
                cases[known].append(event)
            } else {
                open = cases.count
                cases.append([event])
            }
        }
        return cases
    }

    func keeps(_ events: [PlainEvent]) -> Bool {
        if let from = filter.from, events[0].time < from.milliseconds { return false }
        if let to = filter.to, events[0].time >= to.milliseconds { return false }
        if let segment = filter.segment, events[0].segment != segment { return false }
        if let department = filter.department, !events.contains(where: { owner($0) == department.text }) {
            return false
        }
        if let channel = filter.channel, !events.contains(where: { $0.channel == channel.text }) { return false }
        return filter.attributes.allSatisfy { condition in
            (condition.attribute.lasts ? events.prefix(1) : events[...]).contains { event in
                values(of: condition.attribute, event).contains { condition.values.contains($0) }
            }
        }
    }

    private func values(of attribute: EventAttribute, _ event: PlainEvent) -> [String] {
        switch attribute {
        case .touchpoint: [event.touchpoint]
        case .department: [owner(event)].compactMap(\.self)
        case .channel: [event.channel].compactMap(\.self)
        case .segment: [event.segment].compactMap(\.self)
        case .kind: [event.kind].compactMap(\.self)
        case .outcome: [event.outcome].compactMap(\.self)
        case .employee: [event.employee].compactMap(\.self)
        case .reference: [event.reference].compactMap(\.self)
        case .asks: event.asks
        case .account: [event.account].compactMap(\.self)
        case .fact(let fact): [event.facts[fact.text]].compactMap(\.self)
        default: []
        }
    }

    /// The filter's passages.
    func passages(_ grouping: Grouping) -> [(PlainEvent, PlainEvent)] {
        sequences(grouping).flatMap { zip($0, $0.dropFirst()) }.filter { keeps([$0.0, $0.1]) }
    }

    /// From one event to a later one, or the longest wait that can be told where it is longer.
    static func wait(_ from: PlainEvent, _ to: PlainEvent) -> Int64 {
        Int64(clamping: Int128(to.time) - Int128(from.time))
    }

    static func quantile(_ percent: Int, _ values: [Int64]) -> Int64 {
        values.sorted()[(values.count * percent + 99) / 100 - 1]
    }

    func edges(_ grouping: Grouping) -> Set<EdgeRow> {
        let groups = Dictionary(grouping: passages(grouping)) { [$0.0.touchpoint, $0.1.touchpoint] }
        return Set(
            groups.map { pair, passages in
                let waits = passages.map { Self.wait($0.0, $0.1) }
                return EdgeRow(
                    from: TouchpointID(pair[0]), to: TouchpointID(pair[1]), count: waits.count,
                    totalMilliseconds: Int64(clamping: waits.reduce(Int128(0)) { $0 + Int128($1) }),
                    maxMilliseconds: waits.max() ?? 0,
                    medianMilliseconds: Self.quantile(50, waits))
            })
    }

    func handOffs(_ grouping: Grouping) -> Set<HandOffRow> {
        let crossing = passages(grouping).filter { owner($0.0) != owner($0.1) }
        let groups = Dictionary(grouping: crossing) {
            [$0.0.touchpoint, $0.1.touchpoint, owner($0.0), owner($0.1)]
        }
        return Set(
            groups.map { key, passages in
                let waits = passages.map { Self.wait($0.0, $0.1) }
                return HandOffRow(
                    from: TouchpointID(key[0] ?? ""), to: TouchpointID(key[1] ?? ""),
                    fromDepartment: key[2].map { DepartmentID($0) }, toDepartment: key[3].map { DepartmentID($0) },
                    count: waits.count, customers: Set(passages.map(\.0.customer)).count,
                    medianMilliseconds: Self.quantile(50, waits), p90Milliseconds: Self.quantile(90, waits),
                    p95Milliseconds: Self.quantile(95, waits), maxMilliseconds: waits.max() ?? 0, designed: nil)
            })
    }

    /// Counts by names joined.
    func variants(_ grouping: Grouping, gap: Int64?) -> [String: Int] {
        var counts: [String: Int] = [:]
        for sequence in sequences(grouping) {
            var sessions: [[PlainEvent]] = []
            for event in sequence {
                if let last = sessions.last?.last, gap.map({ Self.wait(last, event) <= $0 }) ?? true {
                    sessions[sessions.count - 1].append(event)
                } else {
                    sessions.append([event])
                }
            }
            for session in sessions where keeps(session) {
                counts[session.map(\.touchpoint).joined(separator: ">"), default: 0] += 1
            }
        }
        return counts
    }

    func funnel(_ steps: [String], within: Int64) -> [FunnelRow] {
        var waits = steps.map { _ in (previous: [Int64](), start: [Int64]()) }
        for story in stories.map(withCarriedSegments) {
            let inJourney = Set(ofJourney(story).map(\.arrival))
            guard
                let entry = story.firstIndex(where: {
                    $0.touchpoint == steps[0] && inJourney.contains($0.arrival) && keeps([$0])
                })
            else { continue }
            var at = entry
            waits[0].previous.append(0)
            waits[0].start.append(0)
            for (step, touchpoint) in steps.enumerated().dropFirst() {
                guard let next = story.indices.first(where: { $0 > at && story[$0].touchpoint == touchpoint }),
                    Self.wait(story[entry], story[next]) <= within
                else { break }
                waits[step].previous.append(Self.wait(story[at], story[next]))
                waits[step].start.append(Self.wait(story[entry], story[next]))
                at = next
            }
        }
        return zip(steps, waits).map { touchpoint, waits in
            FunnelRow(
                touchpoint: TouchpointID(touchpoint), customers: waits.start.count,
                medianFromPreviousMilliseconds: waits.previous.isEmpty ? 0 : Self.quantile(50, waits.previous),
                medianFromStartMilliseconds: waits.start.isEmpty ? 0 : Self.quantile(50, waits.start))
        }
    }

    /// Passages, customers, and all next scores by customer, of each touchpoint.
    func scenes() -> [String: (passages: Int, scores: [String: [Double]])] {
        var found: [String: (passages: Int, scores: [String: [Double]])] = [:]
        for story in stories.map(withCarriedSegments) {
            let kept = Set(ofJourney(story).map(\.arrival))
            for (index, event) in story.enumerated() where kept.contains(event.arrival) && keeps([event]) {
                found[event.touchpoint, default: (0, [:])].passages += 1
                found[event.touchpoint, default: (0, [:])].scores[event.customer, default: []] += []
                guard let next = story[index...].first(where: { $0.score != nil }), let score = next.score,
                    Self.wait(event, next) <= scoreWindow
                else { continue }
                let value = next.scale == "1-5" ? (Double(score) / 100 - 1) / 4 * 10 : Double(score) / 100
                found[event.touchpoint, default: (0, [:])].scores[event.customer, default: []].append(value)
            }
        }
        return found
    }
}
