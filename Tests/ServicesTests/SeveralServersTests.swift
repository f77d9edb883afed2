import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import PostgresDriver
import Services
import TestSupport
import Testing

/// Servers that share a PostgreSQL database: each event is there once, whoever took it, and everybody sees it soon.
@Suite struct SeveralServersTests {
    /// Opens so many servers over one database for the body.
    private static func run(_ count: Int, _ body: ([Installation]) async throws -> Void) async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            let folder = try TemporaryFolder.make(cleanUp)
            var servers: [Installation] = []
            for number in 0..<count {
                servers.append(
                    try await Installation.open(
                        folder.path(of: "server-\(number)"), database: .postgres(address), for: .working))
            }
            try await body(servers)
            for server in servers { try await server.close() }
        }
    }

    private static func line(_ number: Int) -> String {
        #"{"id":"e\#(number)","customer":"c\#(number % 17)","time":\#(1_700_000_000_000 + number * 1_000),"#
            + #""touchpoint":"t\#(number % 5)","department":"d\#(number % 3)"}"#
    }

    private static func waitUntil(_ isTrue: () -> Bool) async throws {
        let start = ContinuousClock.now
        while !isTrue(), start.duration(to: .now) < .seconds(300) { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test func whatOneTakesTheOthersShow() async throws {
        try await Self.run(3) { servers in
            for (number, server) in servers.enumerated() {
                try await server.take(Self.line(number))
                try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == number + 1 } }
                #expect(servers.allSatisfy { $0.services.footage.state.events == number + 1 })
            }
        }
    }

    @Test func theSameEventsSentToAllAreThereOnce() async throws {
        try await Self.run(3) { servers in
            let numbers = Array(0..<400)
            try await withThrowingTaskGroup(of: [EventReceipt].self) { group in
                for (place, server) in servers.enumerated() {
                    var generator = SeededGenerator(seed: UInt64(place))
                    let order = numbers.shuffled(using: &generator)
                    group.addTask {
                        var receipts: [EventReceipt] = []
                        for start in stride(from: 0, to: order.count, by: 5) {
                            let body = order[start..<start + 5].map(Self.line).joined(separator: "\n")
                            receipts += try await server.take(body)
                        }
                        return receipts
                    }
                }
                for try await receipts in group {
                    #expect(receipts.allSatisfy { $0 == .accepted || $0 == .known })
                }
            }
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == numbers.count } }
            let edges = try await servers[0].services.insight.edges(InsightFilter())
            for server in servers {
                #expect(server.services.footage.state.events == numbers.count)
                #expect(try await server.services.insight.edges(InsightFilter()) == edges)
            }
            #expect(edges.reduce(0) { $0 + $1.count } == numbers.count - 17)
        }
    }

    @Test func whoIsErasedByOneIsGoneFromAllAndStaysAway() async throws {
        try await Self.run(3) { servers in
            let numbers = Array(0..<170)
            try await servers[0].take(numbers.map(Self.line).joined(separator: "\n"))
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 170 } }
            _ = try await servers[1].services.persons.erase(["c3"], reason: "")
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 160 } }
            for server in servers {
                #expect(try await server.services.stories.story(of: "c3") == nil)
                // Its number in another process is known no more; the customer is refused all the same.
                let receipts = try await server.take(Self.line(3).replacing(#""e3""#, with: #""new""#))
                #expect(receipts.count == 1 && receipts.first != .accepted)
            }
            #expect(servers.allSatisfy { $0.services.footage.state.events == 160 })
        }
    }

    @Test func whoIsMergedByOneIsOneForAllAndTwoAgainWhenSplit() async throws {
        try await Self.run(3) { servers in
            try await servers[0].take((0..<170).map(Self.line).joined(separator: "\n"))
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 170 } }
            let before = try await servers[0].services.insight.edges(InsightFilter())
            _ = try await servers[1].services.merges.merge("c3", into: "c4", reason: "")
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.customers == 16 } }
            // Whoever takes it, and whether they have looked since: it joins the one story.
            try await servers[2].take(Self.line(173))
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 171 } }
            for server in servers {
                #expect(try await server.services.stories.story(of: "c3")?.story.customer == "c4")
                #expect(try await server.services.stories.story(of: "c4")?.story.takes.count == 21)
            }
            _ = try await servers[2].services.merges.split("c3", reason: "")
            _ = try await servers[0].services.persons.erase(["c3"], reason: "")
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 160 } }
            for server in servers {
                #expect(try await server.services.stories.story(of: "c4")?.story.takes.count == 10)
            }
            #expect(before.reduce(0) { $0 + $1.count } == 170 - 17)
        }
    }

    @Test func twoThatMergeAtOnceMakeNoCircle() async throws {
        try await Self.run(2) { servers in
            try await servers[0].take((0..<170).map(Self.line).joined(separator: "\n"))
            try await Self.waitUntil { servers.allSatisfy { $0.services.footage.state.events == 170 } }
            for number in 0..<8 {
                let (first, second) = ("c\(number)", "c\(number + 8)")
                async let one: Bool = Self.merges(first, into: second, at: servers[0])
                async let other: Bool = Self.merges(second, into: first, at: servers[1])
                #expect(try await one != other)
            }
            #expect(try await servers[0].services.merges.merges().count == 8)
        }
    }

    private static func merges(_ id: String, into other: String, at server: Installation) async throws -> Bool {
        do {
            _ = try await server.services.merges.merge(id, into: other, reason: "")
            return true
        } catch is MergeProblem {
            return false
        }
    }

    @Test func oneThatComesLaterKnowsWhatTheOthersTook() async throws {
        try await withCleanUp { cleanUp in
            let address = try await PostgresAddress.temporary(cleanUp)
            let folder = try TemporaryFolder.make(cleanUp)
            let first = try await Installation.open(
                folder.path(of: "a"), database: .postgres(address), for: .working)
            try await first.take(Self.line(1))
            let second = try await Installation.open(
                folder.path(of: "b"), database: .postgres(address), for: .working)
            #expect(try await second.take(Self.line(1)) == [.known])
            #expect(try await second.take(Self.line(2)) == [.accepted])
            try await first.close()
            #expect(try await second.take(Self.line(2)) == [.known])
            try await second.close()
        }
    }
}
