import ArgumentParser
import Assembly
import JourneyEngine
import Services
import Workload

/// Opens what was loaded, as the server does, up to the first answer.
struct RestartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Opens the data folder as the server does, and asks the first question.")

    @OptionGroup var store: StoreOptions

    private struct Restarted: Encodable {
        let step = "restart"
        let events: Int
        let open: Run
        /// From the start to the first answer.
        let firstAnswer: Run
        let memory: Int
    }

    func run() async throws {
        let meter = Meter()
        let installation = try await Installation.open(store.data, for: .working)
        let open = meter.read()
        _ = WorkloadQuestion.q1.ask(Engine(log: installation.services.footage.log, script: nil))
        try Report.line(
            Restarted(
                events: installation.services.footage.log.eventCount, open: open, firstAnswer: meter.read(),
                memory: Machine.memory()))
        try await installation.close()
    }
}
