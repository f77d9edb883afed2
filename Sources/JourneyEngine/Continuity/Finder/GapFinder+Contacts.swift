import Experience

extension GapFinder {
    /// Repeated ask: the customer is asked for what was already given in this case and is still valid. Every ask of the
    /// item by this department could have been one.
    mutating func findRepeatedAsks(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        let serial = scratch.serial
        for index in events.indices {
            let event = events[index]
            for place in lists.asks.range(of: event.asks) {
                let item = lists.asks.elements[place]
                let given = scratch.given[Int(item)]
                let pool = GapCode(
                    .repeatedAsk, journey: journey(of: event), first: item, from: GapCode.any, to: event.owner)
                var code = pool
                var status = GapPassage.Status.spared
                if given.serial == serial {
                    let giver = events[Int(given.event)]
                    code.from = giver.owner
                    if event.time.minus(giver.time) <= design.validity[Int(item)] { status = .hurt }
                }
                sink.meet(
                    GapPassage(
                        status, code, pool: pool, begin: index, end: index, mark: index, anchor: event.time),
                    in: events)
            }
            for place in lists.gives.range(of: event.gives) {
                scratch.given[Int(lists.gives.elements[place])] = FinderScratch.Stamped(
                    serial: serial, event: Int32(index))
            }
        }
    }

    /// Channel bounce: the customer turns to the company again over another channel with a need that was not settled.
    /// Two contacts in a row belong to one need when they are within the window and nothing was resolved in between;
    /// those pairs are the denominator. Contacts over an unknown channel say nothing and are left out.
    mutating func findChannelBounces(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        var earlier = -1
        var resolved = -1
        for index in events.indices {
            let event = events[index]
            let isContact = event.flags.contains(.inbound) && design.scenes[Int(event.touchpoint)].isContact
            if isContact {
                if earlier >= 0 && resolved < earlier { judgeBounce(earlier, index, events, &sink) }
                earlier = index
            }
            if event.flags.contains(.resolution) { resolved = index }
        }
    }

    private func judgeBounce(
        _ earlier: Int, _ later: Int, _ events: Span<CaseEvent>, _ sink: inout some GapSink
    ) {
        let from = events[earlier]
        let to = events[later]
        guard from.channel != 0, to.channel != 0, to.time.minus(from.time) <= design.bounceWindow else { return }
        let pool = GapCode(
            .channelBounce, journey: journey(of: from), first: from.channel, second: GapCode.any, from: from.owner,
            to: GapCode.any)
        var code = pool
        code.second = to.channel
        code.to = to.owner
        let isSwitch =
            from.channel != to.channel && design.switches.known(CodePair(from: from.channel, to: to.channel)) == nil
        sink.meet(
            GapPassage(
                isSwitch ? .hurt : .spared, code, pool: pool, begin: earlier, end: later, mark: later,
                anchor: to.time),
            in: events)
    }

    /// Ownership bounce: handed from A to B and back to A, in the sequence of owners with repeats collapsed and unknown
    /// owners left out. Every hand-over from A to B that went on to somebody could have been one, unless that return is
    /// designed. The passage begins when B takes over.
    mutating func findOwnershipBounces(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        var first = -1
        var second = -1
        var holder: UInt32 = 0
        for index in events.indices {
            let owner = events[index].owner
            if owner == 0 || owner == holder { continue }
            holder = owner
            if first >= 0 { judgeReturn(first, second, index, events, &sink) }
            first = second
            second = index
        }
    }

    private func judgeReturn(
        _ first: Int, _ second: Int, _ third: Int, _ events: Span<CaseEvent>, _ sink: inout some GapSink
    ) {
        let away = events[first].owner
        let between = events[second].owner
        if design.returns.known(CodePair(from: away, to: between)) != nil { return }
        let code = GapCode(
            .ownershipBounce, journey: journey(of: events[third]), first: away, second: between, from: between,
            to: away)
        sink.meet(
            GapPassage(
                events[third].owner == away ? .hurt : .spared, code, pool: code, begin: second, end: third,
                mark: third, anchor: events[third].time),
            in: events)
    }
}
