package import ColumnStore

extension EventLog {
    /// The log with a block of new events, whose duplicates have been removed before. The base is shared; late events
    /// take their place in their customer's story.
    package func appending(_ block: EventBlock) -> EventLog {
        if block.count == 0 { return self }
        var names = names
        var span = span
        span.include(block.times)
        let staged = StagedBlock(block, &names)
        var parts = parts
        parts.append(EventColumns.sorted([staged], customers: nil))
        // As the digits of a binary counter: an event is moved a logarithmic number of times.
        while parts.count > 2, parts[parts.count - 2].count <= 2 * parts[parts.count - 1].count {
            let merged = EventColumns.merged(Array(parts.suffix(2)), customers: nil)
            parts.replaceSubrange(parts.count - 2..<parts.count, with: [merged])
        }
        let log = EventLog(parts: parts, names: names, span: span)
        return log.tailCount > log.tailBound ? log.folded() : log
    }

    /// Events outside the base.
    var tailCount: Int { eventCount - parts[0].count }

    private var tailBound: Int { max(BlockBuilder.capacity, parts[0].count / 8) }

    /// The same events, all in the base.
    package func folded() -> EventLog {
        if parts.count == 1 && parts[0].places == customerCount { return self }
        return EventLog(
            parts: [.merged(parts, customers: customerCount)], names: names.map { $0.settledDown() }, span: span)
    }
}
