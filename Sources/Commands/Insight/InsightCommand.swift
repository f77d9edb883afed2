import ArgumentParser

/// Questions over the event log, for analysts.
struct InsightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insight",
        abstract: "Questions over the event log: what follows what, how long it takes, who gets through.",
        discussion: """
            throughline insight edges --data my-data
            throughline insight --merge part-*.tlp      what throughline-kernel wrote, put together
            """,
        subcommands: [
            EdgesCommand.self, VariantsCommand.self, FunnelCommand.self, HandOffsCommand.self, FitnessCommand.self,
            ConformanceCommand.self, FactsCommand.self, PathsCommand.self, BetweenCommand.self, RetentionCommand.self,
            CompareCommand.self, DelaysCommand.self, LaterSpendCommand.self, ScoresCommand.self, MergeCommand.self,
        ],
        defaultSubcommand: MergeCommand.self)
}
