/// What a report is asked for, in codes: the windows, the months, the moment up to which the footage reaches, and which
/// passages count.
struct ReportFrame: Sendable {
    var months: MonthTable
    var now: Int64
    var spendWindow: Int64
    var scoreWindow: Int64
    var filter = PassageFilter()

    /// Which passages and events count. A code of `nobody` matches nothing: the filter names what the footage lacks.
    struct PassageFilter: Sendable {
        static let nobody = UInt32.max

        var journey: UInt32?
        var department: UInt32?
        var channel: UInt32?
        var segment: UInt32?
        /// Passages that begin in here.
        var from = Int64.min
        var to = Int64.max
        /// Nil without conditions on attributes.
        var conditions: CompiledConditions?

        /// A passage counts by the journey of its gap, the moment and segment of its begin and the channel of either
        /// side, and by its attributes as other questions' passages do. The department is asked of the gaps afterwards:
        /// it is one side's, and the denominator has both.
        @inline(__always)
        func admits(_ passage: GapPassage, _ events: Span<CaseEvent>, _ marks: EventMarks) -> Bool {
            let begin = events[passage.begin]
            if begin.time < from || begin.time >= to { return false }
            if let journey, passage.pool.journey != journey { return false }
            if let channel, begin.channel != channel, events[passage.end].channel != channel { return false }
            if let segment, marks.segments[Int(begin.position)] != segment { return false }
            guard let conditions else { return true }
            let beginning = marks.met[Int(begin.position)]
            return conditions.admit(
                beginning: beginning, any: beginning | marks.met[Int(events[passage.end].position)])
        }

        /// Whether an event counts where events are counted.
        func admits(_ event: CaseEvent, journey own: UInt32, _ marks: EventMarks) -> Bool {
            if event.time < from || event.time >= to { return false }
            if let journey, own != journey { return false }
            if let department, event.owner != department { return false }
            if let channel, event.channel != channel { return false }
            if let segment, marks.segments[Int(event.position)] != segment { return false }
            return conditions?.admit(met: marks.met[Int(event.position)]) ?? true
        }
    }

    /// What a filter wants to know of a customer's events beside their codes, by position among them.
    struct EventMarks: Sendable {
        /// Empty unless the filter asks for a segment.
        var segments: [UInt32] = []
        /// The conditions on attributes that each meets; empty unless there are any.
        var met: [UInt32] = []

        mutating func clear() {
            segments.removeAll(keepingCapacity: true)
            met.removeAll(keepingCapacity: true)
        }
    }

    /// What followed a passage.
    struct Outcome {
        /// The first score after it; nil when none came in time.
        var score: CustomerTimeline.Score?
        /// Spend over the window after it; nil while the window has not passed.
        var spend: Int64?
        /// Month of its begin and magnitude of what was spent before.
        var stratum: UInt32
    }

    @inline(__always)
    func outcome(of passage: GapPassage, begin: Int64, _ timeline: CustomerTimeline) -> Outcome {
        var outcome = Outcome(score: timeline.nextScore(passage.anchor), spend: nil, stratum: 0)
        if passage.anchor.plus(spendWindow) <= now {
            outcome.spend = timeline.spendAfter(passage.anchor)
            outcome.stratum = stratum(begin, timeline)
        }
        return outcome
    }

    /// Coarsened: the calendar month, and what was spent before in classes [2^k, 2^(k+1)) with nothing as a class of
    /// its own (methods.md A25: left-closed).
    private func stratum(_ begin: Int64, _ timeline: CustomerTimeline) -> UInt32 {
        let before = max(0, timeline.spendBefore(begin))
        let magnitude = Int64.bitWidth - before.leadingZeroBitCount
        return UInt32(months.place(of: begin) * Int64.bitWidth + magnitude)
    }
}
