import ArgumentParser
import Assembly
import Logging
import ServiceLifecycle
import UnixSignals

/// Opens the pages and the API on this machine.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens the pages and the API over a data folder, on this machine only.",
        discussion: """
            throughline serve --data my-data
            throughline serve --data my-data --port 9000
            throughline serve --data my-data --backup-folder backups --backup-every 24h --backups-kept 7
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var backups: BackupScheduleOptions

    func run() async throws {
        let address = try server.address()
        let schedule = try backups.schedule()
        let installation = try await data.open(for: .working)
        try await server.serve(installation, at: address, backups: schedule)
    }
}

/// Where the server listens and finds its browser files; shared by `serve` and `demo`.
struct ServerOptions: ParsableArguments {
    @Option(help: "The address to listen on: this machine's own only, until there are users.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes any free one.")
    var port = 8_080

    @Option(help: ArgumentHelp("The folder with the browser's files (bin/fetch-assets).", valueName: "dir"))
    var assets = "Assets"

    func address() throws -> LoopbackAddress {
        do {
            return try LoopbackAddress(host: host, port: port)
        } catch {
            throw CommandFailure.unusable(error.message)
        }
    }

    /// Serves until interrupted, then finishes what was accepted.
    func serve(
        _ installation: Installation, at address: LoopbackAddress, backups schedule: BackupSchedule? = nil
    ) async throws {
        var logger = Logger(label: "throughline") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let server = Server(
            installation: installation, address: address, assetsFolder: assets, logger: logger,
            onReady: { port in
                let url = (try? LoopbackAddress(host: address.host, port: port))?.url ?? address.url
                Terminal.say("Throughline is open: \(url)   (Ctrl-C ends it)")
            })
        var services: [any Service] = [server, DailyRetention(of: installation, logger: logger)]
        if let schedule { services.append(ScheduledBackups(of: installation, schedule, logger: logger)) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
                gracefulShutdownSignals: [.sigint, .sigterm], logger: logger))
        do {
            try await group.run()
        } catch {
            throw CommandFailure(listening: error, at: address)
        }
        try await installation.close()
    }
}

extension CommandFailure {
    /// Why the server does not listen, with what to do.
    init(listening error: any Error, at address: LoopbackAddress) {
        if "\(error)".contains("Address already in use") {
            self = .unusable(
                "port \(address.port) is taken by another program: choose one with --port, or 0 for any free one")
        } else {
            self.init(translating: error)
        }
    }
}
