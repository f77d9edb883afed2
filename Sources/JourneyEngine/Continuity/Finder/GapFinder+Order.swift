import Experience

extension GapFinder {
    /// Out of order: by design one scene comes before another, and the other came first (first occurrences). Cases with
    /// both scenes are the denominator. Pairs that no case of the footage ever had the wrong way round are skipped:
    /// there is nothing to report of them.
    mutating func findOutOfOrder(_ events: Span<CaseEvent>, _ sink: inout some GapSink) {
        scratch.collectArrivals(events, design)
        for later in scratch.arrivals.indices {
            let second = Int(scratch.arrivals[later])
            for earlier in 0..<later {
                let first = Int(scratch.arrivals[earlier])
                if limits.broken.contains(first, second) {
                    meet(first, second, .spared, events, &sink)
                } else if limits.broken.contains(second, first) {
                    meet(first, second, .hurt, events, &sink)
                }
            }
        }
    }

    /// `first` and `second` are ranks in the order in which they occurred.
    private func meet(
        _ first: Int, _ second: Int, _ status: GapPassage.Status, _ events: Span<CaseEvent>,
        _ sink: inout some GapSink
    ) {
        let begin = Int(scratch.firstAt[first].event)
        let end = Int(scratch.firstAt[second].event)
        // By design the pair is (before, after); what is reported names the scene that came too early first.
        let (before, after) = status == .hurt ? (end, begin) : (begin, end)
        let code = GapCode(
            .outOfOrder, journey: journey(of: events[after]), first: events[after].touchpoint,
            second: events[before].touchpoint, from: events[after].owner, to: events[before].owner)
        sink.meet(
            GapPassage(
                status, code, pool: code, begin: begin, end: end, mark: begin, anchor: events[end].time),
            in: events)
    }

    /// The pairs of the designed order that this case has the wrong way round.
    mutating func collectBroken(_ events: Span<CaseEvent>, into broken: inout PairBits) {
        scratch.begin(events)
        scratch.collectArrivals(events, design)
        for later in scratch.arrivals.indices {
            let second = Int(scratch.arrivals[later])
            for earlier in 0..<later {
                let first = Int(scratch.arrivals[earlier])
                if order.contains(second, first) { broken.insert(second, first) }
            }
        }
    }
}

extension FinderScratch {
    /// The scenes of the designed order in the order of their first occurrence, by rank.
    mutating func collectArrivals(_ events: Span<CaseEvent>, _ design: GapDesign) {
        arrivals.removeAll(keepingCapacity: true)
        for index in events.indices {
            let rank = Int(design.scenes[Int(events[index].touchpoint)].rank)
            guard rank >= 0, firstAt[rank].serial != serial else { continue }
            firstAt[rank] = Stamped(serial: serial, event: Int32(index))
            arrivals.append(UInt32(rank))
        }
    }
}
