package import ColumnStore

/// Builds a log from blocks given one after the other, so that they needn't all be in memory decoded.
package struct LogBuilder: ~Copyable {
    private var names: [NameTable]
    private var parts: [EventColumns] = []
    private var span = TimeSpan()

    package init() {
        names = Array(repeating: NameTable(), count: TextColumn.count)
    }

    package private(set) var count = 0

    /// Adds the events of a block, after those added before.
    package mutating func add(_ block: EventBlock) {
        if block.count == 0 { return }
        span.include(block.times)
        parts += EventColumns.sorted(block, &names)
        count += block.count
    }

    /// The log of everything added.
    package consuming func build() -> EventLog {
        let tail = parts
        parts = []
        return EventLog(
            segments: [], tail: tail, names: names.map { $0.settledDown() }, eventCount: count, span: span,
            lineage: Lineage()
        ).folded()
    }
}
