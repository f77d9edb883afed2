import Experience

@testable import JourneyEngine

/// One time that a story could have broken, found the plain, slow way.
struct SlowPassage {
    /// Which passages make up the denominator.
    var pool: String
    /// The gap when it broke; nil when it did not.
    var key: GapKey?
    var journey: JourneyID?
    var begin: GapEvent
    var end: GapEvent
    var at: Int64
    var anchor: Int64
    var excess: Int64?
    var reference: String?
}

/// The definition of the gaps (the golden suite's `gaps_ref.py`) over strings and dictionaries, with the passages that
/// could have been one: what the finder must equal.
struct SlowGaps {
    let script: Script
    let now: Int64
    private(set) var passages: [SlowPassage] = []
    private(set) var promises = PromiseKeeping(kept: 0, late: 0, broken: 0, pending: 0)
    private(set) var cases: [[GapEvent]] = []
    private var pairWaits: [String: [Double]] = [:]
    private var fromWaits: [String: [Double]] = [:]
    private var settings: Settings { script.company.settings }

    init(_ events: [GapEvent], _ script: Script, now: Int64) {
        self.script = script
        self.now = now
        for story in Self.stories(events) { cases += Self.cases(story, script.company.settings.reopenAfter) }
        for events in cases {
            for (a, b) in zip(events, events.dropFirst()) {
                pairWaits["\(a.scene)>\(b.scene)", default: []].append(hours(b.time - a.time))
                fromWaits[a.scene, default: []].append(hours(b.time - a.time))
            }
        }
        for events in cases {
            findWaits(events)
            findDropped(events)
            findAsks(events)
            findContacts(events)
            findOwners(events)
            findOrder(events)
            findPromises(events)
            findFacts(events)
        }
    }

    static func stories(_ events: [GapEvent]) -> [[GapEvent]] {
        var order: [String] = []
        var byCustomer: [String: [GapEvent]] = [:]
        for event in events {
            if byCustomer[event.customer] == nil { order.append(event.customer) }
            byCustomer[event.customer, default: []].append(event)
        }
        return order.map { customer in
            let own = byCustomer[customer] ?? []
            var sorted = own.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
                .map(\.element)
            for index in sorted.indices.dropFirst() where sorted[index].segment == nil {
                sorted[index].segment = sorted[index - 1].segment
            }
            return sorted
        }
    }

    private static func cases(_ story: [GapEvent], _ reopenAfter: Wait) -> [[GapEvent]] {
        var cases: [[GapEvent]] = []
        var place: [String: Int] = [:]
        var open: Int?
        for event in story {
            if let reference = event.reference {
                if place[reference] == nil {
                    place[reference] = cases.count
                    cases.append([])
                }
                cases[place[reference, default: 0]].append(event)
            } else if let number = open,
                event.time - cases[number][cases[number].count - 1].time <= reopenAfter.milliseconds
            {
                cases[number].append(event)
            } else {
                open = cases.count
                cases.append([event])
            }
        }
        return cases
    }

    // MARK: What the script says

    private func hours(_ milliseconds: Int64) -> Double { Double(milliseconds) / 3_600_000 }
    private func touchpoint(_ scene: String) -> Touchpoint? { script.touchpoints.first { $0.id.text == scene } }
    private func journey(_ event: GapEvent) -> JourneyID? {
        script.journeys.first { $0.touchpoints.contains { $0.id.text == event.scene } }?.id
    }
    private func owner(_ event: GapEvent) -> DepartmentID? {
        event.owner.map { DepartmentID($0) } ?? touchpoint(event.scene)?.owner
    }
    private func isEnd(_ scene: String) -> Bool {
        guard let journey = script.journeys.first(where: { $0.touchpoints.contains { $0.id.text == scene } })
        else { return false }
        if journey.touchpoints.contains(where: \.ends) { return touchpoint(scene)?.ends == true }
        return !journey.handOffs.contains { $0.from.text == scene }
    }
    private func designed(_ a: String, _ b: String) -> Double? {
        script.handOffs.first { $0.from.text == a && $0.to.text == b }?.wait.map { hours($0.milliseconds) }
    }

    static func robustLimit(_ waits: [Double]) -> Double {
        func median(_ values: [Double]) -> Double {
            let sorted = values.sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
        let logs = waits.map { RobustLimit.logarithm(ofMilliseconds: Int64(($0 * 3_600_000).rounded())) }
        let middle = median(logs)
        let spread = max(1.482602218505602 * median(logs.map { abs($0 - middle) }), 0.1)
        return SlowMath.exp(middle + 2.5 * spread) - 1.0 / 3_600
    }

    private func limit(_ a: String, _ b: String) -> (hours: Double, source: LimitSource)? {
        if let wait = designed(a, b) { return (wait, .standard) }
        if let waits = pairWaits["\(a)>\(b)"], waits.count >= 20 { return (Self.robustLimit(waits), .pair) }
        if let waits = fromWaits[a], waits.count >= 20 { return (Self.robustLimit(waits), .from) }
        return nil
    }

    private func openLimit(_ a: String) -> Double? {
        let designed = script.handOffs.filter { $0.from.text == a }.compactMap(\.wait).max()
        if let designed { return hours(designed.milliseconds) }
        if let waits = fromWaits[a], waits.count >= 20 { return Self.robustLimit(waits) }
        return nil
    }

    private mutating func add(
        _ pool: String, _ key: GapKey, hurt: Bool, _ begin: GapEvent, _ end: GapEvent, at: Int64, anchor: Int64,
        excess: Double? = nil
    ) {
        passages.append(
            SlowPassage(
                pool: "\(pool)|\(key.journey?.text ?? "")", key: hurt ? key : nil, journey: key.journey, begin: begin,
                end: end, at: at, anchor: anchor, excess: excess.map { Int64(($0 * 3_600_000).rounded()) },
                reference: begin.reference))
    }

    // MARK: The kinds

    private mutating func findWaits(_ events: [GapEvent]) {
        for (a, b) in zip(events, events.dropFirst()) {
            guard let limit = limit(a.scene, b.scene) else { continue }
            let key = GapKey(
                kind: .deadTime, journey: journey(a), from: TouchpointID(a.scene), to: TouchpointID(b.scene),
                fromDepartment: owner(a), toDepartment: owner(b))
            let over = hours(b.time - a.time) - limit.hours
            add("wait \(key)", key, hurt: over > 0, a, b, at: a.time, anchor: b.time, excess: over)
        }
        guard let last = events.last, !isEnd(last.scene), let limit = openLimit(last.scene) else { return }
        let key = GapKey(
            kind: .deadTimeOpen, journey: journey(last), from: TouchpointID(last.scene), fromDepartment: owner(last))
        let over = hours(now - last.time) - limit
        add(
            "open \(key)", key, hurt: over > 0, last, last, at: last.time,
            anchor: last.time + Int64((limit * 3_600_000).rounded(.up)), excess: over)
    }

    private mutating func findDropped(_ events: [GapEvent]) {
        for (index, a) in events.enumerated() {
            let owed = script.handOffs.filter { $0.from.text == a.scene && $0.required }
            guard let first = owed.map(\.to).min(), let within = owed.compactMap({ $0.due ?? $0.wait }).max()
            else { continue }
            let due = a.time + within.milliseconds
            if due > now { continue }
            let came = events[(index + 1)...].contains { b in
                b.time <= due && (isEnd(b.scene) || owed.contains { $0.to.text == b.scene })
            }
            let key = GapKey(
                kind: .droppedHandOff, journey: journey(a), from: TouchpointID(a.scene), to: first,
                fromDepartment: owner(a), toDepartment: touchpoint(first.text)?.owner)
            add("dropped \(key)", key, hurt: !came, a, a, at: a.time, anchor: due)
        }
    }

    private mutating func findAsks(_ events: [GapEvent]) {
        var known: [String: GapEvent] = [:]
        for event in events {
            for item in event.asks {
                let validity = script.company.items.first { $0.id.text == item }?.validFor ?? .days(365)
                let giver = known[item]
                let isRepeated = giver.map { event.time - $0.time <= validity.milliseconds } ?? false
                let key = GapKey(
                    kind: .repeatedAsk, journey: journey(event), fromDepartment: giver.flatMap(owner),
                    toDepartment: owner(event), subject: item)
                add(
                    "ask \(item) \(String(describing: owner(event)))", key, hurt: isRepeated, event, event,
                    at: event.time, anchor: event.time)
            }
            for item in event.gives { known[item] = event }
        }
    }

    private mutating func findContacts(_ events: [GapEvent]) {
        let contacts = events.indices.filter {
            events[$0].direction == "in" && touchpoint(events[$0].scene)?.contact == true
        }
        for (i, j) in zip(contacts, contacts.dropFirst()) {
            let (a, b) = (events[i], events[j])
            guard let from = a.channel, let to = b.channel, b.time - a.time <= settings.bounceWindow.milliseconds,
                !events[i..<j].contains(where: { $0.outcome == EventOutcome.resolved })
            else { continue }
            let isDesigned = settings.designedSwitches.contains { $0.from.text == from && $0.to.text == to }
            let key = GapKey(
                kind: .channelBounce, journey: journey(a), fromDepartment: owner(a), toDepartment: owner(b),
                subject: "\(from)>\(to)")
            add(
                "contact \(from) \(String(describing: owner(a)))", key, hurt: from != to && !isDesigned, a, b,
                at: b.time, anchor: b.time)
        }
    }

    private mutating func findOwners(_ events: [GapEvent]) {
        var collapsed: [GapEvent] = []
        for event in events where owner(event) != nil {
            if collapsed.last.flatMap(owner) != owner(event) { collapsed.append(event) }
        }
        for (a, (b, c)) in zip(collapsed, zip(collapsed.dropFirst(), collapsed.dropFirst(2))) {
            guard let away = owner(a), let between = owner(b) else { continue }
            if settings.designedReturns.contains(DepartmentPair(from: away, to: between)) { continue }
            let key = GapKey(
                kind: .ownershipBounce, journey: journey(c), fromDepartment: between, toDepartment: away,
                subject: "\(away)>\(between)>\(away)")
            add("owner \(key)", key, hurt: owner(c) == away, b, c, at: c.time, anchor: c.time)
        }
    }

    /// The shop's order by hand: order, pack, ship, deliver, close; contact, resolve.
    private static let order = [["order", "pack", "ship", "deliver", "close"], ["contact", "resolve"]]

    private mutating func findOrder(_ events: [GapEvent]) {
        for chain in Self.order {
            for (place, before) in chain.enumerated() {
                for after in chain[(place + 1)...] {
                    guard let i = events.firstIndex(where: { $0.scene == before }),
                        let j = events.firstIndex(where: { $0.scene == after })
                    else { continue }
                    let (first, second) = (events[i], events[j])
                    let key = GapKey(
                        kind: .outOfOrder, journey: journey(second), from: TouchpointID(after),
                        to: TouchpointID(before), fromDepartment: owner(second), toDepartment: owner(first))
                    add(
                        "order \(key)", key, hurt: j < i, events[min(i, j)], events[max(i, j)], at: events[j].time,
                        anchor: events[max(i, j)].time)
                }
            }
        }
    }

    private mutating func findPromises(_ events: [GapEvent]) {
        struct Made {
            var name: String
            var due: Int64?
            var event: GapEvent
            var by: GapEvent?
        }
        var made: [Made] = []
        for event in events {
            if let name = event.promise {
                if let place = made.firstIndex(where: { $0.name == name }) {
                    if made[place].by == nil && event.time <= made[place].due ?? .max { made[place].due = event.due }
                } else {
                    made.append(Made(name: name, due: event.due, event: event, by: nil))
                }
            }
            if let name = event.fulfils, let place = made.firstIndex(where: { $0.name == name }), made[place].by == nil
            {
                made[place].by = event
            }
        }
        for promise in made {
            guard let due = promise.due else {
                if promise.by == nil { promises.pending += 1 }
                continue
            }
            let end = promise.by ?? promise.event
            let late = (promise.by?.time ?? now) - due
            var key = GapKey(
                kind: promise.by == nil ? .promiseBroken : .promiseLate, journey: journey(promise.event),
                from: TouchpointID(promise.event.scene), fromDepartment: owner(promise.event))
            if let by = promise.by { key.toDepartment = owner(by) }
            if promise.by == nil && late <= 0 {
                promises.pending += 1
                continue
            }
            if late <= 0 {
                promises.kept += 1
            } else if promise.by == nil {
                promises.broken += 1
            } else {
                promises.late += 1
            }
            add(
                "promise \(promise.event.scene) \(String(describing: owner(promise.event)))", key, hurt: late > 0,
                promise.event, end, at: promise.event.time, anchor: due, excess: hours(late))
        }
    }

    private mutating func findFacts(_ events: [GapEvent]) {
        var stated: [String: (value: String, event: GapEvent)] = [:]
        var failure: GapEvent?
        for event in events {
            for (fact, value) in event.facts.sorted(by: { $0.key < $1.key }) {
                if let before = stated[fact] {
                    let tolerance = script.company.facts.first { $0.id.text == fact }?.tolerance ?? 0
                    var differs = before.value != value
                    if let a = Double(before.value), let b = Double(value) { differs = abs(b - a) > tolerance }
                    let key = GapKey(
                        kind: .contradiction, journey: journey(event), fromDepartment: owner(before.event),
                        toDepartment: owner(event), subject: fact)
                    add("fact \(key)", key, hurt: differs, before.event, event, at: event.time, anchor: event.time)
                }
                stated[fact] = (value, event)
            }
            if event.outcome == EventOutcome.failure {
                failure = event
            } else if event.outcome == EventOutcome.resolved {
                failure = nil
            } else if event.kind == EventKind.promotion {
                let key = GapKey(
                    kind: .toneClash, journey: journey(event), from: TouchpointID(event.scene),
                    fromDepartment: failure.flatMap(owner), toDepartment: owner(event))
                add(
                    "promo \(event.scene) \(String(describing: owner(event)))", key, hurt: failure != nil, event,
                    event, at: event.time, anchor: event.time, excess: failure.map { hours(event.time - $0.time) })
            }
        }
    }
}
