import ColumnStore
import Experience

/// The question in the codes of the log.
struct ReachPlan: Sendable {
    fileprivate let engine: Engine
    fileprivate let filter: CompiledFilter
    fileprivate let steps: [UInt32]
    fileprivate let ends: CodeSet
    fileprivate let terms: ReachTerms

    init(
        _ engine: Engine, _ filter: CompiledFilter, _ steps: [TouchpointID], _ ends: [TouchpointID], _ terms: ReachTerms
    ) {
        self.engine = engine
        self.filter = filter
        self.terms = terms
        let names = engine.script.touchpoints
        // A touchpoint that nobody knows gets a code that no event has.
        self.steps = steps.map { names.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        var codes = CodeSet(greatest: names.count)
        for end in ends { if let code = names.code(of: end.text) { codes.insert(code) } }
        self.ends = codes
    }
}

/// How long customers have for a step, and after which silence they have given up.
struct ReachTerms: Hashable, Sendable {
    let within: Wait
    /// Nil never gives anybody up.
    let silence: Wait?

    fileprivate var longestSilence: Int64 { silence?.milliseconds ?? .max }
}

/// After how long customers came to a step, to another end, or out of sight.
struct ReachOutcomes: Sendable {
    enum Kind {
        case reached
        case ended
        case censored
    }

    var reached: [Int64] = []
    var ended: [Int64] = []
    var censored: [Int64] = []

    var count: Int { reached.count + ended.count + censored.count }

    /// What comes after the time that is asked about need not be told apart.
    @inline(__always)
    mutating func add(_ kind: Kind, after wait: Int64, within: Int64) {
        if wait > within { return censored.append(within.adding(1)) }
        switch kind {
        case .reached: reached.append(wait)
        case .ended: ended.append(wait)
        case .censored: censored.append(wait)
        }
    }

    mutating func merge(_ other: ReachOutcomes) {
        reached += other.reached
        ended += other.ended
        censored += other.censored
    }
}

/// What became of some of the customers at each step. Whether one who stopped before a step has given up or is still
/// under way depends on where all footage ends, so that such customers are kept until `settle`.
struct ReachPartial: MergeableResult {
    let terms: ReachTerms
    var entered = 0
    /// By step.
    var fromStart: [ReachOutcomes]
    var fromPrevious: [ReachOutcomes]
    private(set) var stopped: [Stopped] = []

    /// A customer before a step that neither came nor was made impossible.
    struct Stopped: Sendable {
        var step: Int
        /// When they were seen last, at the step before, and at the first step.
        var last: Int64
        var reached: Int64
        var start: Int64
    }

    init(steps: Int, _ terms: ReachTerms) {
        self.terms = terms
        fromStart = Array(repeating: ReachOutcomes(), count: steps)
        fromPrevious = fromStart
    }

    init(_ plan: ReachPlan, _ customers: Range<Int>) {
        self.init(steps: plan.steps.count, plan.terms)
        var reader = CustomerReader(
            plan.engine.log, customers: customers, columns: plan.filter.columns.union(.text(.touchpoint)))
        while reader.next() {
            plan.filter.prepare(&reader)
            let touchpoints = reader.codes(.touchpoint)
            let entry = (0..<reader.count).first { event in
                touchpoints[event] == plan.steps[0] && plan.filter.keepsEvent(touchpoint: plan.steps[0])
                    && plan.filter.keeps(reader, event)
            }
            if let entry { follow(reader, from: entry, plan) }
        }
    }

    private mutating func follow(_ reader: borrowing CustomerReader, from entry: Int, _ plan: ReachPlan) {
        entered += 1
        let within = terms.within.milliseconds
        let touchpoints = reader.codes(.touchpoint)
        let start = reader.time[entry]
        var step = 1
        var reached = start
        var last = start
        for event in entry + 1..<max(entry + 1, reader.count) where step < plan.steps.count {
            let time = reader.time[event]
            if time.since(last) > terms.longestSilence { break }
            last = time
            if touchpoints[event] == plan.steps[step] {
                fromPrevious[step].add(.reached, after: time.since(reached), within: within)
                fromStart[step].add(.reached, after: time.since(start), within: within)
                reached = time
                step += 1
                // Whoever came too late is out of time for all later steps.
                if time.since(start) > within { return closeLate(from: step) }
            } else if plan.ends.contains(touchpoints[event]) {
                return close(Stopped(step: step, last: last, reached: reached, start: start), .ended, time)
            }
        }
        if step == plan.steps.count { return }
        keep(Stopped(step: step, last: last, reached: reached, start: start))
    }

    mutating func keep(_ customer: Stopped) { stopped.append(customer) }

    private mutating func closeLate(from step: Int) {
        for later in step..<fromStart.count {
            fromStart[later].add(.censored, after: .max, within: terms.within.milliseconds)
        }
    }

    /// The customer stays before a step, and so before all later ones, from a moment on.
    private mutating func close(_ customer: Stopped, _ kind: ReachOutcomes.Kind, _ time: Int64) {
        let within = terms.within.milliseconds
        fromPrevious[customer.step].add(kind, after: time.since(customer.reached), within: within)
        for later in customer.step..<fromStart.count {
            fromStart[later].add(kind, after: time.since(customer.start), within: within)
        }
    }

    mutating func merge(_ other: ReachPartial) {
        entered += other.entered
        for step in fromStart.indices {
            fromStart[step].merge(other.fromStart[step])
            fromPrevious[step].merge(other.fromPrevious[step])
        }
        stopped += other.stopped
    }

    /// Decides about the customers who stopped, once it is known where all footage ends: given up, or under way.
    mutating func settle(now: Int64) {
        for customer in stopped {
            let isSilent = now.since(customer.last) > terms.longestSilence
            close(
                customer, isSilent ? .ended : .censored,
                isSilent ? customer.last.adding(terms.longestSilence) : now)
        }
        stopped = []
    }
}
