package import ArgumentParser
import Dispatch
import Foundation

/// The steps of the benchmark, one process each; `bin/bench` calls them in their order.
package struct BenchCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "throughline-bench",
        abstract: "The steps of the benchmark; bin/bench calls them in their order and prints the tables.",
        subcommands: [
            GenerateCommand.self, ReferenceCommand.self, LoadCommand.self, AskCommand.self, AgainCommand.self,
            SustainedCommand.self, CompactionCommand.self, RestartCommand.self, PartsCommand.self,
        ])

    package init() {}

    /// Parses the process's arguments, takes the step and ends the process.
    package static func runToExit() -> Never {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == PartsCommand.configuration.commandName {
            // On the main thread and with no other: callgrind does not bear the main thread's end.
            PartsCommand.main(Array(arguments.dropFirst()))
            Foundation.exit(0)
        }
        Task {
            await main()
            Foundation.exit(0)
        }
        dispatchMain()
    }
}

/// The table and the customers to look up.
struct TableOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The workload's table.", valueName: "file"))
    var csv: String

    @Option(help: ArgumentHelp("Customers to look up, one a line.", valueName: "file"))
    var lookups: String
}

/// The installation that was loaded.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data folder.", valueName: "folder"))
    var data: String
}
