import DatabaseTestSupport
import Experience
import SQL
import Stores
import TestSupport
import Testing

@Suite("The list of merged customers")
struct MergeStoreTests {
    private static func record(_ absorbed: String, _ kept: String, _ at: Int64, undone: Bool = false) -> MergeRecord {
        let time = Timestamp(milliseconds: at)
        return MergeRecord(
            absorbed: absorbed, kept: kept, mergedAt: time, reason: "why \(absorbed)",
            undone: undone ? MergeRecord.Undoing(at: time, reason: "not so") : nil)
    }

    @Test("keeps what was said, in its order", arguments: TestDatabase.allCases)
    func keeps(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let records = [
                Self.record("a", "b", 1, undone: true), Self.record("Zoë’s “alt”", "b", 2), Self.record("a", "c", 3),
            ]
            try await database.write { connection in
                #expect(try connection.merges.partitions(of: ["a"]) == [CustomerPartition.partition(of: "a")])
                let before = try connection.blocks.revision()
                try connection.merges.begin()
                #expect(try connection.blocks.revision() == before + 1)
                for record in records.reversed() { try connection.merges.add(record) }
                #expect(try connection.merges.list() == records)
                #expect(try connection.merges.list(absorbing: "a") == [records[0], records[2]])
                var changed = records[2]
                changed.undone = MergeRecord.Undoing(at: Timestamp(milliseconds: 9), reason: "")
                changed.reason = "other"
                try connection.merges.update(changed)
                try connection.merges.remove(records[0])
                #expect(try connection.merges.list() == [records[1], changed])
                #expect(try connection.merges.partitions(of: ["a"]) == nil)
            }
        }
    }

    @Test("lead over one another to the one who is kept, and undone ones nowhere")
    func leads() {
        let merged = MergedCustomers([
            Self.record("a", "b", 1), Self.record("b", "c", 2), Self.record("d", "c", 3),
            Self.record("e", "c", 4, undone: true),
        ])
        #expect(["a", "b", "c", "d", "e", "x", ""].map(merged.customer(of:)) == ["c", "c", "c", "c", "e", "x", ""])
        #expect(merged.ids(of: "b") == ["c", "a", "b", "d"])
        #expect(merged.ids(of: "e") == ["e"])
        #expect(merged.records(of: "c").map(\.absorbed) == ["a", "b", "d"])
        // Ids are bytes: these two look alike and are not the same.
        let twins = MergedCustomers([Self.record("caf\u{e9}", "x", 1)])
        #expect(twins.customer(of: "cafe\u{301}").unicodeScalars.count == 5)
    }

    @Test("are put into a block's customers alone, in the same order", arguments: 0..<20)
    func resolves(_ seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let came = (1...UInt64.random(in: 1...200, using: &chance)).map { id in
            TestEvent(
                customer: "c\(Int.random(in: 0..<30, using: &chance))", time: Int64.random(in: 0..<9, using: &chance),
                id: id)
        }
        let absorbed = Set(
            (0..<Int.random(in: 0..<25, using: &chance)).map { _ in Int.random(in: 1..<40, using: &chance) })
        let merged = MergedCustomers(absorbed.sorted().map { Self.record("c\($0)", "c\($0 / 2)", Int64($0)) })
        let expected = came.map { event in
            var event = event
            event.customer = merged.customer(of: event.customer)
            return event
        }
        #expect(events(of: merged.resolved(block(came))) == expected)
    }
}
