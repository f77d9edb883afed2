package import ArgumentParser
import Foundation

/// The whole command tree in one literal.
package struct Throughline: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "throughline",
        abstract: "Runs a company's customer experience as one story: designed, lived, compared, put right.",
        discussion: """
            A first look:          throughline demo
            Check a script:        throughline script check my-company/
            Bring events in:       throughline import --mapping mapping.yaml events.csv.gz --data my-data
            Where the story breaks: throughline report --data my-data
            Open the pages:        throughline serve --data my-data
            """,
        subcommands: [
            DemoCommand.self, ServeCommand.self, SimulateCommand.self, ImportCommand.self, ScriptCommand.self,
            ReportCommand.self, CustomerCommand.self, InsightCommand.self, ExportCommand.self, CheckCommand.self,
            DatabaseCommand.self, BackupCommand.self, RestoreCommand.self, PersonCommand.self,
            KeepCommand.self,
        ])

    package init() {}

    /// Parses the process's arguments, runs the command and ends the process: 0 done, 1 findings, 2 unusable input,
    /// 64 a wrong command line, 70 a fault of ours.
    package static func runToExit() async -> Never {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            fflush(nil)
            Foundation.exit(0)
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { Terminal.complain(failure.message) }
            fflush(nil)
            Foundation.exit(failure.exitCode)
        } catch let error where exitCode(for: error) == .validationFailure || error is CleanExit {
            exit(withError: error)
        } catch {
            if fullMessage(for: error).isEmpty || "\(type(of: error))" == "CommandError" { exit(withError: error) }
            let failure = CommandFailure(translating: error)
            Terminal.complain(failure.message)
            fflush(nil)
            Foundation.exit(failure.exitCode)
        }
    }
}
