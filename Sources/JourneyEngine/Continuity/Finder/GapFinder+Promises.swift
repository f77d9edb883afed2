import Experience

extension GapFinder {
    /// Promises: kept, late or broken once due; a later due time replaces the earlier one only when it was agreed in
    /// time. All three count from the moment when the promise was due, so that those who were kept waiting are compared
    /// over the same span as those who were not. A promise without a due time can't be late: it is pending until
    /// fulfilled, and no passage.
    mutating func findPromises(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        collectPromises(events)
        for made in scratch.made { judge(made, events, &sink) }
    }

    private mutating func collectPromises(_ events: Span<CaseEvent>) {
        scratch.made.removeAll(keepingCapacity: true)
        for index in events.indices {
            let event = events[index]
            if event.promise != 0 {
                if let place = scratch.place(ofPromise: event.promise) {
                    let made = scratch.made[place]
                    if event.time <= made.due && made.fulfilled < 0 { scratch.made[place].due = event.due }
                } else {
                    scratch.make(event.promise, due: event.due, at: index)
                }
            }
            if event.fulfils != 0, let place = scratch.place(ofPromise: event.fulfils),
                scratch.made[place].fulfilled < 0
            {
                scratch.made[place].fulfilled = Int32(index)
            }
        }
    }

    private func judge(_ made: FinderScratch.MadePromise, _ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        let event = Int(made.event)
        let state = state(of: made, events)
        let promiser = events[event]
        sink.meet(
            PromisePassage(
                promise: made.promise, state: state, event: event, due: made.due, journey: journey(of: promiser)),
            in: events)
        if state == .pending || made.due == CaseEvent.noDue { return }
        let pool = GapCode(
            .promiseBroken, journey: journey(of: promiser), first: promiser.touchpoint, from: promiser.owner,
            to: GapCode.any)
        var code = pool
        code.to = 0
        var end = event
        var excess = now.minus(made.due)
        if made.fulfilled >= 0 {
            end = Int(made.fulfilled)
            code.kind = GapKind.promiseLate.code
            code.to = events[end].owner
            excess = events[end].time.minus(made.due)
        }
        sink.meet(
            GapPassage(
                state == .kept ? .spared : .hurt, code, pool: pool, begin: event, end: end, mark: event,
                anchor: made.due, excess: max(excess, 0)),
            in: events)
    }

    private func state(of made: FinderScratch.MadePromise, _ events: Span<CaseEvent>) -> PromisePassage.State {
        if made.fulfilled >= 0 { return events[Int(made.fulfilled)].time <= made.due ? .kept : .late }
        return now > made.due ? .broken : .pending
    }
}

extension FinderScratch {
    /// The promise's place in this case; nil when it was not made here. A place left over from another case shows by
    /// the entry there being of another promise (Briggs and Torczon 1993, sparse sets).
    @inline(__always)
    func place(ofPromise promise: UInt32) -> Int? {
        guard Int(promise) < promisePlace.count else { return nil }
        let place = Int(promisePlace[Int(promise)])
        return place < made.count && made[place].promise == promise ? place : nil
    }

    mutating func make(_ promise: UInt32, due: Int64, at index: Int) {
        while promisePlace.count <= Int(promise) {
            promisePlace.append(contentsOf: repeatElement(0, count: max(64, Int(promise) + 1 - promisePlace.count)))
        }
        promisePlace[Int(promise)] = UInt32(made.count)
        made.append(MadePromise(promise: promise, due: due, event: Int32(index), fulfilled: -1))
    }
}
