package import Backup
package import Experience
import Foundation
package import Logging
import ServiceLifecycle
import Services

/// What backups a server is to make by itself.
package struct BackupSchedule: Sendable {
    package let every: Wait
    package let rotation: BackupRotation
    package let passphrase: Passphrase?

    package init(every: Wait, rotation: BackupRotation, passphrase: Passphrase?) {
        self.every = every
        self.rotation = rotation
        self.passphrase = passphrase
    }

    /// When the next is to be made: at once where there is none, or where it is overdue because no server ran.
    package func nextDue(after newest: Timestamp?, now: Timestamp) -> Timestamp {
        guard let newest, newest <= now else { return now }
        return max(now, Timestamp(milliseconds: newest.milliseconds + every.milliseconds))
    }

    /// When to try again after a failure: soon, for most pass.
    func nextAttempt(now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds + min(every, .minutes(15)).milliseconds)
    }
}

/// Makes backups while the server works, again and again, and lets old ones go when a new one has proved good.
package struct ScheduledBackups: Service {
    private let installation: Installation
    private let schedule: BackupSchedule
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Wait) async throws -> Void

    /// `now` and `sleep` are the clock: a test gives its own.
    package init(
        of installation: Installation, _ schedule: BackupSchedule, logger: Logger,
        now: @escaping @Sendable () -> Timestamp = { .present },
        sleep: @escaping @Sendable (Wait) async throws -> Void = {
            try await Task.sleep(for: .milliseconds($0.milliseconds))
        }
    ) {
        self.installation = installation
        self.schedule = schedule
        self.logger = logger
        self.now = now
        self.sleep = sleep
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            let newest = schedule.rotation.newest().map { Timestamp(milliseconds: $0) }
            var due = schedule.nextDue(after: newest, now: now())
            installation.services.backups.update {
                $0.isScheduled = true
                $0.every = schedule.every
                $0.kept = schedule.rotation.kept
                $0.lastMade = newest
            }
            while !Task.isCancelled {
                installation.services.backups.update { $0.nextDue = due }
                do {
                    try await wait(until: due)
                    due = schedule.nextDue(after: try await makeOne(), now: now())
                } catch is CancellationError {
                    return
                } catch {
                    due = schedule.nextAttempt(now: now())
                    report(error, next: due)
                }
            }
        }
    }

    /// In steps: a machine that slept, or whose clock was set, is noticed.
    private func wait(until due: Timestamp) async throws {
        while now() < due {
            try await sleep(min(.minutes(1), Wait(milliseconds: due.milliseconds - now().milliseconds)))
        }
    }

    /// Gives the moment that it is of.
    private func makeOne() async throws -> Timestamp {
        let rotation = schedule.rotation
        let began = now()
        let made = try await installation.backUpByItself(
            to: rotation.path(at: began.milliseconds), passphrase: schedule.passphrase, now: began)
        // Only when the new one has proved good may an old one go.
        let removed = try rotation.rotate()
        installation.services.backups.update {
            $0.lastMade = began
            $0.lastFile = made.path
            $0.failure = nil
            $0.failedAt = nil
        }
        logger.notice(
            "a backup was made",
            metadata: ["file": "\(made.path)", "bytes": "\(made.bytes)", "removed": "\(removed.count)"])
        return began
    }

    private func report(_ error: any Error, next due: Timestamp) {
        let time = now()
        installation.services.backups.update {
            $0.failure = "\(error)"
            $0.failedAt = time
        }
        logger.error(
            "no backup was made; the older ones are kept",
            metadata: ["reason": "\(error)", "next_attempt": "\(due.iso8601)"])
    }
}
