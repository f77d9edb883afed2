import Statistics

extension Life {
    /// When a ticket was settled, and whether service itself had the last word.
    private typealias Closed = (at: Moment, byService: Bool)

    /// Who deals with a ticket.
    private enum Route {
        case finance
        case carrier
        case callBack
        case service

        init(_ share: Double) {
            switch share {
            case ..<0.35: self = .finance
            case ..<0.55: self = .carrier
            case ..<0.8: self = .callBack
            default: self = .service
            }
        }
    }

    /// The customer turns to service, which answers, hands over, or promises to call.
    mutating func askForHelp(at start: Moment, hasOrder: Bool) {
        tickets += 1
        let ticket = tickets
        var medium = [Medium.web, .web, .phone, .phone, .email][chance.bounded(5)]
        let isHurt = chance.happens(0.5)
        let knowsNumber = hasOrder && chance.happens(0.75)
        play(.contact, at: start, of: ticket, on: medium) {
            if isHurt { $0.marks.insert(.failure) }
            if knowsNumber { $0.marks.formUnion([.asksOrderNumber, .givesOrderNumber]) }
        }
        var time = start
        let route = Route(chance.unit())
        if route != .finance, let offered = offer(ticket, after: start, isHurt: isHurt) { time = offered }
        if chance.happens(0.25) {
            time += wait(28 * hour, atMost: 5 * day)
            medium = contactAgain(ticket, at: time, before: medium)
        }
        let closed: Closed =
            switch route {
            case .finance: throughFinance(ticket, from: time, medium: medium)
            case .carrier: throughCarrier(ticket, from: time, knowsNumber: knowsNumber)
            case .callBack: byCallBack(ticket, from: time, medium: medium)
            case .service: answer(ticket, after: time, on: medium)
            }
        if isHurt { troubles.append(start..<(closed.at + 1)) }
        let last = isHurt && closed.byService && chance.happens(0.3) ? makeGood(ticket, after: closed.at) : closed.at
        if chance.happens(0.45) {
            play(.rateHelp, at: last + wait(day, atMost: 6 * day), of: ticket) { $0.marks.insert(.fiveStars) }
        }
    }

    /// An offer sent because the customer wrote: harmless to some, tactless to whom something went wrong. What goes to
    /// finance gets none, so that service, marketing and finance don't blur who passed back to whom.
    private mutating func offer(_ ticket: UInt16, after start: Moment, isHurt: Bool) -> Moment? {
        guard isHurt ? goesWrong(.offerWhileHurt, at: start) : chance.happens(0.1) else { return nil }
        let sent = start + wait(40 * minute, atMost: 5 * hour)
        play(.offerMail, at: sent, of: ticket)
        if isHurt { hurts.append(Hurt(.offerWhileHurt, from: sent)) }
        return sent
    }

    private mutating func contactAgain(_ ticket: UInt16, at time: Moment, before: Medium) -> Medium {
        var medium = before
        if before == .web, goesWrong(.askedByPhoneAgain, at: time) {
            medium = .phone
            hurts.append(Hurt(.askedByPhoneAgain, from: time))
        }
        play(.contactAgain, at: time, of: ticket, on: medium)
        return medium
    }

    private mutating func throughFinance(_ ticket: UInt16, from time: Moment, medium: Medium) -> Closed {
        let checked = time + wait(5 * hour, atMost: 22 * hour)
        play(.financeCheck, at: checked, of: ticket)
        let next = checked + wait(16 * hour, atMost: 44 * hour)
        guard goesWrong(.passedBack, at: next) else {
            close(ticket, with: .financeAnswer, at: next)
            return (next, false)
        }
        play(.takeBack, at: next, of: ticket)
        hurts.append(Hurt(.passedBack, from: next))
        return answer(ticket, after: next, on: medium)
    }

    private mutating func throughCarrier(_ ticket: UInt16, from time: Moment, knowsNumber: Bool) -> Closed {
        let traced = time + wait(5 * hour, atMost: 22 * hour)
        var asks = !knowsNumber
        if knowsNumber, goesWrong(.numberAskedAgain, at: traced) {
            asks = true
            hurts.append(Hurt(.numberAskedAgain, from: traced))
        }
        play(.traceParcel, at: traced, of: ticket) {
            if asks { $0.marks = [.asksOrderNumber, .givesOrderNumber] }
        }
        let closed = traced + wait(16 * hour, atMost: 44 * hour)
        close(ticket, with: .traceAnswer, at: closed)
        return (closed, false)
    }

    private mutating func byCallBack(_ ticket: UInt16, from time: Moment, medium: Medium) -> Closed {
        let promised = time + wait(3 * hour, atMost: 20 * hour)
        play(.promiseCallBack, at: promised, of: ticket, on: medium)
        let due = promised + 3 * day
        if goesWrong(.noCallBack, at: due) {
            hurts.append(Hurt(.noCallBack, from: due))
            let chased = due + wait(2 * day, atMost: 7 * day)
            play(.chase, at: chased, of: ticket, on: medium)
            return answer(ticket, after: chased, on: medium)
        }
        let called = promised + wait(18 * hour, atMost: 44 * hour)
        close(ticket, with: .callBack, at: called, on: .phone)
        return (called, true)
    }

    private mutating func answer(_ ticket: UInt16, after time: Moment, on medium: Medium) -> Closed {
        let closed = time + wait(6 * hour, atMost: 22 * hour)
        close(ticket, with: .answer, at: closed, on: medium)
        return (closed, true)
    }

    private mutating func close(_ ticket: UInt16, with scene: Scene, at time: Moment, on medium: Medium? = nil) {
        play(scene, at: time, of: ticket, on: medium) { $0.marks = .resolved }
    }

    /// A small thing for the trouble; returns when it came.
    private mutating func makeGood(_ ticket: UInt16, after time: Moment) -> Moment {
        let given = time + wait(day, spread: 0.4, atMost: 66 * hour)
        play(.makeGood, at: given, of: ticket)
        return given
    }
}
