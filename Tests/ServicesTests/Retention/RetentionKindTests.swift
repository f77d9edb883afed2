import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import PostgresDriver
import SQL
import Services
import Stores
import TestSupport
import Testing

/// Records, files and notes go by limits of their own, and what belongs together goes together.
@Suite("Records and files that are kept for a while") struct RetentionKindTests {
    private static func importFile(_ services: ServiceSet, _ folder: DataFolder, _ name: String) async throws
        -> ImportRecord
    {
        let path = folder.path + "/\(name).csv"
        try Data("who,at,what,total\nc1,1740830400000,order,1\nc2,soon,order,1\n".utf8).write(to: URL(filePath: path))
        return try await services.imports.run(
            ImportRequest(files: [path], mappingText: ImportServiceTests.mapping, mappingPath: path))
    }

    private static func rejects(_ folder: DataFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.rejectsFolder).sorted()
    }

    @Test func rejectedRowsGoAndTheirImportStays() async throws {
        let clock = FixedClock()
        try await RetentionTests.run(clock: clock) { services, _, folder in
            let old = try await Self.importFile(services, folder, "old")
            clock.advance(by: .days(40))
            let new = try await Self.importFile(services, folder, "new")
            let change = try await services.retention.set(.rejects, to: .days(30), consent: .some)
            #expect(change.going.count == 1 && change.going.names == ["\(old.id.text).csv"] && change.going.bytes > 0)
            let went = try await services.retention.apply().kinds[.rejects]
            #expect(went == change.going)
            #expect(try Self.rejects(folder) == ["\(new.id.text).csv"])
            let record = try #require(try await services.imports.status(of: old.id)?.record)
            #expect(record.rejectsPath == nil && record.counts == old.counts)
            #expect(services.footage.state.events == 1)
        }
    }

    @Test func recordsOfImportsGoWithTheirRejectedRows() async throws {
        let clock = FixedClock()
        try await RetentionTests.run(clock: clock) { services, _, folder in
            _ = try await Self.importFile(services, folder, "old")
            clock.advance(by: .days(40))
            let new = try await Self.importFile(services, folder, "new")
            _ = try await services.retention.set(.rejects, to: .months(24))
            let change = try await services.retention.set(.imports, to: .months(1), consent: .some)
            #expect(change.going.count == 1 && change.going.names == ["old.csv"])
            let shown = try await services.retention.preview()
            #expect(shown.kinds[.rejects]?.count == 1)
            #expect(try await services.retention.apply() == shown)
            #expect(try await services.imports.list().map(\.record.id) == [new.id])
            #expect(try Self.rejects(folder) == ["\(new.id.text).csv"])
        }
    }

    @Test func notesOfErasuresGoAndSayWhatThatMeans() async throws {
        let clock = FixedClock()
        try await RetentionTests.run(clock: clock) { services, _, _ in
            let lines = RetentionTests.lines([1, 2, 3])
            _ = try await RetentionTests.take(lines, services)
            _ = try await services.persons.erase(["c0"], reason: "asked")
            clock.advance(by: .days(400))
            guard case .rejected = try await RetentionTests.take(lines, services)[0] else {
                Issue.record("an event of somebody who was erased came in")
                return
            }
            _ = try await services.retention.set(.erasures, to: .months(12), consent: .some)
            #expect(try await services.retention.apply().kinds[.erasures]?.count == 1)
            #expect(try await services.persons.erasures().isEmpty)
            #expect(RetentionText.note(on: .erasures).contains("bring the person back"))
            #expect(try await RetentionTests.take(lines, services) == [.accepted, .known, .known])
        }
    }

    @Test func everyKindIsListedWithWhatNeverGoes() async throws {
        try await RetentionTests.run { services, _, _ in
            let always = KeptAlways.list(services.backups.state)
            let table = Table(retention: try await services.retention.limits(), going: nil, always: always)
            #expect(table.rows.prefix(RetentionKind.allCases.count).allSatisfy { $0[1] == .text("for ever") })
            #expect(table.rows.count == RetentionKind.allCases.count + always.count)
            #expect(always.contains { $0.name == "Versions of the script" && $0.span == "for ever" })
        }
    }

    @Test func twoServersLetTheSameGoOnce() async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            let folder = try TemporaryFolder.make(cleanUp)
            var servers: [Installation] = []
            for number in 0..<2 {
                servers.append(
                    try await Installation.open(
                        folder.path(of: "server-\(number)"), database: .postgres(address), for: .working))
            }
            let now = Int(Timestamp.present.milliseconds)
            for batch in 0..<20 {
                let lines = (0..<20).map { number in
                    let time = now - (number % 10) * 86_400_000 * 10
                    return #"{"id":"\#(batch)-\#(number)","customer":"c\#(number)","time":\#(time),"touchpoint":"t"}"#
                }
                try await servers[batch % 2].take(lines.joined(separator: "\n"))
            }
            _ = try await servers[0].services.retention.set(.footage, to: .days(45), consent: .some)
            let rounds = servers.map(\.services.retention)
            async let first = try? rounds[0].apply()
            async let second = try? rounds[1].apply()
            let went = await [first, second].compactMap { $0?.kinds[.footage]?.count }
            #expect(went.reduce(0, +) == 200)
            let start = ContinuousClock.now
            while servers.contains(where: { $0.services.footage.state.events != 200 }),
                start.duration(to: .now) < .seconds(300)
            {
                try await Task.sleep(for: .milliseconds(20))
            }
            for server in servers {
                #expect(server.services.footage.state.events == 200)
                let old = #"{"id":"0-9","customer":"c9","time":\#(now - 90 * 86_400_000),"touchpoint":"t"}"#
                guard case .rejected(let problem) = try await server.take(old).first else {
                    Issue.record("a server has taken what another has let go")
                    continue
                }
                #expect(problem.reason == "past_retention")
                try await server.close()
            }
        }
    }
}
