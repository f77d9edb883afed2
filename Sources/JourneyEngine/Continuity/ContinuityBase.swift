import Experience
import Synchronization

/// All that continuity questions about one log and one script share, made once: codes, what words mean, the design,
/// and the limits on waits, which come from the whole footage whatever a question asks for.
struct ContinuityBase: Sendable {
    let codes: GapCodes
    let lists: CaseLists
    let design: GapDesign
    private(set) var limits: WaitLimits
    let walk: FootageWalk

    /// `order`: the designed order of scenes, when it isn't that of the hand-offs.
    init(_ engine: Engine, order: [ScenePair]? = nil) {
        self.init(designOf: engine, order: order)
        limits = WaitLimits(samples(by: engine), design: design)
    }

    /// With limits that were drawn from more footage than the engine's.
    init(_ engine: Engine, given: GapLimits) {
        self.init(designOf: engine)
        let touchpoints = engine.script.touchpoints
        var broken = PairBits(count: design.ranked.count)
        for pair in given.wrongWayRound.compactMap({ touchpoints.codes(of: $0) }) {
            let (first, second) = (design.scenes[Int(pair.from)].rank, design.scenes[Int(pair.to)].rank)
            if first >= 0 && second >= 0 { broken.insert(Int(first), Int(second)) }
        }
        var handed = HandedLimits(given, touchpoints)
        limits = WaitLimits(&handed, broken: broken, design: design)
    }

    /// With no limits but the designed ones.
    init(designOf engine: Engine, order: [ScenePair]? = nil) {
        var codes = GapCodes(engine.script)
        lists = CaseLists(engine.log, &codes)
        self.codes = codes
        design = GapDesign(codes, order: order)
        walk = FootageWalk(engine)
        limits = WaitLimits(design: design)
    }

    /// What limits are drawn from, of each range of customers.
    func samples(by engine: Engine) -> [WaitSamples] {
        engine.partials { range in
            var visitor = SampleVisitor(design, lists)
            walk.lead(&visitor, through: range)
            return visitor.samples
        }
    }

    var log: EventLog { walk.log }
    var settings: Settings { codes.script.settings }

    func finder(now: Int64) -> GapFinder { GapFinder(design: design, limits: limits, lists: lists, now: now) }
}

/// Keeps the base of an engine once somebody has asked for it.
final class ContinuityShelf: Sendable {
    private let base = Mutex<ContinuityBase?>(nil)

    /// Those who ask at once wait for one and the same.
    func base(of engine: Engine) -> ContinuityBase {
        base.withLock { base in
            if let base { return base }
            let made = ContinuityBase(engine)
            base = made
            return made
        }
    }
}

/// The pass that collects waits.
private struct SampleVisitor: CaseVisitor {
    private var finder: GapFinder
    private(set) var samples: WaitSamples
    private let hasOrder: Bool

    init(_ design: GapDesign, _ lists: CaseLists) {
        finder = GapFinder(design: design, limits: WaitLimits(design: design), lists: lists, now: 0)
        samples = WaitSamples(design: design)
        hasOrder = samples.broken.count > 0
    }

    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32) {
        samples.add(events)
        if hasOrder { finder.collectBroken(events, into: &samples.broken) }
    }
}
