import Assembly
import ColumnStore
import Experience
import SQL
import Services
import Stores
import TestSupport
import Testing

/// Random events of a few ids, random merges and splits of them, and what follows from those by hand.
struct MergePlay {
    private static let ids = (0..<9).map { "c\($0)" }
    private var chance: SeededGenerator
    private var sent: [(id: String, time: Int, number: Int)] = []
    /// By absorbed id, whom it leads to.
    private var kept: [String: String] = [:]

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    static func services(over database: any SQLDatabase, _ folder: TemporaryFolder) async throws -> ServiceSet {
        let data = DataFolder(path: folder.path(of: "data"))
        try data.prepare()
        return try await ServiceSet.open(over: database, in: data, working: true)
    }

    /// Some events; few moments, so that several ids have events at the same one.
    mutating func send(to services: ServiceSet) async throws {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 1...12, using: &chance) {
            let id = Self.ids[Int.random(in: 0..<Self.ids.count, using: &chance)]
            sent.append((id, Int.random(in: 0..<12, using: &chance) * 60_000, sent.count))
            if let event = sent.last { lines.append(Self.line(event.id, event.time, event.number)) }
        }
        let receipts = try await services.footage.accept(Array(lines.joined(separator: "\n").utf8))
        #expect(receipts.allSatisfy { $0 == .accepted })
    }

    private static func line(_ customer: String, _ time: Int, _ number: Int) -> String {
        #"{"id":"e\#(number)","customer":"\#(customer)","time":\#(time),"touchpoint":"t\#(number % 5)","#
            + #""department":"d\#(number % 3)","amount_minor":\#(number),"currency":"EUR","kind":"purchase"}"#
    }

    private func end(of id: String) -> String {
        var id = id
        while let next = kept[id] { id = next }
        return id
    }

    /// Any two, whether they can be merged or not; or one that is split.
    mutating func mergeOrSplit(_ services: ServiceSet) async throws {
        let there = Set(sent.map(\.id))
        let (first, second) = (
            Self.ids[Int.random(in: 0..<9, using: &chance)], Self.ids[Int.random(in: 0..<9, using: &chance)]
        )
        if Int.random(in: 0..<4, using: &chance) == 0 {
            if kept[first] == nil {
                await #expect(throws: MergeProblem.self) { try await services.merges.split(first, reason: "no") }
            } else {
                let split = try await services.merges.split(first, reason: "no")
                #expect(split.kept == kept[first])
                kept[first] = nil
            }
            return
        }
        let target = end(of: second)
        let isPossible =
            first != second && kept[first] == nil && target != first
            && there.contains(first) && there.contains(second)
        if isPossible {
            let merge = try await services.merges.merge(first, into: second, reason: "yes")
            #expect(merge.kept == target)
            kept[first] = target
        } else {
            await #expect(throws: MergeProblem.self) {
                try await services.merges.merge(first, into: second, reason: "yes")
            }
        }
    }

    mutating func splitAll(_ services: ServiceSet) async throws {
        for id in kept.keys.sorted().shuffled(using: &chance) { _ = try await services.merges.split(id, reason: "no") }
        kept = [:]
    }

    /// What an installation answers, to the bit.
    func answers(_ services: ServiceSet) async throws -> [String] {
        let insight = services.insight
        let filter = InsightFilter()
        var answers = [
            "\(services.footage.state)", "\(try await services.stories.search(""))",
            "\(try await insight.edges(filter))", "\(try await insight.edges(filter, within: .case))",
            "\(try await insight.variants(filter))", "\(try await insight.handOffs(filter))",
        ]
        for id in Self.ids {
            // Who is named and why is not in the story of one that never had another id.
            let story = try await services.stories.story(of: end(of: id))?.story
            answers.append(story.map { "\($0)" } ?? "nothing of \(id)")
        }
        return answers
    }

    /// What one answers that took the same events, in the order in which they are stored, under the ids that are kept.
    func answersMappedByHand(_ database: any SQLDatabase) async throws -> [String] {
        let stored = try await database.read { connection in
            var numbers: [Int] = []
            try connection.blocks.forEachBlock { block in
                let events = try block.events()
                numbers += (0..<events.count).compactMap { events.amountMinor(at: $0).map { Int($0) } }
            }
            return numbers
        }
        #expect(stored.count == sent.count)
        return try await withTemporaryFolder { folder in
            let installation = try await Installation.open(folder.path(of: "data"), for: .working)
            for number in stored {
                let event = sent[number]
                let line = Self.line(end(of: event.id), event.time, event.number)
                _ = try await installation.services.footage.accept(Array(line.utf8))
            }
            let answers = try await answers(installation.services)
            try await installation.close()
            return answers
        }
    }
}
