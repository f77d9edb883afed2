import ColumnStore
import Experience

@testable import JourneyEngine

/// An event as anyone would write it down, with all that continuity gaps are made of.
struct GapEvent: Equatable {
    var customer: String
    var time: Int64
    var scene: String
    var owner: String?
    var channel: String?
    var direction: String?
    var kind: String?
    var outcome: String?
    var reference: String?
    var segment: String?
    var currency: String?
    var asks: [String] = []
    var gives: [String] = []
    var promise: String?
    var due: Int64?
    var fulfils: String?
    var facts: [String: String] = [:]
    var amount: Int64?
    /// Points of 0 to 10.
    var score: Double?

    init(
        _ customer: String, hours: Double, _ scene: String, owner: String? = nil, channel: String? = nil,
        reference: String? = nil
    ) {
        self.customer = customer
        time = Int64(hours * 3_600_000)
        self.scene = scene
        self.owner = owner
        self.channel = channel
        self.reference = reference
    }

    func row(_ builder: inout BlockBuilder) -> EventRow {
        var row = EventRow()
        row.time = time
        row.due = due
        row.amountMinor = amount
        row.score = score.map { Int32(($0 * 100).rounded()) }
        let texts: [(TextColumn, String?)] = [
            (.customer, customer), (.touchpoint, scene), (.department, owner), (.channel, channel),
            (.direction, direction), (.kind, kind), (.outcome, outcome), (.reference, reference),
            (.segment, segment), (.currency, currency), (.promise, promise), (.fulfils, fulfils),
            (.asks, asks.sorted().joined(separator: "\u{1F}")), (.gives, gives.sorted().joined(separator: "\u{1F}")),
            (.facts, facts.sorted { $0.key < $1.key }.map { "\($0.key)\u{1E}\($0.value)" }.joined(separator: "\u{1F}")),
        ]
        for (column, text) in texts { row[column] = builder.intern(column, text ?? "") }
        return row
    }
}

extension EventLog {
    static func block(of events: [GapEvent]) -> EventBlock {
        var builder = BlockBuilder()
        for event in events { builder.append(event.row(&builder)) }
        return builder.finish()
    }

    static func of(_ events: [GapEvent]) -> EventLog {
        var log = LogBuilder()
        var builder = BlockBuilder()
        for event in events {
            if builder.isFull { log.add(builder.finish()) }
            builder.append(event.row(&builder))
        }
        log.add(builder.finish())
        return log.build()
    }
}

/// A shop small enough to hold in the head: order, pack, ship, deliver, close; contact and resolve beside them.
enum GapShop {
    static let scenes = ["order", "pack", "ship", "deliver", "close", "contact", "resolve", "promo", "stray"]

    static func script(_ settings: Settings = settings) -> Script {
        guard let euro = Currency("EUR") else { preconditionFailure("EUR is a currency") }
        return Script(
            company: Company(
                name: "Shop", currency: euro, timeZone: "UTC",
                departments: ["sales", "stock", "care"].map { Department(id: DepartmentID($0), name: $0) },
                promise: Promise(text: "", pillars: []),
                items: [Item(id: "number", name: "Number", validFor: .hours(60)), Item(id: "size", name: "Size")],
                facts: [Fact(id: "price", name: "Price", tolerance: 0.5)], settings: settings),
            journeys: [buy, help])
    }

    static let settings = Settings(
        reopenAfter: .hours(200), bounceWindow: .hours(48), spendWindow: .days(10), scoreWindow: .days(3),
        minimumCases: 5, designedSwitches: [ChannelPair(from: "web", to: "email")],
        designedReturns: [DepartmentPair(from: "stock", to: "care")])

    private static let buy = Journey(
        id: "buy", name: "Buy",
        stages: [
            Stage(
                id: "all", name: "All",
                touchpoints: [
                    Touchpoint(id: "order", name: "Order", owner: "sales", starts: true),
                    Touchpoint(id: "pack", name: "Pack", owner: "stock"),
                    Touchpoint(id: "ship", name: "Ship", owner: "stock"),
                    Touchpoint(id: "deliver", name: "Deliver", owner: "stock"),
                    Touchpoint(id: "close", name: "Close", owner: "care", ends: true),
                ])
        ],
        handOffs: [
            HandOff(from: "order", to: "pack", wait: .hours(20), required: true, due: .hours(40)),
            HandOff(from: "pack", to: "ship", wait: .hours(24)), HandOff(from: "ship", to: "deliver"),
            HandOff(from: "deliver", to: "close", required: true, due: .hours(90)),
        ])

    private static let help = Journey(
        id: "help", name: "Help",
        stages: [
            Stage(
                id: "all", name: "All",
                touchpoints: [
                    Touchpoint(id: "contact", name: "Contact", owner: "care", contact: true),
                    Touchpoint(id: "resolve", name: "Resolve", owner: "care"),
                    Touchpoint(id: "promo", name: "Promo", ends: true),
                ])
        ], handOffs: [HandOff(from: "contact", to: "resolve", wait: .hours(10))])
}

/// Footage of the shop with everything that makes trouble.
struct RandomShop {
    var events: [GapEvent] = []

    init(seed: UInt64, customers: Int = 30, eventsEach: Int = 24) {
        var chance = SeededChance(seed)
        for customer in 0..<customers {
            var hours = Double(Int.random(in: 0..<1_200, using: &chance))
            for number in 0..<Int.random(in: 1...eventsEach, using: &chance) {
                if Int.random(in: 0..<8, using: &chance) > 0 {
                    hours += Double(Int.random(in: 0..<80, using: &chance)) / 2
                }
                events.append(Self.event("c\(customer)", hours, number, &chance))
            }
        }
        events.shuffle(using: &chance)
    }

    private static func event(
        _ customer: String, _ hours: Double, _ number: Int, _ chance: inout SeededChance
    ) -> GapEvent {
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &chance)] }
        var event = GapEvent(customer, hours: hours, one(GapShop.scenes + ["contact", "contact"]))
        event.owner = one(["sales", "stock", "care", nil, nil])
        event.channel = one(["web", "phone", "email", nil])
        event.direction = one(["in", "in", "in", "out", nil])
        event.kind = one([EventKind.promotion, EventKind.interaction, nil])
        event.outcome = one([EventOutcome.failure, EventOutcome.resolved, nil, nil, nil])
        event.reference = one(["\(customer)-a", "\(customer)-b", nil])
        event.segment = one(["gold", "basic", nil, nil])
        event.asks = one([[], [], ["number"], ["number", "size"], ["shoe"]])
        event.gives = one([[], [], ["number"], ["size", "shoe"]])
        event.promise = one([nil, nil, "delivery", "call"])
        if event.promise != nil && one([true, true, false]) {
            event.due = event.time + Int64(one([5, 50, 500])) * 3_600_000
        }
        event.fulfils = one([nil, nil, "delivery", "call", "never made"])
        event.facts = one([
            [:], [:], ["price": "99"], ["price": "99.0", "colour": "pink"], ["price": "120.5"], ["colour": "red"],
        ])
        event.amount = one([nil, nil, 1_000, 25_000, -3_000])
        event.currency = event.amount == nil ? nil : one([nil, "EUR", "EUR", "USD"])
        event.score = one([nil, nil, 0, 7, 10])
        return event
    }
}
