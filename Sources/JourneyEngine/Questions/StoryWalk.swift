import ColumnStore
import Experience

/// Goes over whole stories of a range of customers: all that a customer lived through, or a case of theirs, cut where
/// nothing happened for longer than a gap and narrowed to the filter's journey.
struct StoryWalk {
    private let engine: Engine
    private let filter: CompiledFilter
    private let grouping: Grouping
    private let gap: Int64?
    /// All that it reads.
    let columns: EventColumnSet
    private let everyStory: Bool

    /// `everyStory`: of the filter only the journey is applied, since the question asks the rest of single events.
    init(
        _ engine: Engine, _ filter: CompiledFilter, within grouping: Grouping, gap: Wait?, columns: EventColumnSet,
        everyStory: Bool = false
    ) {
        self.engine = engine
        self.filter = filter
        self.grouping = grouping
        self.everyStory = everyStory || filter.keepsAllPassages
        self.gap = gap?.milliseconds
        let wanted = columns.union(filter.columns).union(.text(.touchpoint))
        self.columns = grouping == .case ? wanted.union(.text(.reference)) : wanted
    }

    /// `body` gets the reader and the positions of the story's events among the customer's, at least one.
    @inline(__always)
    func forEach(_ customers: Range<Int>, _ body: (borrowing CustomerReader, ArraySlice<Int32>) -> Void) {
        forEach(in: .customers(customers), body)
    }

    @inline(__always)
    func forEach(in stories: Stories, _ body: (borrowing CustomerReader, ArraySlice<Int32>) -> Void) {
        let byCase = grouping == .case
        var reader = CustomerReader(engine.log, stories, columns: columns)
        var cases = CaseFinder()
        let reopenAfter = engine.script.settings.reopenAfter.milliseconds
        var kept: [Int32] = []
        while reader.next() {
            filter.prepare(&reader)
            if byCase {
                cases.find(time: reader.time, reference: reader.codes(.reference), reopenAfter: reopenAfter)
            }
            for number in 0..<(byCase ? cases.count : 1) {
                kept.removeAll(keepingCapacity: true)
                if byCase {
                    keep(cases.events(of: number), reader, &kept)
                } else {
                    keep(0..<Int32(truncatingIfNeeded: reader.count), reader, &kept)
                }
                cut(kept, reader, body)
            }
        }
    }

    @inline(__always)
    private func keep(_ events: some Sequence<Int32>, _ reader: borrowing CustomerReader, _ kept: inout [Int32]) {
        if filter.keepsAllEvents {
            kept.append(contentsOf: events)
        } else {
            let touchpoints = reader.codes(.touchpoint)
            for event in events where filter.keepsEvent(touchpoint: touchpoints[Int(event)]) { kept.append(event) }
        }
    }

    @inline(__always)
    private func cut(
        _ events: [Int32], _ reader: borrowing CustomerReader,
        _ body: (borrowing CustomerReader, ArraySlice<Int32>) -> Void
    ) {
        var start = 0
        let times = reader.time
        for end in 1..<(events.count + 1) {
            if let gap, end < events.count, times[Int(events[end])].since(times[Int(events[end - 1])]) <= gap {
                continue
            }
            if gap == nil && end < events.count { continue }
            let story = events[start..<end]
            start = end
            if everyStory || filter.keeps(reader, story: story) { body(reader, story) }
        }
    }
}
