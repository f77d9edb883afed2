import ArgumentParser
import Asking
import Experience
import JourneyEngine

/// What paths, reach, retention and compare are asked with; the words and defaults of `throughline insight`.
struct WayOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The touchpoint of paths.", valueName: "id"))
    var touchpoint: String?

    @Option(help: "Paths on from the touchpoint, or to it.")
    var direction: PathDirection = .after

    @Option(help: "How many scenes of each path to look at.")
    var scenes = 3

    @Option(help: ArgumentHelp("After these touchpoints a step can't be reached any more.", valueName: "a,b"))
    var ends: String?

    @Option(help: "Who does nothing for this many days won't reach a step any more.")
    var silenceDays: Int?

    @Option(
        help: ArgumentHelp(
            "What a customer begins with, for retention; the first group of compare.",
            valueName: "touchpoint, name=value;..."))
    var first: String?

    @Option(help: ArgumentHelp("The second group of compare.", valueName: "name=value;..."))
    var second: String?

    @Option(help: ArgumentHelp("What counts as coming back.", valueName: "touchpoint"))
    var back: String?

    @Option(help: "How many months after the beginning to look at.")
    var months = 12

    func validate() throws {
        guard (1...10).contains(scenes) else { throw ValidationError("--scenes must be 1 to 10.") }
        guard silenceDays.map({ (1...3_650).contains($0) }) ?? true else {
            throw ValidationError("--silence-days must be 1 to 3650.")
        }
        guard (1...120).contains(months) else { throw ValidationError("--months must be 1 to 120.") }
    }

    func paths(sessionGap: Wait?, within: Grouping) -> PartialQuestion {
        .paths(direction, TouchpointID(touchpoint ?? ""), scenes: scenes, sessionGap: sessionGap, within: within)
    }

    func reach(_ steps: [TouchpointID], within: Wait) -> PartialQuestion {
        .reach(
            steps: steps, within: within, ends: ends.map { QuestionOptions.list($0) },
            silence: silenceDays.map { .days(Int64($0)) })
    }

    /// The groups of compare, both within one filter.
    func compare(
        _ words: FilterWords, _ script: Script?, within: Grouping
    ) throws(KernelFailure) -> PartialQuestion {
        .compare(
            try words.filter(script: script, group: ConditionWords(first ?? "", parameter: "first")),
            try words.filter(script: script, group: ConditionWords(second ?? "", parameter: "second")), within: within)
    }

    var retention: PartialQuestion {
        .retention(first: first.map { TouchpointID($0) }, back: back.map { TouchpointID($0) }, span: months)
    }
}

extension PathDirection: ExpressibleByArgument {}
