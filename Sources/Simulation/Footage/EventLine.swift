/// Writes events as lines of CSV: bytes appended to a buffer, nothing allocated for an event.
struct EventLine {
    static let header = """
        event_id,customer,time,touchpoint,department,channel,kind,outcome,direction,amount,currency,score,scale,\
        effort_s,employee,reference,segment,asks,gives,promise,due,fulfils,facts

        """

    private let days: [[UInt8]]
    /// `,touchpoint,department,` by scene.
    private let places: [[UInt8]]
    /// `,kind,` by scene.
    private let kinds: [[UInt8]]
    private let directions: [[UInt8]]
    private let references: [UInt8]
    private let media = Medium.allCases.map { Array("\($0)".utf8) }
    private let tiers = Tier.allCases.map { Array("\($0)".utf8) }
    private let names = Staff.names.map { Array($0.utf8) }

    init() {
        let firstDay = History.startSeconds / 86_400
        days = (0...History.days + 40).map { Array(CalendarDay(daysSince1970: firstDay + $0).text.utf8) }
        places = Scene.allCases.map { Array(",\($0.id),\($0.facts.desk.id),".utf8) }
        kinds = Scene.allCases.map { Array(",\($0.facts.kind),".utf8) }
        directions = Scene.allCases.map { Array(",\($0.facts.direction.rawValue),".utf8) }
        references = Scene.allCases.map { scene in
            switch scene.facts.reference {
            case .none: 0
            case .basket: UInt8(ascii: "B")
            case .ticket: UInt8(ascii: "T")
            case .sendingBack: UInt8(ascii: "R")
            }
        }
    }

    /// Appends the event as a line.
    func write(_ event: SimulatedEvent, to line: inout [UInt8]) {
        let scene = Int(event.scene.rawValue)
        number(event.customer, letter: "E", part: event.ordinal, to: &line)
        line.append(UInt8(ascii: ","))
        number(event.customer, letter: "C", to: &line)
        line.append(UInt8(ascii: ","))
        time(event.time, to: &line)
        line.append(contentsOf: places[scene])
        line.append(contentsOf: media[Int(event.medium.rawValue)])
        line.append(contentsOf: kinds[scene])
        if event.marks.contains(.failure) { line.append(contentsOf: Words.failure) }
        if event.marks.contains(.resolved) { line.append(contentsOf: Words.resolved) }
        line.append(contentsOf: directions[scene])
        moneyAndScore(of: event, to: &line)
        if event.employee > 0 { line.append(contentsOf: names[Int(event.employee) - 1]) }
        line.append(UInt8(ascii: ","))
        if references[scene] != 0 {
            line.append(references[scene])
            line.decimal(Int(event.customer) + 1, atLeast: 6)
            line.append(UInt8(ascii: "-"))
            line.decimal(Int(event.story), atLeast: 2)
        }
        line.append(UInt8(ascii: ","))
        line.append(contentsOf: tiers[Int(event.tier.rawValue)])
        saying(of: event, to: &line)
        line.append(UInt8(ascii: "\n"))
    }

    private func moneyAndScore(of event: SimulatedEvent, to line: inout [UInt8]) {
        if event.amountCents != 0 {
            line.money(event.amountCents)
            line.append(contentsOf: Words.currency)
        } else {
            line.append(contentsOf: Words.noAmount)
        }
        if event.score != SimulatedEvent.noScore {
            line.decimal(Int(event.score))
            line.append(contentsOf: event.marks.contains(.fiveStars) ? Words.oneToFive : Words.zeroToTen)
        } else {
            line.append(contentsOf: Words.noAmount)
        }
        if event.effortSeconds > 0 { line.decimal(Int(event.effortSeconds)) }
        line.append(UInt8(ascii: ","))
    }

    /// `,asks,gives,promise,due,fulfils,facts`
    private func saying(of event: SimulatedEvent, to line: inout [UInt8]) {
        let marks = event.marks
        line.append(UInt8(ascii: ","))
        if marks.contains(.asksOrderNumber) { line.append(contentsOf: Words.orderNumber) }
        if marks.contains(.asksSize) { line.append(contentsOf: Words.size) }
        line.append(UInt8(ascii: ","))
        if marks.contains(.givesOrderNumber) { line.append(contentsOf: Words.orderNumber) }
        if marks.contains(.givesSize) { line.append(contentsOf: Words.size) }
        if marks.contains(.givesAddress) { line.append(contentsOf: Words.address) }
        line.append(UInt8(ascii: ","))
        if marks.contains(.promisesDelivery) {
            line.append(contentsOf: Words.delivery)
            line.append(UInt8(ascii: ","))
            time(event.due, to: &line)
        } else {
            line.append(UInt8(ascii: ","))
        }
        line.append(UInt8(ascii: ","))
        if marks.contains(.fulfilsDelivery) { line.append(contentsOf: Words.delivery) }
        line.append(UInt8(ascii: ","))
        if event.priceCents != 0 {
            line.append(contentsOf: Words.price)
            line.money(event.priceCents)
        }
    }

    private func number(_ customer: UInt32, letter: Unicode.Scalar, part: UInt16? = nil, to line: inout [UInt8]) {
        line.append(UInt8(ascii: letter))
        line.decimal(Int(customer) + 1, atLeast: 6)
        if let part {
            line.append(UInt8(ascii: "-"))
            line.decimal(Int(part), atLeast: 3)
        }
    }

    /// ISO 8601 in UTC, by whole-number arithmetic.
    private func time(_ moment: Moment, to line: inout [UInt8]) {
        let seconds = Int(moment) + History.startSeconds % 86_400
        line.append(contentsOf: days[seconds / 86_400])
        line.append(UInt8(ascii: "T"))
        line.decimal(seconds % 86_400 / 3_600, atLeast: 2)
        line.append(UInt8(ascii: ":"))
        line.decimal(seconds % 3_600 / 60, atLeast: 2)
        line.append(UInt8(ascii: ":"))
        line.decimal(seconds % 60, atLeast: 2)
        line.append(UInt8(ascii: "Z"))
    }
}

/// Fixed pieces of a line.
private enum Words {
    static let failure = Array("failure".utf8)
    static let resolved = Array("resolved".utf8)
    static let currency = Array(",EUR,".utf8)
    static let noAmount = Array(",,".utf8)
    static let zeroToTen = Array(",0-10,".utf8)
    static let oneToFive = Array(",1-5,".utf8)
    static let orderNumber = Array("order_number".utf8)
    static let size = Array("size".utf8)
    static let address = Array("address".utf8)
    static let delivery = Array("delivery".utf8)
    static let price = Array("price=".utf8)
}
