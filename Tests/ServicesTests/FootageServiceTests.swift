import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Services
import TestSupport
import Testing

/// Events come in over the API: each is answered after it is on disk, and none goes in twice.
@Suite struct FootageServiceTests {
    static let order = #"{"id":"1","customer":"a","time":1750000000000,"touchpoint":"order"}"#

    @Test func anEventIsAcceptedOnceAndKnownAfterwards() async throws {
        try await withInstallation { (installation: Installation) async throws in
            #expect(try await installation.take(Self.order) == [.accepted])
            #expect(try await installation.take(Self.order) == [.known])
            #expect(try await installation.services.stories.story(of: "a")?.story.takes.count == 1)
        }
    }

    @Test func equalEventsOfOneBodyStayTwoAndAreKnownTogether() async throws {
        try await withInstallation { (installation: Installation) async throws in
            let purchase = #"{"customer":"a","time":1750000000000,"touchpoint":"pay","amount":9.5,"currency":"EUR"}"#
            let twice = purchase + "\n" + purchase
            #expect(try await installation.take(twice) == [.accepted, .accepted])
            #expect(try await installation.take(twice) == [.known, .known])
        }
    }

    @Test func aWrongEventIsRejectedWithItsReasonAndTheRestGoesIn() async throws {
        try await withInstallation { (installation: Installation) async throws in
            let receipts = try await installation.take(
                Self.order + "\n" + #"{"id":"2","time":1750000000000,"touchpoint":"pay"}"#)
            #expect(receipts.first == .accepted)
            guard case .rejected(let problem) = receipts.last else {
                Issue.record("the event without a customer was taken")
                return
            }
            #expect(problem.reason == "missing_customer")
            #expect(!problem.remedy.isEmpty)
        }
    }

    @Test(arguments: ["", "not json", "[1,2", "{\"a\":"])
    func aBodyThatIsNoJSONChangesNothing(body: String) async throws {
        try await withInstallation { (installation: Installation) async throws in
            await #expect(throws: EventBodyProblem.self) { try await installation.take(body) }
            #expect(try await installation.services.stories.search("").isEmpty)
        }
    }

    @Test func whatWasAcceptedIsThereAfterReopening() async throws {
        try await withTemporaryFolder { folder in
            let first = try await Installation.opened(folder.path(of: "data"), for: .working)
            for number in 0..<50 {
                try await first.take(#"{"id":"\#(number)","customer":"c","time":\#(number),"touchpoint":"t"}"#)
            }
            try await first.close()
            let second = try await Installation.opened(folder.path(of: "data"), for: .working)
            #expect(try await second.services.stories.story(of: "c")?.story.takes.count == 50)
            #expect(try await second.take(#"{"id":"7","customer":"c","time":7,"touchpoint":"t"}"#) == [.known])
            try await second.close()
        }
    }

    @Test func manyAtOnceAreEachAnsweredAndCountedOnce() async throws {
        try await withInstallation { (installation: Installation) async throws in
            try await withThrowingTaskGroup(of: [EventReceipt].self) { group in
                for sender in 0..<40 {
                    group.addTask {
                        // Every event is sent by two senders.
                        let lines = (0..<25).map {
                            #"{"id":"\#(sender / 2)-\#($0)","customer":"c\#($0)","time":\#($0),"touchpoint":"t"}"#
                        }
                        return try await installation.take(lines.joined(separator: "\n"))
                    }
                }
                var accepted = 0
                var known = 0
                for try await receipts in group {
                    accepted += receipts.count { $0 == .accepted }
                    known += receipts.count { $0 == .known }
                }
                #expect(accepted == 500)
                #expect(known == 500)
            }
            #expect(try await installation.services.stories.story(of: "c3")?.story.takes.count == 20)
        }
    }

    @Test(.enabled(if: TestDatabase.current == .sqlite)) func aSecondProcessMayAskButNotWrite() async throws {
        try await withTemporaryFolder { folder in
            let writer = try await Installation.opened(folder.path(of: "data"), for: .working)
            try await writer.take(Self.order)
            await #expect(throws: InstallationError.self) {
                try await Installation.opened(folder.path(of: "data"), for: .working)
            }
            let reader = try await Installation.opened(folder.path(of: "data"))
            #expect(try await reader.services.stories.story(of: "a") != nil)
            try await reader.close()
            try await writer.close()
        }
    }
}
