import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import SQL
import Services
import Stores
import TestSupport
import Testing

/// The same human came under two ids: afterwards every answer sees one customer, nothing that is stored has changed,
/// and a split brings back what was before.
@Suite("Merging two customers") struct MergeTests {
    @Test("answers as if everything had come under one id, and a split as before", arguments: 0..<4)
    func isAsMappedByHand(_ seed: UInt64) async throws {
        var play = MergePlay(seed: seed)
        try await TestDatabase.current.open { database in
            try await withTemporaryFolder { folder in
                let services = try await MergePlay.services(over: database, folder)
                for _ in 0..<3 {
                    for _ in 0..<5 { try await play.send(to: services) }
                    let before = (try await play.answers(services), try await Self.blocks(database))
                    for _ in 0..<8 { try await play.mergeOrSplit(services) }
                    #expect(try await Self.blocks(database) == before.1)
                    let expected = try await play.answersMappedByHand(database)
                    #expect(try await play.answers(services) == expected)
                    // Everything that came later joins the customer who is kept.
                    try await play.send(to: services)
                    let later = try await play.answersMappedByHand(database)
                    #expect(try await play.answers(services) == later)
                    try await Self.compact(database)
                    let anew = try await MergePlay.services(over: database, folder)
                    #expect(try await play.answers(anew) == later)
                    try await play.splitAll(services)
                    let apart = try await play.answersMappedByHand(database)
                    #expect(try await play.answers(services) == apart)
                }
            }
        }
    }

    @Test func splittingEverythingLeavesNothingOfIt() async throws {
        var play = MergePlay(seed: 99)
        try await TestDatabase.current.open { database in
            try await withTemporaryFolder { folder in
                let services = try await MergePlay.services(over: database, folder)
                for _ in 0..<6 { try await play.send(to: services) }
                let before = (try await play.answers(services), try await Self.blocks(database))
                for _ in 0..<20 { try await play.mergeOrSplit(services) }
                #expect(try await play.answers(services) != before.0)
                try await play.splitAll(services)
                #expect(try await play.answers(services) == before.0)
                #expect(try await Self.blocks(database) == before.1)
                #expect(try await services.merges.merges().allSatisfy { $0.undoneAt != nil })
            }
        }
    }

    private static func blocks(_ database: any SQLDatabase) async throws -> [[UInt8]] {
        try await database.read { connection in
            var blocks: [[UInt8]] = []
            try connection.blocks.forEachBlock { blocks.append($0.bytes) }
            return blocks
        }
    }

    private static func compact(_ database: any SQLDatabase) async throws {
        var policy = CompactionPolicy()
        policy.minimumBlocks = 2
        #expect(try await Compactor(database: database, policy: policy).run() != nil)
    }

    private static func line(_ number: Int, of customer: String, at time: Int? = nil) -> String {
        #"{"id":"e\#(number)","customer":"\#(customer)","time":\#(time ?? number * 1_000),"#
            + #""touchpoint":"t\#(number % 3)"}"#
    }

    private static func fill(_ installation: Installation, _ ids: [String]) async throws {
        let lines = (0..<ids.count * 4).map { line($0, of: ids[$0 % ids.count]) }
        try await installation.take(lines.joined(separator: "\n"))
    }

    @Test func whatCantBeIsRefusedWithItsReasonAndChangesNothing() async throws {
        try await withInstallation { installation in
            try await Self.fill(installation, ["a", "b", "c", "d"])
            let merges = installation.services.merges
            func refused(_ problem: MergeProblem, _ body: () async throws -> PersonMerge) async {
                await #expect(throws: problem) { _ = try await body() }
            }
            await refused(.itself("a")) { try await merges.merge("a", into: "a", reason: "") }
            await refused(.unknown("nobody")) { try await merges.merge("nobody", into: "a", reason: "") }
            await refused(.unknown("nobody")) { try await merges.merge("a", into: "nobody", reason: "") }
            await refused(.unknown("")) { try await merges.merge("", into: "a", reason: "") }
            await refused(.neverMerged("a")) { try await merges.split("a", reason: "") }
            #expect(try await merges.merges().isEmpty)
            _ = try await merges.merge("a", into: "b", reason: "one")
            _ = try await merges.merge("b", into: "c", reason: "two")
            await refused(.alreadyAbsorbed("a", into: "c")) { try await merges.merge("a", into: "d", reason: "") }
            await refused(.cycle("c", into: "a")) { try await merges.merge("c", into: "a", reason: "") }
            // Whoever is merged into an absorbed id comes to the one who is kept.
            #expect(try await merges.merge("d", into: "a", reason: "three").kept == "c")
            let split = try await merges.split("d", reason: "no")
            await refused(.alreadySplit("d", at: split.undoneAt ?? .present)) {
                try await merges.split("d", reason: "")
            }
            #expect(try await merges.merges().map(\.absorbed) == ["d", "b", "a"])
            _ = try await installation.services.persons.erase(["d"], reason: "asked")
            await refused(.erased("d")) { try await merges.merge("d", into: "c", reason: "") }
        }
    }

    @Test func everyIdLeadsToTheOneStoryWhichTellsThem() async throws {
        try await withInstallation { installation in
            try await Self.fill(installation, ["alpha", "beta", "gamma", "delta"])
            let services = installation.services
            _ = try await services.merges.merge("alpha", into: "beta", reason: "same phone")
            _ = try await services.merges.merge("beta", into: "gamma", reason: "same card")
            for id in ["alpha", "beta", "gamma"] {
                let answer = try #require(try await services.stories.story(of: id))
                #expect(answer.story.customer == "gamma" && answer.story.takes.count == 12)
                #expect(answer.merges.map(\.absorbed) == ["alpha", "beta"])
                #expect(answer.merges.map(\.reason) == ["same phone", "same card"])
                let record = try #require(try await services.persons.record(of: id))
                #expect(record.customer == "gamma" && record.events.count == 12 && record.merges.count == 2)
                #expect(Set(record.events.map(\.id)) == ["alpha", "beta", "gamma"])
            }
            #expect(try await services.stories.search("al") == ["gamma"])
            #expect(try await services.stories.search("") == ["delta", "gamma"])
            #expect(services.footage.state.customers == 2)
            // Each event is known under the id under which it came.
            #expect(try await installation.take(Self.line(0, of: "alpha")) == [.known])
            #expect(try await installation.take(Self.line(77, of: "alpha")) == [.accepted])
            #expect(try await services.stories.story(of: "gamma")?.story.takes.count == 13)
        }
    }

    @Test func aMergeHoldsWhenTheInstallationIsOpenedAgain() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            let first = try await Installation.opened(path, for: .working)
            try await Self.fill(first, ["a", "b"])
            _ = try await first.services.merges.merge("a", into: "b", reason: "one")
            let edges = try await first.services.insight.edges(InsightFilter())
            try await first.close()
            let second = try await Installation.opened(path, for: .working)
            #expect(try await second.services.insight.edges(InsightFilter()) == edges)
            #expect(try await second.services.stories.search("") == ["b"])
            try await second.close()
        }
    }

    @Test func erasingOneErasesAllOfThemAndTheMergesKeepNoId() async throws {
        try await withInstallation { installation in
            let ids = ["person-a11", "person-b22", "person-c33", "other-1", "other-2"]
            try await Self.fill(installation, ids)
            let services = installation.services
            let merges = services.merges
            _ = try await merges.merge(ids[0], into: ids[1], reason: "first")
            // Taken back: that one is somebody else, and stays.
            _ = try await merges.merge("other-1", into: ids[1], reason: "perhaps")
            _ = try await merges.split("other-1", reason: "not \(ids[1])")
            _ = try await merges.merge("other-1", into: "other-2", reason: "lives with \(ids[2]), they said")
            _ = try await merges.merge(ids[2], into: ids[0], reason: "second")
            let other = try await services.stories.story(of: "other-1").map { "\($0.story)" }
            let files = StoredBytes(installation: installation)
            for id in ids.prefix(3) { #expect(try await !files.files(with: id).isEmpty) }

            let outcome = try await services.persons.erase([ids[0]], reason: "asked by letter")

            #expect(outcome.events == 12 && outcome.ids == 3)
            for id in ids.prefix(3) {
                #expect(try await files.files(with: id) == [])
                #expect(try await services.stories.story(of: id) == nil)
                #expect(try await services.persons.record(of: id) == nil)
            }
            let left = try await merges.merges()
            #expect(left.map(\.absorbed) == ["other-1"])
            #expect(left.map(\.reason) == ["lives with (erased), they said"])
            let after = try await services.stories.story(of: "other-1").map { "\($0.story)" }
            #expect(after == other)
        }
    }

    @Test func whoWasSplitIsErasedAlsoFromBlocksThatLieWithTheOther() async throws {
        try await TestDatabase.current.open { database in
            try await withTemporaryFolder { folder in
                let services = try await MergePlay.services(over: database, folder)
                for number in 0..<40 {
                    let line = Self.line(number, of: "c\(number % 10)")
                    _ = try await services.footage.accept(Array(line.utf8))
                }
                for number in 1..<10 { _ = try await services.merges.merge("c\(number)", into: "c0", reason: "") }
                try await Self.compact(database)
                for number in 1..<10 { _ = try await services.merges.split("c\(number)", reason: "") }
                // With her, the list forgets who lay in her blocks.
                #expect(try await services.persons.erase(["c0"], reason: "").events == 4)
                #expect(try await services.merges.merges().isEmpty)
                for number in 1..<10 {
                    #expect(try await services.persons.record(of: "c\(number)")?.events.count == 4)
                    #expect(try await services.persons.erase(["c\(number)"], reason: "").events == 4)
                }
                #expect(services.footage.state.events == 0)
            }
        }
    }
}
