package import ArgumentParser
package import Asking

/// Which part of the footage a question is asked of; the same in every program, and the same words as in the URL.
package struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this journey.", valueName: "id"))
    package var journey: String?

    @Option(help: ArgumentHelp("Only this department; for gaps either side of the hand-off.", valueName: "id"))
    package var department: String?

    @Option(help: ArgumentHelp("Only this channel.", valueName: "id"))
    package var channel: String?

    @Option(help: ArgumentHelp("Only customers of this segment.", valueName: "name"))
    package var segment: String?

    @Option(help: ArgumentHelp("From this day on (company's time zone).", valueName: "yyyy-mm-dd"))
    package var from: String?

    @Option(help: ArgumentHelp("Up to this day, the day itself left out.", valueName: "yyyy-mm-dd"))
    package var to: String?

    @Option(help: ArgumentHelp("Only customers of this account (the fact “account”).", valueName: "id"))
    package var account: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Only where an attribute has one of these values: kind=purchase,refund, outcome=failure, facts.price=80. "
                + "May be given several times; all must hold.",
            valueName: "name=value"))
    package var conditions: [String] = []

    package init() {}

    package var words: FilterWords {
        FilterWords(
            journey: journey, department: department, channel: channel, segment: segment, from: from, to: to,
            account: account, conditions: conditions.map { ConditionWords($0) })
    }
}
