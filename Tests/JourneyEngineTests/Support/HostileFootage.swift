import ColumnStore
import Experience

@testable import JourneyEngine

/// Footage that nobody would make up on purpose, one kind of trouble each.
enum HostileFootage: CaseIterable {
    case clockJumps
    case endsOfTime
    case billionSecondGap
    case oneTime
    case oneCustomer
    case manyCustomers
    case unknownMidStream
    case manyDepartments
    case departmentsOfTheScript
    case lateEvents
    case hugeFigures

    static let start: Int64 = 1_700_000_000_000

    var events: [PlainEvent] {
        var chance = SeededChance(UInt64(Self.allCases.firstIndex(of: self) ?? 0) + 500)
        return Self.events(self == .oneCustomer || self == .manyCustomers ? 2_400 : 1_200, &chance) {
            number, event, chance in
            change(number, &event, &chance)
        }
    }

    /// Ordinary events, each changed by `change`.
    static func events(
        _ count: Int, _ chance: inout SeededChance,
        _ change: (_ number: Int, inout PlainEvent, inout SeededChance) -> Void
    ) -> [PlainEvent] {
        (0..<count).map { number in
            let customer = Int.random(in: 0..<90, using: &chance)
            var event = PlainEvent(
                "c\(customer)", start + Int64(number) * 1_500_000, "t\(Int.random(in: 0..<6, using: &chance))")
            event.department = ["sales", "care", nil].randomElement(using: &chance) ?? nil
            event.channel = ["web", "phone", nil].randomElement(using: &chance) ?? nil
            event.kind = ["purchase", "feedback", nil].randomElement(using: &chance) ?? nil
            event.reference = Bool.random(using: &chance) ? "r\(Int.random(in: 0..<3, using: &chance))" : nil
            if Int.random(in: 0..<3, using: &chance) == 0 {
                event.score = Int32.random(in: 1...5, using: &chance) * 100
                event.scale = Bool.random(using: &chance) ? "1-5" : nil
            }
            if Int.random(in: 0..<3, using: &chance) == 0 {
                event.amount = Int64.random(in: -5_000...90_000, using: &chance)
            }
            if Int.random(in: 0..<20, using: &chance) == 0 {
                event.promise = "p\(number)"
                event.due = event.time + 90_000_000
            }
            change(number, &event, &chance)
            event.arrival = number
            return event
        }
    }

    private func change(_ number: Int, _ event: inout PlainEvent, _ chance: inout SeededChance) {
        switch self {
        case .clockJumps: event.time += Int64.random(in: -5...5, using: &chance) * 7_000_000_000
        case .endsOfTime:
            let ends: [Int64] = [.min, .min + 1, -1, 0, 1, Self.start, .max - 1, .max]
            event.time = ends.randomElement(using: &chance) ?? 0
            event.due = event.due == nil ? nil : ends.randomElement(using: &chance)
        case .billionSecondGap: event.time += number % 3 == 0 ? 1_000_000_000_000 : 0
        case .oneTime: event.time = Self.start
        case .oneCustomer: if number % 50 != 0 { event.customer = "the one" }
        case .manyCustomers: event.customer = "c\(number < 2_300 ? number : number - 2_300)"
        case .unknownMidStream:
            let new = number - 750
            if new > 0 && new % 3 == 0 { event.touchpoint = "new \(new / 2)" }
            if new > 0 && new % 40 == 0 { event.touchpoint = "" }
            if new > 0 && new % 41 == 0 { event.touchpoint = "never" }
        case .manyDepartments: event.department = "d\(number % 400)"
        case .departmentsOfTheScript: event.department = number % 7 == 0 ? "d\(number % 400)" : nil
        case .lateEvents: event.time -= Bool.random(using: &chance) ? 0 : Int64(number % 9) * 400_000_000
        case .hugeFigures:
            let amounts: [Int64] = [.min + 1, .max, .max - 1, 1, -1]
            event.amount = event.amount == nil ? nil : amounts.randomElement(using: &chance)
            let scores: [Int32] = [.min + 1, .max, 100_000, 1_000, 500, -3]
            event.score = event.score == nil ? nil : scores.randomElement(using: &chance)
            event.effort = [.max, 0, nil].randomElement(using: &chance) ?? nil
        }
    }

    var script: Script {
        if self != .departmentsOfTheScript { return .sample }
        var script = Script.sample
        script.company.departments += (0..<400).map { Department(id: DepartmentID("d\($0)"), name: "\($0)") }
        for touchpoint in script.journeys[0].stages[0].touchpoints.indices {
            script.journeys[0].stages[0].touchpoints[touchpoint].owner = DepartmentID("d\(260 + touchpoint)")
        }
        return script
    }
}

extension RandomAccessCollection<PlainEvent> where Index == Int {
    /// In blocks of `size`, from block to block in order of arrival.
    func blocks(of size: Int) -> [EventBlock] {
        stride(from: startIndex, to: endIndex, by: size).map { .of(self[$0..<Swift.min(endIndex, $0 + size)]) }
    }

    /// Each customer's in order.
    var stories: [[PlainEvent]] {
        var order: [String] = []
        var byCustomer: [String: [PlainEvent]] = [:]
        for event in self {
            if byCustomer[event.customer] == nil { order.append(event.customer) }
            byCustomer[event.customer, default: []].append(event)
        }
        return order.map { customer in
            (byCustomer[customer] ?? []).sorted { ($0.time, $0.arrival) < ($1.time, $1.arrival) }
        }
    }
}

extension EventLog {
    /// The log of these blocks, the later half of them appended, with some of the tail settled while more came.
    static func settledMidway(_ blocks: [EventBlock]) -> EventLog {
        var log = EventLog.build(from: blocks.prefix(blocks.count / 2))
        var settling: Settling?
        for (number, block) in blocks.enumerated().dropFirst(blocks.count / 2) {
            log = log.appending(block)
            if let running = settling, number % 3 == 1 {
                var running = running
                while running.step() {}
                log = running.result(onto: log)
                settling = nil
            } else if settling == nil && number % 3 == 2 {
                log = log.freezing()
                settling = Settling(of: log)
            }
        }
        return log
    }

    static func appended(_ blocks: [EventBlock]) -> EventLog {
        blocks.reduce(into: EventLog.empty) { $0 = $0.appending($1) }
    }
}
