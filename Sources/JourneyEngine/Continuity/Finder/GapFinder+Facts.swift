import Experience

extension GapFinder {
    /// Contradiction: a fact is stated again with another value (numbers further apart than the tolerance). Every
    /// restatement could have been one.
    mutating func findContradictions(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        let serial = scratch.serial
        for index in events.indices {
            let event = events[index]
            for place in lists.facts.range(of: event.facts) {
                let statement = lists.facts.elements[place]
                let fact = Int(statement.fact)
                let before = scratch.stated[fact]
                if before.serial == serial {
                    let earlier = events[Int(before.event)]
                    let said = lists.facts.elements[Int(scratch.statement[fact])]
                    let code = GapCode(
                        .contradiction, journey: journey(of: event), first: statement.fact, from: earlier.owner,
                        to: event.owner)
                    sink.meet(
                        GapPassage(
                            contradicts(said, statement) ? .hurt : .spared, code, pool: code,
                            begin: Int(before.event), end: index, mark: index, anchor: event.time),
                        in: events)
                }
                scratch.stated[fact] = FinderScratch.Stamped(serial: serial, event: Int32(index))
                scratch.statement[fact] = Int32(place)
            }
        }
    }

    private func contradicts(_ before: CaseLists.Statement, _ after: CaseLists.Statement) -> Bool {
        if before.text == after.text { return false }
        if before.number.isNaN || after.number.isNaN { return true }
        return abs(after.number - before.number) > design.tolerance[Int(after.fact)]
    }

    /// Tone clash: promotional word goes out while something that went wrong for the customer is still open. Every
    /// promotional event could have been one.
    mutating func findToneClashes(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        var failure = -1
        for index in events.indices {
            let event = events[index]
            if event.flags.contains(.failure) {
                failure = index
            } else if event.flags.contains(.resolution) {
                failure = -1
            } else if event.flags.contains(.promotion) {
                let pool = GapCode(
                    .toneClash, journey: journey(of: event), first: event.touchpoint, from: GapCode.any,
                    to: event.owner)
                var code = pool
                if failure >= 0 { code.from = events[failure].owner }
                sink.meet(
                    GapPassage(
                        failure >= 0 ? .hurt : .spared, code, pool: pool, begin: index, end: index, mark: index,
                        anchor: event.time, excess: failure >= 0 ? event.time.minus(events[failure].time) : 0),
                    in: events)
            }
        }
    }
}
