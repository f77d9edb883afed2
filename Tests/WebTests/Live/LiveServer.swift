import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import Logging
import Services
import TestSupport

@testable import Web

/// The real server on a free port over a throw-away data folder, with browser files that are only stand-ins.
enum LiveServer {
    struct Running {
        let client: RawHTTP
        let services: ServiceSet
        let folder: TemporaryFolder
    }

    /// `damaged` changes a byte of the events' block before the server opens.
    static func run(
        script: Bool = true, events: Bool = true, damaged: Bool = false, _ body: (Running) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            for name in AssetStore.stylesheets + AssetStore.charts
                + [AssetStore.partialUpdates, AssetStore.behaviour, AssetStore.icons]
            {
                try folder.write("/* \(name) */", to: "assets/" + name)
            }
            var installation = try await Installation.opened(folder.path(of: "data"), for: .working)
            if script { _ = try await installation.services.scripts.add(files: ShopScript.files) }
            if events { _ = try await installation.services.footage.accept(Array(ShopEvents.ndjson.utf8)) }
            if damaged {
                try await installation.close()
                try await damageBlock(0, offset: 100, ofFolder: folder.path(of: "data"))
                installation = try await Installation.opened(folder.path(of: "data"), for: .working)
            }
            let (ports, told) = AsyncStream.makeStream(of: Int.self)
            let server = Server(
                installation: installation, address: try LoopbackAddress(host: "127.0.0.1", port: 0),
                assetsFolder: folder.path(of: "assets"),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                onReady: { told.yield($0) })
            let running = Task { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let outcome: Result<Void, any Error>
            do {
                try await body(
                    Running(client: RawHTTP(port: port), services: installation.services, folder: folder))
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            running.cancel()
            _ = await running.result
            try await installation.close()
            try outcome.get()
        }
    }
}
