import Experience

extension GapFinder {
    /// Dead time: one scene followed another later than the customer was led to expect. The passage runs from the one
    /// to the other; later score and spend count from its end.
    mutating func findWaits(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        for end in 1..<max(events.count, 1) {
            let limit = limits.limit(events[end - 1].touchpoint, events[end].touchpoint)
            guard limit.exists else { continue }
            let from = events[end - 1]
            let to = events[end]
            let code = GapCode(
                .deadTime, journey: journey(of: from), first: from.touchpoint, second: to.touchpoint,
                from: from.owner, to: to.owner)
            let wait = Double(to.time.minus(from.time))
            let excess = wait - limit.milliseconds
            sink.meet(
                GapPassage(
                    wait > limit.milliseconds ? .hurt : .spared, code, pool: code, begin: end - 1, end: end,
                    mark: end - 1, anchor: to.time,
                    excess: Int64(min(max(excess, 0).rounded(), 4e18)), limit: limit),
                in: events)
        }
    }

    /// Open dead time: the case rests at a scene that is no end, longer than any wait from there may take. It counts
    /// from the moment when the limit passed, for a case still within it as well; so a case that rests but is not yet
    /// late can't have been watched afterwards, and no effect is claimed for this kind.
    mutating func findOpenEnd(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        let last = events.count - 1
        let event = events[last]
        if design.scenes[Int(event.touchpoint)].isTerminal { return }
        let limit = limits.openLimit(event.touchpoint)
        guard limit.exists else { return }
        let code = GapCode(
            .deadTimeOpen, journey: journey(of: event), first: event.touchpoint, from: event.owner)
        let excess = Double(now.minus(event.time)) - limit.milliseconds
        let late = event.time.plus(Int64(min(limit.milliseconds.rounded(.up), 4e18)))
        sink.meet(
            GapPassage(
                excess > 0 ? .hurt : .spared, code, pool: code, begin: last, end: last, mark: last, anchor: late,
                excess: Int64(min(max(excess, 0).rounded(), 4e18)), limit: limit),
            in: events)
    }

    /// Dropped hand-off: a scene was owed, is due, and neither it nor an end came in time. Kept and dropped alike count
    /// from the moment when it was due.
    mutating func findDropped(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        let serial = scratch.serial
        var nextEnd = Int64.max
        var index = events.count
        while index > 0 {
            index -= 1
            let event = events[index]
            let scene = design.scenes[Int(event.touchpoint)]
            if scene.owed >= 0 { judge(Int(scene.owed), at: index, nextEnd: nextEnd, events, &sink) }
            if scene.isTerminal { nextEnd = event.time }
            for rule in scratch.satisfies[Int(event.touchpoint)] {
                scratch.satisfied[Int(rule)] = FinderScratch.Stamped(serial: serial, event: Int32(index))
            }
        }
    }

    private func judge(
        _ rule: Int, at index: Int, nextEnd: Int64, _ events: Span<CaseEvent>, _ sink: inout some GapSink
    ) {
        let event = events[index]
        let owed = scratch.rules[rule]
        let due = event.time.plus(owed.within)
        if due > now { return }
        let next = scratch.satisfied[rule]
        let nextTime = next.serial == scratch.serial ? events[Int(next.event)].time : .max
        let status: GapPassage.Status = min(nextTime, nextEnd) <= due ? .spared : .hurt
        let code = GapCode(
            .droppedHandOff, journey: journey(of: event), first: event.touchpoint, second: owed.first,
            from: event.owner, to: owed.owner)
        sink.meet(
            GapPassage(
                status, code, pool: code, begin: index, end: index, mark: index, anchor: due),
            in: events)
    }
}
