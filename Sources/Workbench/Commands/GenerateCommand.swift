import ArgumentParser
import Workload

/// Writes a table of the workload's shape where the bench folder's generator is absent.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Invents a table of the workload's shape; the same for the same size.")

    @Option(help: "How many events.")
    var events: Int

    @OptionGroup var table: TableOptions

    func run() async throws {
        let all = WorkloadGenerator.events(events)
        try WorkloadFiles.write(all, to: table.csv)
        try WorkloadFiles.write(lookUps: WorkloadGenerator.lookUps(all), to: table.lookups)
    }
}
