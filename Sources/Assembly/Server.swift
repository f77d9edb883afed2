import Experience
import Foundation
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle
import Services
import Synchronization
import Web

/// The pages and the API over an installation, as a service that runs until it is told to stop and then finishes what
/// it accepted.
package struct Server: Service {
    private let installation: Installation
    private let address: LoopbackAddress
    private let assetsFolder: String
    private let logger: Logger
    private let onReady: @Sendable (_ port: Int) -> Void

    /// - Parameters:
    ///   - installation: opened for work.
    ///   - address: where to listen; port 0 takes any free one.
    ///   - assetsFolder: the folder with the browser's files (bin/fetch-assets).
    ///   - logger: for what goes wrong; never for what customers said.
    ///   - onReady: told the port when requests are answered.
    package init(
        installation: Installation, address: LoopbackAddress, assetsFolder: String, logger: Logger,
        onReady: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.installation = installation
        self.address = address
        self.assetsFolder = assetsFolder
        self.logger = logger
        self.onReady = onReady
    }

    package func run() async throws {
        let configuration = WebConfiguration(
            assetsFolder: assetsFolder, uploadsFolder: installation.folder.uploadsFolder,
            now: { .present })
        let missing = installation.services.footage.missing
        if !missing.isEmpty { logger.warning("\(missing.sentence) \(MissingFootage.remedy)") }
        let onReady = onReady
        let application = Application(
            router: try Web.router(services: installation.services, configuration: configuration),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: "Throughline"),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
        installation.services.imports.goOn()
        async let warm: Void = warm()
        try await application.run()
        await warm
    }

    /// What visitors ask for first is computed while they are not there yet.
    private func warm() async {
        do {
            try await installation.services.insight.warm()
        } catch {
            logger.warning("the first answers could not be computed ahead", metadata: ["reason": "\(error)"])
        }
    }
}
