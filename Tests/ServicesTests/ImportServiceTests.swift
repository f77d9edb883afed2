import Assembly
import AssemblyTestSupport
import Experience
import Foundation
import Intake
import Services
import TestSupport
import Testing

/// Files come in: what is new goes in once, what does not fit is kept aside with its line and reason.
@Suite struct ImportServiceTests {
    static let mapping = """
        events:
          - customer: {column: who}
            time: {column: at, format: unix_ms}
            touchpoint: {column: what}
            amount: {column: total}
            currency: {constant: EUR}
        """

    private func request(_ text: String, in folder: String) throws -> ImportRequest {
        let path = folder + "/events.csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        return ImportRequest(files: [path], mappingText: Self.mapping, mappingPath: folder + "/mapping.yaml")
    }

    @Test func aCustomerCalledNAIsACustomer() async throws {
        try await withInstallation { installation in
            let request = try request("who,at,what,total\nNA,1000,order,\n", in: installation.folder.path)
            let record = try await installation.services.imports.run(request)
            #expect(record.counts.eventsAdded == 1)
            #expect(try await installation.services.stories.story(of: "NA") != nil)
        }
    }

    @Test func rowsThatDoNotFitAreKeptAsideAndTheRestGoesIn() async throws {
        try await withInstallation { installation in
            let text =
                "who,at,what,total\na,1000,order,1\n,2000,order,1\nb,soon,order,1\nc,3000,order,x\nd,4000,order,2\n"
            let imports = installation.services.imports
            let record = try await imports.run(try request(text, in: installation.folder.path))
            #expect(record.counts.rowsRead == 5)
            #expect(record.counts.eventsAdded == 2)
            #expect(
                record.counts.rejectedByReason == ["missing_customer": 1, "bad_time": 1, "bad_amount": 1])
            let rejects = try await imports.rejects(of: record.id, offset: 0, limit: 10)
            #expect(rejects.map(\.line) == [3, 4, 5])
            #expect(rejects.map(\.reason) == ["missing_customer", "bad_time", "bad_amount"])
            #expect(rejects[1].text == "b,soon,order,1")
            #expect(try await imports.rejects(of: record.id, reason: "bad_time", offset: 0, limit: 10).count == 1)
            #expect(try await imports.rejects(of: record.id, offset: 2, limit: 10).count == 1)
        }
    }

    @Test func theSameFileAgainAddsNothingYetEqualRowsStayTwo() async throws {
        try await withInstallation { installation in
            let text = "who,at,what,total\na,1000,pay,9\na,1000,pay,9\n"
            let imports = installation.services.imports
            let first = try await imports.run(try request(text, in: installation.folder.path))
            #expect(first.counts.eventsAdded == 2)
            let second = try await imports.run(try request(text, in: installation.folder.path))
            #expect(second.counts.eventsAdded == 0)
            #expect(second.counts.eventsKnown == 2)
            #expect(try await installation.services.stories.story(of: "a")?.story.spend == 1_800)
        }
    }

    @Test func aWrongMappingIsRefusedWithPlaceAndRemedyBeforeAnythingGoesIn() async throws {
        try await withInstallation { installation in
            var request = try request("who,at,what,total\na,1000,order,\n", in: installation.folder.path)
            request.mappingText = Self.mapping.replacing("column: who", with: "column: whom")
            do {
                _ = try await installation.services.imports.run(request)
                Issue.record("a column that is not there was taken")
            } catch {
                let problems = try #require(InputProblem.list(of: error))
                #expect(problems.first?.place?.contains("mapping.yaml:2:") == true)
                #expect(problems.first?.remedy?.contains("who") == true)
            }
            #expect(try await installation.services.imports.list().isEmpty)
        }
    }

    @Test func aFileThatBreaksHalfWayFailsWithItsPlaceAndDoublesNothingWhenMended() async throws {
        try await withInstallation { installation in
            let imports = installation.services.imports
            let start = "who,at,what,total\na,1000,order,1\n"
            let broken = try request(start + "b,2000,\"order,1\n", in: installation.folder.path)
            do {
                _ = try await imports.run(broken)
                Issue.record("an open quote was taken")
            } catch {
                let problems = try #require(InputProblem.list(of: error))
                #expect(problems.first?.place?.contains("events.csv:3") == true)
            }
            #expect(try await imports.list().first?.record.state == .failed)
            let mended = try await imports.run(
                try request(start + "b,2000,order,1\n", in: installation.folder.path))
            #expect(mended.counts.eventsAdded + mended.counts.eventsKnown == 2)
            #expect(try await installation.services.stories.search("").count == 2)
        }
    }

    @Test func anImportLeftRunningIsFoundInterrupted() async throws {
        try await withTemporaryFolder { folder in
            let first = try await Installation.opened(folder.path(of: "data"), for: .working)
            let record = try await first.services.imports.run(
                try request("who,at,what,total\na,1000,order,\n", in: folder.path))
            #expect(record.state == .finished)
            try await first.close()
            let second = try await Installation.opened(folder.path(of: "data"), for: .working)
            #expect(try await second.services.imports.list().map(\.record.state) == [.finished])
            try await second.close()
        }
    }
}
