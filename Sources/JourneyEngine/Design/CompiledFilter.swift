import ColumnStore
import Experience

/// A filter in the codes of a log. What it keeps:
/// - journey: the events at touchpoints of this journey; what follows what is told among them, so that a scene of
///   another journey in between breaks nothing;
/// - department, channel: passages with it on either side, stories with it anywhere;
/// - segment: passages and stories that begin while the customer is in it (an event without a segment has the one
///   that the customer had last);
/// - period: passages and stories that begin in it;
/// - attributes: as department and channel, those that last as segment (`CompiledConditions`).
/// A name that neither footage nor script knows keeps nothing.
struct CompiledFilter: Sendable {
    private let journey: UInt32?
    private let department: UInt32?
    private let channel: UInt32?
    private let segment: UInt32?
    private let from: Int64
    private let to: Int64
    private let hasEnd: Bool
    private let script: CompiledScript
    private let conditions: CompiledConditions

    /// Stands for a name that no event has.
    private static let nothing = UInt32.max

    init(_ filter: InsightFilter, _ script: CompiledScript, log: EventLog) {
        self.script = script
        journey = filter.journey.map { wanted in
            script.journeys.firstIndex { $0.id == wanted }.map { UInt32($0 + 1) } ?? Self.nothing
        }
        department = filter.department.map { Self.code(script.departments.code(of: $0.text)) }
        channel = filter.channel.map { Self.code(script.channels.code(of: $0.text)) }
        segment = filter.segment.map { Self.code(log.names(.segment).code(of: $0)) }
        from = filter.from?.milliseconds ?? .min
        to = filter.to?.milliseconds ?? .max
        hasEnd = filter.to != nil
        conditions = CompiledConditions(filter.attributes, script, log)
    }

    private static func code(_ code: Int?) -> UInt32 { code.map { UInt32($0) } ?? nothing }

    /// Columns that it reads beside those of the question.
    var columns: EventColumnSet {
        var columns: EventColumnSet = []
        if journey != nil { columns.formUnion(.text(.touchpoint)) }
        if department != nil { columns.formUnion(.text(.department, .touchpoint)) }
        if channel != nil { columns.formUnion(.text(.channel)) }
        if segment != nil { columns.formUnion(.text(.segment)) }
        return columns.union(conditions.columns)
    }

    var keepsAllEvents: Bool { journey == nil }
    var keepsAllPassages: Bool {
        department == nil && channel == nil && segment == nil && from == .min && !hasEnd
            && conditions.isEmpty
    }

    /// To be called for every customer, before any question about their events.
    @inline(__always)
    func prepare(_ reader: inout CustomerReader) {
        if segment != nil { reader.carry(.segment) }
        conditions.prepare(&reader)
    }

    /// Whether an event belongs to the wanted journey.
    @inline(__always)
    func keepsEvent(touchpoint: UInt32) -> Bool {
        journey == nil || script.scenes[Int(touchpoint)].journey == journey
    }

    @inline(__always)
    func keepsBeginning(at time: Int64) -> Bool { time >= from && (!hasEnd || time < to) }

    /// Whether an event, as it is one by itself, is wanted: all conditions but the journey.
    func keeps(_ reader: borrowing CustomerReader, _ event: Int) -> Bool {
        keepsBeginning(at: reader.time[event]) && isInSegment(reader, event)
            && (department == nil || owner(reader, event) == department)
            && (channel == nil || reader.codes(.channel)[event] == channel) && conditions.admit(reader, event)
    }

    /// Whether the passage from one event to another is wanted.
    func keeps(_ reader: borrowing CustomerReader, _ a: Int, _ b: Int) -> Bool {
        keepsBeginning(at: reader.time[a]) && isInSegment(reader, a)
            && (department == nil || owner(reader, a) == department || owner(reader, b) == department)
            && (channel == nil || reader.codes(.channel)[a] == channel || reader.codes(.channel)[b] == channel)
            && conditions.admit(reader, a, b)
    }

    /// Whether a story of these events is wanted.
    func keeps(_ reader: borrowing CustomerReader, story events: ArraySlice<Int32>) -> Bool {
        guard let first = events.first.map({ Int($0) }) else { return false }
        if !keepsBeginning(at: reader.time[first]) || !isInSegment(reader, first) { return false }
        if let department {
            var meets = false
            for event in events where owner(reader, Int(event)) == department { meets = true }
            if !meets { return false }
        }
        if let channel {
            let channels = reader.codes(.channel)
            if !events.contains(where: { channels[Int($0)] == channel }) { return false }
        }
        return conditions.admit(reader, story: events)
    }

    private func owner(_ reader: borrowing CustomerReader, _ event: Int) -> UInt32 {
        script.owner(
            department: reader.codes(.department)[event], touchpoint: reader.codes(.touchpoint)[event])
    }

    private func isInSegment(_ reader: borrowing CustomerReader, _ event: Int) -> Bool {
        segment == nil || reader.codes(.segment)[event] == segment
    }
}
