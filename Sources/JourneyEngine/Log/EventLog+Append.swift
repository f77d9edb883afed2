package import ColumnStore

extension EventLog {
    /// The log with a block of new events, whose duplicates have been removed before. The base is shared; late events
    /// take their place in their customer's story.
    ///
    /// A few events are added by telling their customers' stories anew, so that every question finds them whole. Many
    /// at once, and those of long stories, wait in the tail, from where questions gather them.
    package func appending(_ block: EventBlock) -> EventLog {
        if block.count == 0 { return self }
        var names = names
        var span = span
        span.include(block.times)
        let part = EventColumns.sorted(block, &names)
        let listed = part.listed ?? FixedBuffer([])
        let (few, many) = parted(part, listed)
        var retold = retold
        if let few { retold.append(few) }
        Self.mergeRetold(&retold, keeping: frozen.retold)
        var tail = tail
        if let many { tail.append(many) }
        Self.mergeTail(&tail, keeping: frozen.tail)
        return EventLog(
            segments: segments, retold: retold, tail: tail, frozen: frozen, names: names,
            eventCount: eventCount + block.count, span: span, lineage: lineage.following(listed))
    }

    /// Blocks of more events than this go to the tail.
    private static let fewEvents = 4_096
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
    private func parted(
        _ part: EventColumns, _ listed: FixedBuffer<UInt32>
    ) -> (retold: EventColumns?, added: EventColumns?) {
        if part.count > Self.fewEvents { return (nil, part) }
        let all = Array(UnsafeBufferPointer(listed))
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
        if tail.isEmpty && retold.isEmpty { return self }
        var settling = Settling(of: self)
        settling.run()
        return settling.result(onto: self)
    }

    /// The same log, whose present parts stay as they are until they have been settled.
    package func freezing() -> EventLog {
        EventLog(
            segments: segments, retold: retold, tail: tail,
            frozen: FrozenParts(retold: retold.count, tail: tail.count), names: names, eventCount: eventCount,
            span: span, lineage: lineage)
    }
}
