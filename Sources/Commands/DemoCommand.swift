import ArgumentParser
import Assembly
import Experience
import Services

/// The first look at Throughline: an invented company, its script, its customers and the pages over them.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Makes an invented company and opens its pages; a second start takes seconds.",
        discussion: """
            throughline demo
            throughline demo --report
            throughline demo --customers 100000 --port 9000 --data big-demo
            """)

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder of the invented company.", valueName: "dir"))
    var folder = "demo-data"

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var memory: MemoryOptions
    @OptionGroup var server: ServerOptions

    @Option(help: "How many customers to invent; about 50 events each.")
    var customers = 20_000

    @Option(help: "The same seed invents the same customers.")
    var seed: UInt64 = 1

    @Flag(help: "Print the continuity report and end, without a server.")
    var report = false

    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard (1...2_000_000).contains(customers) else {
            throw ValidationError("--customers must be 1 to 2,000,000.")
        }
        guard report || output.format == .text else { throw ValidationError("--format goes with --report.") }
    }

    func run() async throws {
        let address = try server.address()
        let installation = try await Installation.open(
            folder, database: try database.address(), for: .working, memory: try memory.guarding())
        Terminal.warn(of: installation.services.footage.missing)
        try await DemonstrationCompany(folder: folder, customers: customers, seed: seed).fill(installation.services)
        if report {
            try await ReportCommand.print(
                installation.services, filter: nil, rank: .moneyAtRisk, limit: 20, format: output.format)
            try await installation.close()
        } else {
            try await server.serve(installation, at: address)
        }
    }
}
