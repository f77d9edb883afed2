package import ColumnStore

extension EventLog {
    /// The log with a block of new events, whose duplicates have been removed before. The base is shared; late events
    /// take their place in their customer's story.
    package func appending(_ block: EventBlock) -> EventLog { appending([block]) }

    /// The same with several, in their order.
    package func appending(_ blocks: [EventBlock]) -> EventLog {
        var names = names
        var span = span
        var lineage = lineage
        var tail = tail
        for block in blocks where block.count > 0 {
            span.include(block.times)
            for part in EventColumns.sorted(block, &names) {
                lineage = lineage.following(part.listed ?? FixedBuffer([]))
                tail.append(part)
            }
            if block.count < EventColumns.leastParted { mergeSmall(&tail) }
        }
        if lineage.isSame(as: self.lineage) { return self }
        return EventLog(segments: segments, tail: tail, frozen: frozen, names: names, span: span, lineage: lineage)
    }

    /// As the digits of a binary counter: an event is moved a logarithmic number of times.
    private func mergeSmall(_ tail: inout [EventColumns]) {
        while tail.count > frozen + 1, tail[tail.count - 2].count <= 2 * tail[tail.count - 1].count,
            tail[tail.count - 2].count + tail[tail.count - 1].count <= Self.largestPart
        {
            let pair = Array(tail.suffix(2))
            tail.replaceSubrange(tail.count - 2..<tail.count, with: [Self.merged(pair)])
        }
    }

    /// Parts grow by merging to this many events, a full block; settling takes care of the rest. Blocks of an import
    /// are nearly full, and not worth the work of merging what is about to be settled.
    private static let largestPart = 65_536

    private static func merged(_ parts: [EventColumns]) -> EventColumns {
        var customers = parts.flatMap { part in (0..<part.places).map { UInt32(part.customer(at: $0)) } }
        customers.sortAndDropRepeats()
        return Gather(parts, .listed(customers)).columns()
    }

    /// Events outside the base.
    package var tailCount: Int { tail.reduce(0) { $0 + $1.count } }

    /// The same events, all in the base.
    package func folded() -> EventLog {
        var log = self
        var settled = 0
        // A stretch at a time, so that what is settled is let go before the next.
        while !log.tail.isEmpty {
            var settling = Settling(of: log, behind: settled)
            settling.run()
            log = settling.result(onto: log)
            settled = settling.end
        }
        return log
    }

    /// The same log, whose present tail stays as it is until it has been settled.
    package func freezing() -> EventLog {
        EventLog(
            segments: segments, tail: tail, frozen: tail.count, names: names, span: span, lineage: lineage)
    }
}
