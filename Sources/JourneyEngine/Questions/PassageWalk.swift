import ColumnStore
import Experience

/// Goes from each event to the next one of the same customer or case, over a range of customers: the loop under edges
/// and hand-offs.
struct PassageWalk {
    private let engine: Engine
    private let filter: CompiledFilter
    private let grouping: Grouping
    /// All that it reads.
    let columns: EventColumnSet

    init(_ engine: Engine, _ filter: CompiledFilter, within grouping: Grouping, columns: EventColumnSet) {
        self.engine = engine
        self.filter = filter
        self.grouping = grouping
        let wanted = columns.union(filter.columns)
        self.columns = grouping == .case ? wanted.union(.text(.reference)) : wanted
    }

    /// `body` gets the reader and the positions of both events among the customer's.
    @inline(__always)
    func forEach(_ customers: Range<Int>, _ body: (borrowing CustomerReader, Int, Int) -> Void) {
        forEach(in: .customers(customers), body)
    }

    @inline(__always)
    func forEach(in stories: Stories, _ body: (borrowing CustomerReader, Int, Int) -> Void) {
        let byCase = grouping == .case
        var reader = CustomerReader(engine.log, stories, columns: columns)
        var cases = CaseFinder()
        var last: [Int32] = []
        let reopenAfter = engine.script.settings.reopenAfter.milliseconds
        while reader.next() {
            filter.prepare(&reader)
            if byCase {
                cases.find(time: reader.time, reference: reader.codes(.reference), reopenAfter: reopenAfter)
                last.removeAll(keepingCapacity: true)
                last.append(contentsOf: repeatElement(-1, count: cases.count))
                walkCases(reader, cases, &last, body)
            } else if filter.keepsAllEvents && filter.keepsAllPassages {
                for event in 1..<max(1, reader.count) { body(reader, event - 1, event) }
            } else {
                walkCustomer(reader, body)
            }
        }
    }

    @inline(__always)
    private func walkCases(
        _ reader: borrowing CustomerReader, _ cases: borrowing CaseFinder, _ last: inout [Int32],
        _ body: (borrowing CustomerReader, Int, Int) -> Void
    ) {
        let keepsAllEvents = filter.keepsAllEvents
        let keepsAllPassages = filter.keepsAllPassages
        for event in 0..<reader.count {
            if !keepsAllEvents && !filter.keepsEvent(touchpoint: reader.codes(.touchpoint)[event]) { continue }
            let number = Int(cases.caseOf[event])
            let before = Int(last[number])
            last[number] = Int32(truncatingIfNeeded: event)
            if before >= 0 && (keepsAllPassages || filter.keeps(reader, before, event)) { body(reader, before, event) }
        }
    }

    @inline(__always)
    private func walkCustomer(
        _ reader: borrowing CustomerReader, _ body: (borrowing CustomerReader, Int, Int) -> Void
    ) {
        let keepsAllEvents = filter.keepsAllEvents
        var before = -1
        for event in 0..<reader.count {
            if !keepsAllEvents && !filter.keepsEvent(touchpoint: reader.codes(.touchpoint)[event]) { continue }
            if before >= 0 && filter.keeps(reader, before, event) { body(reader, before, event) }
            before = event
        }
    }
}
