import ArgumentParser
import Asking
import Experience
import Intake
import JourneyEngine

/// What is asked; the same words and defaults as those of `throughline insight`.
struct QuestionOptions: ParsableArguments {
    @Argument(help: "What to ask, one or more.")
    var questions: [PartialQuestion.Kind] = []

    @Option(help: "Whose events are put in order by edges, variants, hand-offs, between, delays, paths and compare.")
    var within: Grouping?

    @Option(help: ArgumentHelp("The touchpoints of funnel and reach in order.", valueName: "a,b,c"))
    var steps: String?

    @Option(help: "Days from the funnel's first step within which the others count.")
    var withinDays = 30

    @Option(help: "A customer's way ends when nothing happens for this many days; 0 never ends it.")
    var sessionDays = 30

    @Option(help: ArgumentHelp("The two touchpoints of between.", valueName: "a,b"))
    var touchpoints: String?

    @Option(
        help: ArgumentHelp("The day from which on later-spend counts what customers spend.", valueName: "yyyy-mm-dd"))
    var split: String?

    @Option(help: "Where one group of mean scores ends and the next begins in later-spend, on 0 to 10.")
    var cuts = "7,9"

    @Option(
        help: ArgumentHelp("The kind of event that is the asking and answering itself, no scene.", valueName: "kind"))
    var leavingOut = "feedback"

    @Option(help: ArgumentHelp("The facts to be counted by their last values.", valueName: "a,b"))
    var facts: String?

    @OptionGroup var ways: WayOptions

    func validate() throws {
        guard (1...3_650).contains(withinDays) else { throw ValidationError("--within-days must be 1 to 3650.") }
        guard (0...3_650).contains(sessionDays) else { throw ValidationError("--session-days must be 0 to 3650.") }
        for kind in [PartialQuestion.Kind.funnel, .reach] where questions.contains(kind) && Self.list(steps).count < 2 {
            throw ValidationError(
                "\(kind.rawValue) needs --steps with two or more touchpoints, such as order,pay,ship.")
        }
        if questions.contains(.paths), ways.touchpoint == nil {
            throw ValidationError("paths needs --touchpoint, such as order.")
        }
        if questions.contains(.compare), ways.first == nil || ways.second == nil {
            throw ValidationError("compare needs --first and --second, such as segment=gold and segment=basic.")
        }
        if questions.contains(.compare) && questions.contains(.retention) && ways.first != nil {
            throw ValidationError("--first means a group to compare and a touchpoint to retention: ask them apart.")
        }
        if questions.contains(.laterSpend), split == nil {
            throw ValidationError(
                "later-spend needs --split with a day, such as 2026-03-01: no process knows the middle.")
        }
        guard ScoreCuts(cuts) != nil else { throw ValidationError("--cuts: \(ScoreCuts.rule).") }
        if questions.contains(.facts), !(1...PartialQuestion.mostFacts).contains(factsAsked.count) {
            throw ValidationError(
                "facts needs --facts with up to \(PartialQuestion.mostFacts) facts, such as price,size.")
        }
        if questions.contains(.between), Self.list(touchpoints).count != 2 {
            throw ValidationError("between needs --touchpoints with two touchpoints, such as order,pay.")
        }
    }

    /// `words`: the filter that all of them have. `limits`: what gaps are held against.
    func asked(
        script: Script?, of words: FilterWords, _ limits: GapLimits?
    ) throws(KernelFailure) -> [PartialQuestion] {
        var asked: [PartialQuestion] = []
        for kind in questions { asked.append(try question(kind, script, words, limits)) }
        return asked
    }

    private func question(
        _ kind: PartialQuestion.Kind, _ script: Script?, _ words: FilterWords, _ limits: GapLimits?
    ) throws(KernelFailure) -> PartialQuestion {
        switch kind {
        case .edges: return .edges(within: within ?? .customer)
        case .variants:
            return .variants(within: within ?? .customer, sessionGap: sessionGap)
        case .handOffs: return .handOffs(within: within ?? .case)
        case .funnel: return .funnel(steps: Self.list(steps), within: .days(Int64(withinDays)))
        case .scenes: return .scenes
        case .fitness, .conformance:
            guard script != nil else {
                throw .unusable("\(kind.rawValue) compares with the script: name its folder with --script")
            }
            return kind == .fitness ? .fitness : .conformance
        case .paths: return ways.paths(sessionGap: sessionGap, within: within ?? .customer)
        case .retention: return ways.retention
        case .compare: return try ways.compare(words, script, within: within ?? .customer)
        case .reach: return ways.reach(Self.list(steps), within: .days(Int64(withinDays)))
        case .between:
            let pair = Self.list(touchpoints)
            return .between(pair[0], pair[1], within: within ?? .customer)
        case .delays: return .delays(within: within ?? .customer)
        case .laterSpend:
            return .laterSpend(from: try splitDay(script), cuts: ScoreCuts(cuts)?.values ?? [])
        case .sceneScores: return .sceneScores(leavingOut: leavingOut)
        case .facts: return .facts(factsAsked)
        case .waits: return .waits
        case .limits, .gaps:
            guard kind == .gaps, let limits else { throw .unusable("\(kind.rawValue) comes from limits: name --given") }
            return .gaps(limits)
        }
    }

    private func splitDay(_ script: Script?) throws(KernelFailure) -> PartialQuestion.Day {
        let text = split ?? ""
        let calendar = CompanyCalendar(of: script)
        guard let start = calendar.startOfDay(text) else {
            throw .unusable("--split: \(FilterError.notADay(parameter: "split", value: text).message)")
        }
        return PartialQuestion.Day(text: calendar.day(of: start), start: start)
    }

    private var factsAsked: [FactID] { (facts ?? "").split(separator: ",").map { FactID(String($0)) } }

    private var sessionGap: Wait? { sessionDays == 0 ? nil : .days(Int64(sessionDays)) }

    static func list(_ text: String?) -> [TouchpointID] {
        (text ?? "").split(separator: ",").map { TouchpointID(String($0)) }
    }
}

extension PartialQuestion.Kind: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}
