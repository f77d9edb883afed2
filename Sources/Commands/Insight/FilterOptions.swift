import ArgumentParser
import Experience
import Services

/// Which part of the footage a question is asked of; the same everywhere, and the same words as in the URL.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this journey.", valueName: "id"))
    var journey: String?

    @Option(help: ArgumentHelp("Only this department; for gaps either side of the hand-off.", valueName: "id"))
    var department: String?

    @Option(help: ArgumentHelp("Only this channel.", valueName: "id"))
    var channel: String?

    @Option(help: ArgumentHelp("Only customers of this segment.", valueName: "name"))
    var segment: String?

    @Option(help: ArgumentHelp("From this day on (company's time zone).", valueName: "yyyy-mm-dd"))
    var from: String?

    @Option(help: ArgumentHelp("Up to this day, the day itself left out.", valueName: "yyyy-mm-dd"))
    var to: String?

    @Option(help: ArgumentHelp("Only customers of this account (the fact “account”).", valueName: "id"))
    var account: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only where an attribute has one of these values: kind=purchase,refund, outcome=failure, facts.price=80. "
                + "May be given several times; all must hold.",
            valueName: "name=value"))
    var conditions: [String] = []

    /// The filter that a service takes; names that nothing has are errors with the nearest valid one.
    func filter(in insight: InsightService) async throws -> InsightFilter {
        try await insight.filter(words)
    }

    var words: FilterWords {
        FilterWords(
            journey: journey, department: department, channel: channel, segment: segment, from: from, to: to,
            account: account, conditions: conditions.map { ConditionWords($0) })
    }
}
