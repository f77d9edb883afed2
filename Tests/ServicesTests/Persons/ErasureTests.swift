import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import Intake
import PostgresDriver
import SQL
import SQLiteDriver
import Services
import Stores
import TestSupport
import Testing

/// A person asks to be forgotten: afterwards nothing of them is anywhere, everybody else is as before, and no old file
/// brings them back.
@Suite("Erasing a person") struct ErasureTests {
    private static let person = "person-7f3a91c2"
    private static let mapping = ImportServiceTests.mapping

    private static func line(_ number: Int, of customer: String, at time: Int? = nil) -> String {
        #"{"id":"e\#(number)","customer":"\#(customer)","time":\#(time ?? 1_700_000_000_000 + number * 60_000),"#
            + #""touchpoint":"t\#(number % 5)","department":"d\#(number % 3)"}"#
    }

    /// Events of the person among those of fifty others, in blocks of several sizes, and a file with rows that did not
    /// fit.
    private static func fill(_ installation: Installation) async throws -> ImportRecord {
        for batch in 0..<12 {
            let lines = (0..<40).map { place in
                let number = batch * 40 + place
                return line(number, of: number % 9 == 0 ? person : "other-\(number % 50)")
            }
            try await installation.take(lines.joined(separator: "\n"))
        }
        let path = installation.folder.path + "/import.csv"
        let rows = ["who,at,what,total", "\(person),1000,order,5", "\(person),soon,order,5", "other-1,soon,order,1"]
        try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
        let record = try await installation.services.imports.run(
            ImportRequest(files: [path], mappingText: mapping, mappingPath: path))
        try FileManager.default.removeItem(atPath: path)
        return record
    }

    @Test func nothingOfThemIsLeftInAnyFileAndOthersAreAsBefore() async throws {
        try await withInstallation { installation in
            let record = try await Self.fill(installation)
            let services = installation.services
            let others = try await (0..<50).asyncMap {
                try await services.stories.story(of: "other-\($0)").map(StoryJSON.init)
            }
            let before = try others.map { try AnswerJSON.encode($0) }
            let files = StoredBytes(installation: installation)
            #expect(try await !files.files(with: Self.person).isEmpty)

            let outcome = try await services.persons.erase([Self.person], reason: "asked by letter")

            #expect(outcome.events == 55)
            #expect(outcome.rejectedRows == 1)
            #expect(outcome.scrubbing == nil)
            #expect(try await files.files(with: Self.person) == [])
            #expect(try await services.stories.story(of: Self.person) == nil)
            #expect(try await services.stories.search("person").isEmpty)
            #expect(services.footage.state.events == 481 - 55)
            let after = try await (0..<50).asyncMap {
                try await services.stories.story(of: "other-\($0)").map(StoryJSON.init)
            }
            #expect(try after.map { try AnswerJSON.encode($0) } == before)
            let rejects = try await services.imports.rejects(of: record.id, offset: 0, limit: 10)
            #expect(rejects.map(\.text) == ["other-1,soon,order,1"])
            #expect(try await services.persons.record(of: Self.person) == nil)
            let erasures = try await services.persons.erasures()
            #expect(erasures.map(\.events) == [55])
            #expect(!erasures.contains { $0.key.contains("person") })
            #expect(erasures.allSatisfy { $0.finishedAt != nil })
        }
    }

    @Test func whatIsErasedStaysAwayWhenTheInstallationIsOpenedAgain() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            let first = try await Installation.opened(path, for: .working)
            _ = try await Self.fill(first)
            _ = try await first.services.persons.erase([Self.person], reason: "")
            let edges = try await first.services.insight.edges(InsightFilter())
            try await first.close()
            let second = try await Installation.opened(path, for: .working)
            #expect(try await second.services.stories.story(of: Self.person) == nil)
            #expect(try await second.services.insight.edges(InsightFilter()) == edges)
            #expect(try await StoredBytes(installation: second).files(with: Self.person) == [])
            try await second.close()
        }
    }

    @Test func oldFilesDontBringThemBackButLaterEventsBeginANewStory() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            let first = try await Installation.opened(path, for: .working)
            _ = try await Self.fill(first)
            _ = try await first.services.persons.erase([Self.person], reason: "")
            try await first.close()
            // What was known in memory is forgotten with the process.
            let second = try await Installation.opened(path, for: .working)
            let again = try await Self.fill(second)
            #expect(again.counts.eventsAdded == 0)
            #expect(again.counts.rejectedByReason["erased_customer"] == 1)
            #expect(try await second.services.stories.story(of: Self.person) == nil)
            let receipts = try await second.take(Self.line(9, of: Self.person))
            guard case .rejected(let problem) = receipts.first else {
                Issue.record("an event from before the erasure was taken")
                return
            }
            #expect(problem.reason == "erased_customer" && problem.field == "customer")
            let later = Int(Date().timeIntervalSince1970 * 1_000) + 60_000
            #expect(try await second.take(Self.line(9_999, of: Self.person, at: later)) == [.accepted])
            #expect(try await second.services.stories.story(of: Self.person)?.story.takes.count == 1)
            try await second.close()
        }
    }

    @Test func anErasureThatWasInterruptedGoesOnAtTheNextStart() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            let first = try await Installation.opened(path, for: .working)
            _ = try await Self.fill(first)
            try await first.close()
            try await Self.beginErasure(in: path)
            let second = try await Installation.opened(path, for: .working)
            #expect(try await second.services.stories.story(of: Self.person) == nil)
            #expect(try await StoredBytes(installation: second).files(with: Self.person) == [])
            #expect(try await second.services.persons.erasures().map(\.events) == [55])
            try await second.close()
        }
    }

    /// What the first transaction of an erasure leaves.
    private static func beginErasure(in path: String) async throws {
        let begin: @Sendable (any SQLConnection) throws -> Void = { connection in
            var chance = SeededGenerator(seed: 1)
            let keys = CustomerKeys(using: &chance)
            try connection.erasures.setKeys(keys)
            try connection.erasures.begin(
                ErasureRecord(
                    customer: person, key: keys.key(of: person),
                    erasedAt: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)), reason: "by mail"))
        }
        switch try await Installation.database(of: path) {
        case .inFolder:
            let database = try SQLiteDatabase.open(DataFolder(path: path).databasePath)
            try await database.write(begin)
            try database.close()
        case .postgres(let address):
            let database = try await PostgresDatabase.open(address)
            try await database.write(begin)
            await database.close()
        }
    }

    @Test func whileOthersKeepWritingNothingOfTheirsIsLost() async throws {
        try await withInstallation { installation in
            _ = try await Self.fill(installation)
            async let sent = withThrowingTaskGroup(of: Int.self) { group in
                for sender in 0..<4 {
                    group.addTask {
                        var accepted = 0
                        for number in 0..<60 {
                            let event = 10_000 + sender * 1_000 + number
                            let customer = number % 10 == 0 ? Self.person : "other-\(number % 50)"
                            let receipts = try await installation.take(Self.line(event, of: customer))
                            if customer != Self.person { accepted += receipts == [.accepted] ? 1 : 0 }
                        }
                        return accepted
                    }
                }
                return try await group.reduce(0, +)
            }
            _ = try await installation.services.persons.erase([Self.person], reason: "")
            #expect(try await sent == 4 * 54)
            #expect(try await installation.services.stories.story(of: Self.person) == nil)
            #expect(installation.services.footage.state.events == 481 - 55 + 4 * 54)
            #expect(try await StoredBytes(installation: installation).files(with: Self.person) == [])
        }
    }

    @Test func rejectedRowsOfOthersStayAlsoBehindOneThatCantBeRead() async throws {
        try await withInstallation { installation in
            let record = try await Self.fill(installation)
            let path = installation.folder.rejectsFolder + "/\(record.id.text).csv"
            let text = try await installation.services.imports.readingRejects(of: record.id) {
                try String(contentsOfFile: $0, encoding: .utf8)
            }
            let rows = try #require(text).split(separator: "\r\n")
            let broken = [rows[0], rows[1], "\"a\"b,1,x,,y,z", rows[2]].joined(separator: "\r\n") + "\r\n"
            try Data(broken.utf8).write(to: URL(filePath: path))
            let outcome = try await installation.services.persons.erase([Self.person], reason: "")
            #expect(outcome.rejectedRows == 1)
            let rejects = try await installation.services.imports.rejects(of: record.id, offset: 0, limit: 10)
            #expect(rejects.map(\.text) == ["other-1,soon,order,1"])
            let files = try FileManager.default.contentsOfDirectory(atPath: installation.folder.rejectsFolder)
            #expect(files == (TestDatabase.current == .sqlite ? ["\(record.id.text).csv"] : []))
        }
    }

    @Test func whoIsNotKnownIsNotErased() async throws {
        try await withInstallation { installation in
            _ = try await Self.fill(installation)
            await #expect(throws: PersonProblem.unknown("nobody")) {
                try await installation.services.persons.erase([Self.person, "nobody"], reason: "")
            }
            #expect(try await installation.services.stories.story(of: Self.person) != nil)
        }
    }

    @Test func theRecordOfAPersonHasEverythingThatIsKept() async throws {
        try await withInstallation { installation in
            _ = try await Self.fill(installation)
            try await installation.take(
                #"{"id":"full","customer":"\#(Self.person)","time":1700000000000,"touchpoint":"call","department":"care","#
                    + #""channel":"phone","kind":"complaint","outcome":"failure","direction":"in","reference":"r-1","#
                    + #""employee":"ann","amount_minor":1250,"currency":"EUR","score":3.5,"scale":"0-10","effort_seconds":90,"#
                    + #""asks":["order_number"],"gives":["email"],"promise":"refund","due":1700086400000,"fulfils":"call-back","#
                    + #""segment":"gold","facts":{"price":"80"}}"#)
            let record = try #require(try await installation.services.persons.record(of: Self.person))
            #expect(record.events.count == 56)
            #expect(record.rejects.map(\.row.text) == ["\(Self.person),soon,order,5"])
            let full = try #require(record.events.first { $0.texts["reference"] == "r-1" })
            #expect(full.amountMinor == 1_250 && full.scoreHundredths == 350 && full.effortSeconds == 90)
            #expect(full.due == Timestamp(milliseconds: 1_700_086_400_000))
            #expect(full.asks == ["order_number"] && full.gives == ["email"] && full.facts == ["price": "80"])
            #expect(
                full.texts == [
                    "touchpoint": "call", "department": "care", "channel": "phone", "kind": "complaint",
                    "outcome": "failure", "direction": "in", "reference": "r-1", "employee": "ann", "currency": "EUR",
                    "scale": "0-10", "promise": "refund", "fulfils": "call-back", "segment": "gold",
                ])
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
