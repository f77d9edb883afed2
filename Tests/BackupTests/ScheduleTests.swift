import Assembly
import AssemblyTestSupport
import Backup
import Experience
import Foundation
import Logging
import Services
import Synchronization
import TestSupport
import Testing

@Suite("Backups that a server makes by itself")
struct ScheduleTests {
    private static let hour = Wait.hours(1)

    /// Serves for some hours of the clock, which goes on whenever the server waits.
    private static func serve(
        _ folder: TemporaryFolder, _ clock: FixedClock, hours: Int64, kept: Int = 3
    ) async throws -> BackupLog.State {
        let installation = try await Installation.opened(folder.path(of: "data"), for: .working)
        _ = try await installation.services.footage.accept(
            Array(#"{"customer": "C1", "time": "2026-03-01T10:00:00Z", "touchpoint": "pay"}"#.utf8))
        let end = Timestamp(milliseconds: clock.now.milliseconds + Wait.hours(hours).milliseconds)
        let rotation = BackupRotation(folder: folder.path(of: "backups"), kept: kept)
        try await ScheduledBackups(
            of: installation, BackupSchedule(every: hour, rotation: rotation, passphrase: nil),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { clock.now },
            sleep: { wait in
                clock.advance(by: wait)
                if clock.now >= end { throw CancellationError() }
            }
        ).run()
        let state = installation.services.backups.state
        try await installation.close()
        return state
    }

    private static func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "backups")).sorted()
    }

    @Test("come at once, then in turn, and the oldest go") func rotation() async throws {
        try await withTemporaryFolder { folder in
            let clock = FixedClock()
            let state = try await Self.serve(folder, clock, hours: 5)
            #expect(
                try Self.names(folder) == ["14", "15", "16"].map { "throughline-20250301T\($0)0000Z.tlbackup" })
            #expect(state.isScheduled && state.failure == nil)
            #expect(state.lastFile?.hasSuffix("T160000Z.tlbackup") == true)
            #expect(state.nextDue == clock.now)
            for name in try Self.names(folder) {
                #expect(try BackupFailure.checking(folder.path(of: "backups/" + name)) == nil)
            }
        }
    }

    @Test("go on where the server before ended") func goOn() async throws {
        try await withTemporaryFolder { folder in
            let clock = FixedClock()
            _ = try await Self.serve(folder, clock, hours: 1)
            // The next isn't due for twenty minutes, then it is overdue for days.
            clock.advance(by: .minutes(-20))
            _ = try await Self.serve(folder, clock, hours: 0)
            #expect(try Self.names(folder).count == 1)
            clock.advance(by: .days(3))
            _ = try await Self.serve(folder, clock, hours: 0)
            #expect(try Self.names(folder).count == 2)
        }
    }

    @Test("are all that goes: others' files stay") func others() async throws {
        try await withTemporaryFolder { folder in
            let clock = FixedClock()
            _ = try await Self.serve(folder, clock, hours: 1, kept: 1)
            // A backup that somebody made, under a name like ours; one that isn't a backup; half of one of ours.
            let path = folder.path(of: "backups/throughline-20240101T000000Z.tlbackup")
            _ = try await Installation.backUp(
                folder.path(of: "data"), database: try await Installation.database(of: folder.path(of: "data")),
                to: path)
            try folder.write("notes", to: "backups/throughline-20240102T000000Z.tlbackup")
            try folder.write("notes", to: "backups/notes.txt")
            try folder.write("half", to: "backups/throughline-20240103T000000Z.tlbackup.partial")
            try folder.write("half", to: "backups/mine.partial")
            _ = try await Self.serve(folder, clock, hours: 2, kept: 1)
            #expect(
                try Self.names(folder) == [
                    "mine.partial", "notes.txt", "throughline-20240101T000000Z.tlbackup",
                    "throughline-20240102T000000Z.tlbackup", "throughline-20250301T140000Z.tlbackup",
                ])
        }
    }

    @Test("that fail are told, try again, and cost no older one") func failure() async throws {
        try await withTemporaryFolder { folder in
            let clock = FixedClock()
            _ = try await Self.serve(folder, clock, hours: 1, kept: 1)
            let first = try Self.names(folder)
            // Nobody can write where a folder of that name is.
            let blocked = folder.path(of: "backups/throughline-20250301T130000Z.tlbackup.partial")
            try FileManager.default.createDirectory(atPath: blocked, withIntermediateDirectories: false)
            let state = try await Self.serve(folder, clock, hours: 0, kept: 1)
            #expect(state.nextDue == Timestamp(milliseconds: clock.now.milliseconds + Wait.minutes(14).milliseconds))
            #expect(state.failure?.contains("T130000Z") == true && state.failedAt != nil)
            #expect(try Self.names(folder).filter { $0.hasSuffix(".tlbackup") } == first)
            let later = try await Self.serve(folder, clock, hours: 1, kept: 1)
            #expect(later.failure == nil && later.lastMade != nil)
            #expect(try Self.names(folder).filter { $0.hasSuffix(".tlbackup") } != first)
        }
    }

    @Test("are due at once after a clock that ran ahead") func due() {
        let schedule = BackupSchedule(
            every: .hours(24), rotation: BackupRotation(folder: "f", kept: 1), passphrase: nil)
        let now = Timestamp(milliseconds: 1_000_000_000)
        func due(_ newest: Int64?) -> Int64 {
            schedule.nextDue(after: newest.map { Timestamp(milliseconds: $0) }, now: now).milliseconds
        }
        #expect(due(nil) == 1_000_000_000 && due(999_000_000) == 999_000_000 + 86_400_000)
        #expect(due(0) == 1_000_000_000 && due(2_000_000_000) == 1_000_000_000)
    }
}
