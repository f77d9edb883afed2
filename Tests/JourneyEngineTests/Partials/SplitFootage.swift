import ColumnStore
import Experience

@testable import JourneyEngine

/// A random footage whose customers are dealt out to several processes, each of which knows only its own.
struct SplitFootage {
    let whole: Engine
    let parts: [Engine]
    let script: Script?
    let filter: InsightFilter
    /// Those of a zone two hours east of Greenwich, or none for UTC.
    let months: [MonthStart]
    var chance: SeededChance

    /// A seed decides footage, filter and the number of parts; some may be empty.
    init(_ seed: UInt64, scripted: Bool = true) {
        var chance = SeededChance(seed &* 31 &+ 5)
        var footage = RandomLog(seed: seed, events: 250 + Int(seed) * 20)
        // Orders change hands: references that several customers have, stated anew at the same moments.
        for place in footage.events.indices where Int.random(in: 0..<4, using: &chance) == 0 {
            footage.events[place].reference = "shared-\(Int.random(in: 0..<6, using: &chance))"
            footage.events[place].time -= footage.events[place].time % 400_000_000
        }
        // Some go over many months.
        if seed % 3 == 2 { footage.spread(by: 12) }
        let count = Int.random(in: 1...6, using: &chance)
        var parts = [[PlainEvent]](repeating: [], count: count)
        var places: [String: Int] = [:]
        for event in footage.events {
            let place = places[event.customer] ?? Int.random(in: 0..<count, using: &chance)
            places[event.customer] = place
            parts[place].append(event)
        }
        var script: Script? = scripted ? .sample : nil
        // So that comparisons have rows.
        if seed % 2 == 0 { script?.company.settings.minimumCases = 3 }
        self.script = script
        whole = Engine(log: footage.log(seed: seed), script: script)
        self.parts = parts.map { [script] in Engine(log: .build(from: [.of($0)]), script: script) }
        var filter = InsightFilter()
        if seed % 3 == 1 { filter.segment = "gold" }
        if seed % 4 == 1 { filter.journey = "buy" }
        if seed % 5 == 1 { filter.from = footage.events[60].moment }
        if seed % 7 == 1 { filter.department = "sales" }
        if seed % 3 == 0 && seed > 0 {
            filter.attributes = [AttributeCondition(.kind, ["purchase", "feedback"])]
            if seed % 2 == 0 { filter.attributes.append(AttributeCondition(.account, ["A1", "A3"])) }
        }
        self.filter = filter
        let utc = MonthTable.utc(from: whole.log.firstTime ?? Self.middle, through: whole.log.lastTime ?? Self.middle)
        months =
            seed % 2 == 0
            ? []
            : utc.months.map {
                MonthStart(
                    year: $0.year, month: $0.month, start: Timestamp(milliseconds: $0.start.milliseconds - 7_200_000))
            }
        self.chance = chance
    }

    init(
        whole: Engine, parts: [Engine], script: Script?, filter: InsightFilter, months: [MonthStart],
        chance: SeededChance
    ) {
        self.whole = whole
        self.parts = parts
        self.script = script
        self.filter = filter
        self.months = months
        self.chance = chance
    }

    /// A moment with much footage on either side.
    static let middle = Timestamp(milliseconds: 1_700_000_000_000 + 2_000_000_000)

    /// The parts' results, written and read again, merged two by two in any order until one is left.
    mutating func merged(_ question: PartialQuestion) throws -> PartialResult {
        var open = try parts.map { part in
            try PartialResult.all(in: part.partial(question, filter, script: "s", months: months).encoded())[0]
        }
        while open.count > 1 {
            open.shuffle(using: &chance)
            let other = open.removeLast()
            let place = Int.random(in: 0..<open.count, using: &chance)
            try open[place].merge(other)
            if Bool.random(using: &chance) { open[place] = try PartialResult.all(in: open[place].encoded())[0] }
        }
        return open[0]
    }
}

extension RandomLog {
    /// The same with more time between the events.
    fileprivate mutating func spread(by factor: Int64) {
        guard let first = events.first?.time else { return }
        for index in events.indices { events[index].time = first + (events[index].time - first) * factor }
    }
}
