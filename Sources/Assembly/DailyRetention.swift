package import Experience
package import Logging
import ServiceLifecycle
import Services

/// Lets go what is older than it is kept for while the server works: once a day, one server at a time.
package struct DailyRetention: Service {
    private let installation: Installation
    private let logger: Logger
    private let sleep: @Sendable (Wait) async throws -> Void

    /// `sleep` is the clock: a test gives its own.
    package init(
        of installation: Installation, logger: Logger,
        sleep: @escaping @Sendable (Wait) async throws -> Void = {
            try await Task.sleep(for: .milliseconds($0.milliseconds))
        }
    ) {
        self.installation = installation
        self.logger = logger
        self.sleep = sleep
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await runOnce()
                do { try await sleep(.minutes(15)) } catch { return }
            }
        }
    }

    /// Nothing else stops when it fails; it is tried again.
    private func runOnce() async {
        do {
            guard let counts = try await installation.services.retention.applyWhenDue() else { return }
            if counts.isEmpty { return }
            let words = RetentionText.sentences(of: counts, went: true).joined(separator: " ")
            logger.notice("what was older than it is kept for was removed", metadata: ["what": "\(words)"])
        } catch is CancellationError {
            return
        } catch {
            logger.error("what is older than it is kept for was not removed", metadata: ["reason": "\(error)"])
        }
    }
}
