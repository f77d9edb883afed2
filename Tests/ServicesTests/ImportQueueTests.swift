import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import PostgresDriver
import SQL
import Stores
import TestSupport
import Testing

@testable import Services

/// An upload whose import was promised is imported, whatever becomes of the server that promised it.
@Suite struct ImportQueueTests {
    private static let mapping = ImportServiceTests.mapping
    private static let upload = UploadedFile(id: String(repeating: "0a", count: 16), name: "events.csv")

    private static func rows(_ count: Int) -> String {
        "who,at,what,total\n" + (0..<count).map { "c\($0 % 7),\($0 * 1_000),order,\($0)\n" }.joined() + ",5,order,1\n"
    }

    /// Hands a file in as the upload page does.
    @discardableResult
    private static func handIn(_ text: String, to installation: Installation) async throws -> UploadedFile {
        let folder = installation.folder.uploadsFolder + "/" + upload.id
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + upload.name))
        try await installation.services.uploads.keep(upload)
        return upload
    }

    private static func end(of id: ImportID, _ installation: Installation) async throws -> ImportRecord {
        while true {
            let status = try #require(try await installation.services.imports.status(of: id))
            if status.record.state != .running { return status.record }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// What a server leaves that promised an import, and, with a lease, ended in the middle of it.
    private static func leave(
        _ record: ImportRecord, leasedUntil end: Int64 = 0, attempt: Int = 0, interruptions: Int = 0,
        payload: String? = nil, in database: any SQLDatabase
    ) async throws {
        var plan = ImportPlan(ImportRequest(upload: upload, mappingText: mapping))
        if payload != nil { plan.upload = nil }
        var job = Job(
            id: JobID(record.id.text), kind: .importFiles, payload: try plan.payload, isRestartable: plan.upload != nil,
            addedAt: record.startedAt)
        job.attempt = attempt
        job.interruptions = interruptions
        try await database.write { [job] connection in
            try connection.imports.add(record)
            try connection.jobs.add(job, leasedUntil: end == 0 ? nil : Timestamp(milliseconds: end))
        }
    }

    private static func record(_ id: ImportID = "i") -> ImportRecord {
        ImportRecord(
            id: id, startedAt: Timestamp(milliseconds: 1_000), fileNames: [upload.name], mapping: mapping)
    }

    private static func withServices(
        _ body: (Installation, any SQLDatabase) async throws -> Void
    ) async throws {
        try await withInstallation { installation in
            try await body(installation, installation.services.uploads.database)
        }
    }

    @Test func anUploadIsImportedAndItsMisfitsAreKept() async throws {
        try await withInstallation { installation in
            let upload = try await Self.handIn(Self.rows(500), to: installation)
            let found = try #require(try await installation.services.uploads.find(upload.id))
            #expect(found.file == upload && found.size == Self.rows(500).utf8.count)
            #expect(try await installation.services.uploads.find("../../etc") == nil)
            #expect(try await installation.services.uploads.guess(upload).contains("who"))
            let begun = try await installation.services.imports.start(upload, mapping: Self.mapping)
            let ended = try await Self.end(of: begun.id, installation)
            #expect(ended.state == .finished && ended.counts.eventsAdded == 500)
            let rejects = try await installation.services.imports.rejects(of: begun.id, offset: 0, limit: 9)
            #expect(rejects.map(\.reason) == ["missing_customer"])
            let jobs = try await installation.services.uploads.database.read { try $0.jobs.payloads(of: .importFiles) }
            #expect(jobs.isEmpty)
        }
    }

    @Test func aWrongMappingPromisesNothing() async throws {
        try await Self.withServices { installation, database in
            let upload = try await Self.handIn(Self.rows(3), to: installation)
            await #expect(throws: (any Error).self) {
                try await installation.services.imports.start(upload, mapping: "events: 5")
            }
            let gone = UploadedFile(id: String(repeating: "b", count: 32), name: "x.csv")
            await #expect(throws: UploadGone(upload: gone)) {
                try await installation.services.imports.start(gone, mapping: Self.mapping)
            }
            #expect(try await installation.services.imports.list().isEmpty)
            #expect(try await database.read { try $0.jobs.payloads(of: .importFiles).isEmpty })
        }
    }

    @Test func whatAServerLeftInTheMiddleIsEndedAndCountedOnce() async throws {
        try await Self.withServices { installation, database in
            try await Self.handIn(Self.rows(100), to: installation)
            // The first of them are in, and its record says so.
            let first = try await installation.services.imports.start(Self.upload, mapping: Self.mapping)
            _ = try await Self.end(of: first.id, installation)
            var left = Self.record()
            left.counts.eventsAdded = 60
            try await Self.leave(left, leasedUntil: 2_000, attempt: 1, in: database)
            installation.services.imports.goOn()
            let ended = try await Self.end(of: left.id, installation)
            // Those that nobody has begun are looked for at once, those whose server is silent in time.
            #expect(ended.state == .finished)
            #expect(ended.counts.eventsAdded == 60 && ended.counts.eventsKnown == 40)
            #expect(installation.services.footage.state.events == 100)
        }
    }

    @Test func aFileThatEndsServersIsLeftAloneInTheEnd() async throws {
        try await Self.withServices { installation, database in
            try await Self.handIn(Self.rows(5), to: installation)
            try await Self.leave(Self.record(), leasedUntil: 2_000, attempt: 3, interruptions: 2, in: database)
            installation.services.imports.goOn()
            let ended = try await Self.end(of: "i", installation)
            #expect(ended.state == .failed)
            #expect(ended.failure?.contains("3 servers ended") == true)
            #expect(installation.services.footage.state.events == 0)
        }
    }

    @Test func anImportWhoseFilesWentWithItsProcessIsInterrupted() async throws {
        try await Self.withServices { installation, database in
            try await Self.leave(Self.record(), leasedUntil: 2_000, attempt: 1, payload: "", in: database)
            installation.services.imports.goOn()
            #expect(try await Self.end(of: "i", installation).state == .interrupted)
        }
    }

    @Test func anImportThatWasTakenOverWritesNothingMore() async throws {
        try await Self.withServices { installation, database in
            try await Self.handIn(Self.rows(50), to: installation)
            try await Self.leave(Self.record(), in: database)
            let moment = LeaseMoment(now: Timestamp(milliseconds: 5_000), length: Wait(milliseconds: 1_000))
            let job = try #require(try await database.write { try $0.jobs.take(moment) })
            let later = LeaseMoment(now: Timestamp(milliseconds: 7_000), length: Wait(milliseconds: 1_000))
            _ = try await database.write { try $0.jobs.take(later) }
            let lease = JobLease(job, database: database) { Timestamp(milliseconds: 7_000) }
            let runner = ImportRunner(
                database: database, footage: installation.services.footage, scripts: installation.services.scripts,
                files: installation.services.uploads.files, running: RunningImports()
            ) { Timestamp(milliseconds: 7_000) }
            await #expect(throws: JobTaken(id: "i")) {
                try await runner.run(
                    ImportRequest(upload: Self.upload, mappingText: Self.mapping), Self.record(), lease
                ) { _ in }
            }
            #expect(installation.services.footage.state.events == 0)
            #expect(try await installation.services.imports.status(of: "i")?.record.state == .running)
        }
    }

    @Test func aServerThatEndsLeavesTheRestToItsNextStart() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            let count = 20_000
            var id: ImportID?
            for round in 0..<3 {
                let installation = try await Installation.opened(path, for: .working)
                if round == 0 {
                    try await Self.handIn(Self.rows(count), to: installation)
                    id = try await installation.services.imports.start(Self.upload, mapping: Self.mapping).id
                } else {
                    installation.services.imports.goOn()
                }
                if round == 2 {
                    let ended = try await Self.end(of: try #require(id), installation)
                    #expect(ended.state == .finished)
                    #expect(ended.counts.eventsAdded == count && ended.counts.eventsKnown == 0)
                    #expect(installation.services.footage.state.events == count)
                }
                try await installation.close()
            }
        }
    }

    @Test func anUploadToOneServerIsImportedByAnotherAndShownByAll() async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            let folder = try TemporaryFolder.make(cleanUp)
            let first = try await Installation.open(
                folder.path(of: "a"), database: .postgres(address), for: .working)
            let second = try await Installation.open(
                folder.path(of: "b"), database: .postgres(address), for: .working)
            try await Self.handIn(Self.rows(200), to: first)
            #expect(try FileManager.default.subpathsOfDirectory(atPath: first.folder.uploadsFolder).isEmpty)
            // The first promises it and has no time.
            try await Self.leave(Self.record(), in: first.services.uploads.database)
            #expect(try await second.services.imports.status(of: "i")?.isWaiting == true)
            #expect(try await second.services.uploads.guess(Self.upload).contains("who"))
            second.services.imports.goOn()
            let ended = try await Self.end(of: "i", first)
            #expect(ended.state == .finished && ended.counts.eventsAdded == 200)
            for server in [first, second] {
                let rejects = try await server.services.imports.rejects(of: "i", offset: 0, limit: 9)
                #expect(rejects.map(\.line) == [202])
                #expect(try FileManager.default.subpathsOfDirectory(atPath: server.folder.rejectsFolder).isEmpty)
            }
            try await first.close()
            try await second.close()
        }
    }
}
