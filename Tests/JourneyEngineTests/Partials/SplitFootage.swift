import ColumnStore
import Experience

@testable import JourneyEngine

/// A random footage whose customers are dealt out to several processes, each of which knows only its own.
struct SplitFootage {
    let whole: Engine
    let parts: [Engine]
    let filter: InsightFilter
    var chance: SeededChance

    /// A seed decides footage, filter and the number of parts; some may be empty.
    init(_ seed: UInt64, scripted: Bool = true) {
        var chance = SeededChance(seed &* 31 &+ 5)
        let footage = RandomLog(seed: seed, events: 250 + Int(seed) * 20)
        let count = Int.random(in: 1...6, using: &chance)
        var parts = [[PlainEvent]](repeating: [], count: count)
        var places: [String: Int] = [:]
        for event in footage.events {
            let place = places[event.customer] ?? Int.random(in: 0..<count, using: &chance)
            places[event.customer] = place
            parts[place].append(event)
        }
        let script: Script? = scripted ? .sample : nil
        whole = Engine(log: footage.log(seed: seed), script: script)
        self.parts = parts.map { Engine(log: .build(from: [.of($0)]), script: script) }
        var filter = InsightFilter()
        if seed % 3 == 1 { filter.segment = "gold" }
        if seed % 4 == 1 { filter.journey = "buy" }
        if seed % 5 == 1 { filter.from = footage.events[60].moment }
        if seed % 7 == 1 { filter.department = "sales" }
        self.filter = filter
        self.chance = chance
    }

    /// The parts' results, written and read again, merged two by two in any order until one is left.
    mutating func merged(_ question: PartialQuestion) throws -> PartialResult {
        var open = try parts.map { part in
            try PartialResult.all(in: part.partial(question, filter, script: "s").encoded())[0]
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
