import Experience
import Synchronization

/// All that continuity questions about one log and one script share, made once: codes, what words mean, the design,
/// and the limits on waits, which come from the whole footage whatever a question asks for.
struct ContinuityBase: Sendable {
    let codes: GapCodes
    let lists: CaseLists
    let design: GapDesign
    let limits: WaitLimits
    let walk: FootageWalk

    /// `order`: the designed order of scenes, when it isn't that of the hand-offs.
    init(_ engine: Engine, order: [ScenePair]? = nil) {
        var codes = GapCodes(engine.script)
        let lists = CaseLists(engine.log, &codes)
        let design = GapDesign(codes, order: order)
        let walk = FootageWalk(engine)
        let samples = engine.partials { range in
            var visitor = SampleVisitor(design, lists)
            walk.lead(&visitor, through: range)
            return visitor.samples
        }
        self.codes = codes
        self.lists = lists
        self.design = design
        self.walk = walk
        limits = WaitLimits(samples, design: design)
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
