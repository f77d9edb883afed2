package import ColumnStore

extension EventLog {
    /// The log with a block of new events, whose duplicates have been removed before. The base is shared; late events
    /// take their place in their customer's story.
    ///
    /// A few events are added by telling their customers' stories anew, so that every question finds them whole. Many
    /// at once, and those of long stories, wait in the tail, from where questions gather them.
    package func appending(_ block: EventBlock) -> EventLog { appending([block]) }

    /// The same with several, in their order.
    package func appending(_ blocks: [EventBlock]) -> EventLog {
        var log = self
        var bulk: [EventBlock] = []
        for block in blocks where block.count > 0 {
            if block.count > Self.fewEvents {
                bulk.append(block)
            } else {
                log = log.adding(bulk).retelling(block)
                bulk = []
            }
        }
        return log.adding(bulk)
    }

    /// With more in the tail.
    private func adding(_ blocks: [EventBlock]) -> EventLog {
        if blocks.isEmpty { return self }
        var next = LogDraft(self)
        for block in blocks {
            next.tail += next.sorted(block)
            if block.count < EventColumns.leastParted { Self.mergeTail(&next.tail, keeping: frozen.tail) }
        }
        return next.log(after: self)
    }

    /// With the stories of a few events told anew.
    private func retelling(_ block: EventBlock) -> EventLog {
        var next = LogDraft(self)
        for part in next.sorted(block) {
            let (retold, added) = parted(part)
            if let retold { next.retold.append(retold) }
            if let added { next.tail.append(added) }
        }
        Self.mergeRetold(&next.retold, keeping: frozen.retold)
        Self.mergeTail(&next.tail, keeping: frozen.tail)
        return next.log(after: self)
    }

    /// Blocks of more events than this go to the tail.
    private static let fewEvents = 16_384
    /// Stories that had more events than this are not told again.
    private static let longStory = 64
    /// So many parts with stories of about one size become one.
    private static let partsToMerge = 8
    /// Parts grow by merging to this many events; settling takes care of the rest.
    private static let largestRetold = 393_216
    /// Parts grow by merging to this many events, a full block; settling takes care of the rest. Blocks of an import
    /// are nearly full, and not worth the work of merging what is about to be settled.
    private static let largestPart = 65_536

    /// New events as stories told anew, and as additions.
    private func parted(_ part: EventColumns) -> (retold: EventColumns?, added: EventColumns?) {
        let all = (0..<part.places).map { UInt32(truncatingIfNeeded: part.customer(at: $0)) }
        let found = mainWhereabouts(.listed(all))
        var isLong = all.indices.map { found.count(at: $0) > Self.longStory }
        for target in added(to: .listed(all)) { isLong[target] = true }
        guard isLong.contains(true) else {
            return (Gather(found, adding: [part], .listed(all)).columns(), nil)
        }
        let short = all.indices.filter { !isLong[$0] }
        if short.isEmpty { return (nil, part) }
        let long = all.indices.filter { isLong[$0] }.map { all[$0] }
        return (
            Gather(found, adding: [part], .listed(all), only: short).columns(), Gather([part], .listed(long)).columns()
        )
    }

    /// A story is moved a logarithmic number of times.
    private static func mergeRetold(_ parts: inout [EventColumns], keeping frozen: Int) {
        while parts.count >= frozen + partsToMerge {
            let newest = parts.suffix(partsToMerge)
            let count = newest.reduce(0) { $0 + $1.count }
            guard count <= largestRetold, let first = newest.first, first.count * 2 <= count else { return }
            let customers = customers(of: newest)
            let found = Whereabouts(.listed(customers), base: [], retold: Array(newest))
            parts.replaceSubrange(
                parts.count - partsToMerge..<parts.count,
                with: [Gather(found, adding: [], .listed(customers)).columns()])
        }
    }

    /// As the digits of a binary counter.
    private static func mergeTail(_ parts: inout [EventColumns], keeping frozen: Int) {
        while parts.count > frozen + 1, parts[parts.count - 2].count <= 2 * parts[parts.count - 1].count,
            parts[parts.count - 2].count + parts[parts.count - 1].count <= largestPart
        {
            let pair = parts.suffix(2)
            parts.replaceSubrange(
                parts.count - 2..<parts.count, with: [Gather(Array(pair), .listed(customers(of: pair))).columns()])
        }
    }

    /// Ascending, each but once.
    private static func customers(of parts: ArraySlice<EventColumns>) -> [UInt32] {
        var customers = parts.flatMap { part in (0..<part.places).map { UInt32(part.customer(at: $0)) } }
        customers.sortAndDropRepeats()
        return customers
    }

    /// Events in the tail.
    package var tailCount: Int { tail.reduce(0) { $0 + $1.count } }

    /// Events of stories told anew, those told again since among them.
    package var retoldCount: Int { retold.reduce(0) { $0 + $1.count } }

    /// The same events, all in the base.
    package func folded() -> EventLog {
        var log = self
        var settled = 0
        // A stretch at a time, so that what is settled is let go before the next.
        while !(log.tail.isEmpty && log.retold.isEmpty) {
            var settling = Settling(of: log, behind: settled)
            settling.run()
            log = settling.result(onto: log)
            settled = settling.end
        }
        return log
    }

    /// The same log, whose present parts stay as they are until they have been settled.
    package func freezing() -> EventLog {
        EventLog(
            segments: segments, retold: retold, tail: tail,
            frozen: FrozenParts(retold: retold.count, tail: tail.count), names: names, eventCount: eventCount,
            span: span, lineage: lineage)
    }
}

/// What the next moment of a log will be made of.
private struct LogDraft {
    var retold: [EventColumns]
    var tail: [EventColumns]
    private var names: [NameTable]
    private var eventCount: Int
    private var span: TimeSpan
    private var lineage: Lineage

    init(_ log: EventLog) {
        retold = log.retold
        tail = log.tail
        names = log.names
        eventCount = log.eventCount
        span = log.span
        lineage = log.lineage
    }

    /// The events of a block as columns, noted as new.
    mutating func sorted(_ block: EventBlock) -> [EventColumns] {
        span.include(block.times)
        eventCount += block.count
        let parts = EventColumns.sorted(block, &names)
        for part in parts { lineage = lineage.following(part.listed ?? FixedBuffer([])) }
        return parts
    }

    func log(after before: EventLog) -> EventLog {
        EventLog(
            segments: before.segments, retold: retold, tail: tail, frozen: before.frozen, names: names,
            eventCount: eventCount, span: span, lineage: lineage)
    }
}
