import ColumnStore
import DatabaseTestSupport
import Experience
import SQL
import Testing

@testable import Stores

@Suite("Footage blocks")
struct BlockStoreTests {
    private static func events(_ range: Range<UInt64>) -> [TestEvent] {
        range.map { TestEvent(customer: "c\($0 % 7)", time: Int64(1_000 + $0), id: $0) }
    }

    private static func stored(_ database: any SQLDatabase, after arrival: Int64 = 0) async throws -> [[UInt64]] {
        try await database.read { connection in
            var ids: [[UInt64]] = []
            try connection.blocks.forEachBlock(arrivedAfter: arrival) { block in
                ids.append(try block.events().identities.map(\.high))
            }
            return ids
        }
    }

    @Test("come back in the order in which they arrived, as they were", arguments: TestDatabase.allCases)
    func order(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let (a, b, c) = (
                try newBlock(Self.events(0..<5)), try newBlock(Self.events(5..<6)),
                try newBlock(Self.events(6..<20))
            )
            #expect(
                try await database.write { try $0.blocks.append([a, b]) } == [BlockID(arrival: 1), BlockID(arrival: 2)])
            #expect(try await database.write { try $0.blocks.append([c]) } == [BlockID(arrival: 3)])
            #expect(try await Self.stored(database) == [Array(0..<5), [5], Array(6..<20)])
            #expect(try await Self.stored(database, after: 1) == [[5], Array(6..<20)])
            #expect(try await Self.stored(database, after: 3).isEmpty)
            let infos = try await database.read { try $0.blocks.infos() }
            #expect(infos.map(\.eventCount) == [5, 1, 14])
            #expect(infos[2].firstTime == Timestamp(milliseconds: 1_006))
            #expect(infos[2].lastTime == Timestamp(milliseconds: 1_019))
            #expect(try await database.read { try $0.blocks.lastArrival() } == 3)
        }
    }

    @Test("are summed up", arguments: TestDatabase.allCases)
    func totals(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let empty = try await database.read { try $0.blocks.totals() }
            #expect(empty == FootageTotals(blocks: 0, events: 0, bytes: 0, firstTime: nil, lastTime: nil))
            let new = [try newBlock(Self.events(10..<15)), try newBlock(Self.events(2..<4))]
            try await database.write { try $0.blocks.append(new) }
            let totals = try await database.read { try $0.blocks.totals() }
            #expect(totals.blocks == 2)
            #expect(totals.events == 7)
            #expect(totals.bytes == new[0].bytes.count + new[1].bytes.count)
            #expect(totals.firstTime == Timestamp(milliseconds: 1_002))
            #expect(totals.lastTime == Timestamp(milliseconds: 1_014))
        }
    }

    @Test("and the word about their import are written together or not at all", arguments: TestDatabase.allCases)
    func together(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let new = [try newBlock(Self.events(0..<3))]
            let stranger = ImportRecord(
                id: "nobody", startedAt: Timestamp(milliseconds: 0), fileNames: [], mapping: "")
            await #expect(throws: ImportNotRunning.self) {
                try await database.write { connection in
                    try connection.blocks.append(new)
                    try connection.imports.update(stranger)
                }
            }
            #expect(try await Self.stored(database).isEmpty)
            #expect(try await database.read { try $0.blocks.lastArrival() } == 0)
        }
    }

    @Test("are replaced by merged ones all at once, in the same place", arguments: TestDatabase.allCases)
    func replaced(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            for id in UInt64(0)..<5 {
                let new = try newBlock(Self.events(id..<(id + 1)))
                try await database.write { try $0.blocks.append([new]) }
            }
            let infos = try await database.read { try $0.blocks.infos() }
            let merged = [
                PartitionBlock(partition: 3, slice: 0, block: try newBlock(Self.events(2..<3))),
                PartitionBlock(partition: 3, slice: 1, block: try newBlock(Self.events(3..<4))),
                PartitionBlock(partition: 0, slice: 0, block: try newBlock(Self.events(1..<2))),
            ]
            // Customers may have been merged since, who have to lie together.
            try await database.write { try $0.blocks.revise() }
            await #expect(throws: BlocksChanged(id: infos[1].id)) {
                try await database.write {
                    try $0.blocks.replace(Array(infos[1...3]), with: merged, unlessRevisedSince: 0)
                }
            }
            try await database.write {
                try $0.blocks.replace(Array(infos[1...3]), with: merged, unlessRevisedSince: 1)
            }
            #expect(try await Self.stored(database) == [[0], [1], [2], [3], [4]])
            let after = try await database.read { try $0.blocks.infos() }
            #expect(after.map(\.id.partition) == [nil, 0, 3, 3, nil])
            #expect(after.map(\.arrivalTo) == [1, 4, 4, 4, 5])
            // Who has seen up to arrival 2 must look at the merged blocks again: they hold arrivals 3 and 4, too.
            #expect(try await Self.stored(database, after: 2) == [[1], [2], [3], [4]])
            await #expect(throws: BlocksChanged(id: infos[1].id)) {
                try await database.write { try $0.blocks.replace(Array(infos[0...1]), with: merged) }
            }
            #expect(try await Self.stored(database) == [[0], [1], [2], [3], [4]])
        }
    }

    @Test("with a flipped byte are named, and the others stay readable", arguments: TestDatabase.allCases)
    func damaged(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let new = [try newBlock(Self.events(0..<50)), try newBlock(Self.events(50..<60))]
            try await database.write { try $0.blocks.append(new) }
            for position in [0, 9, new[0].bytes.count / 2, new[0].bytes.count - 1] {
                var bytes = new[0].bytes
                bytes[position] ^= 0x10
                let flipped = bytes
                try await database.write {
                    try $0.execute("update footage_block set bytes = \(flipped) where arrival = 1")
                }
                let blocks = try await database.read { connection in
                    [
                        try connection.blocks.block(BlockID(arrival: 1)),
                        try connection.blocks.block(BlockID(arrival: 2)),
                    ]
                }
                let error = #expect(throws: DamagedBlock.self) { try blocks[0]?.events() }
                #expect(error?.description.contains("Footage block 1 with 50 events is damaged") == true)
                #expect(try blocks[1]?.events().count == 10)
            }
        }
    }

    @Test("get arrival numbers without gaps or repeats from many writers at once", arguments: TestDatabase.allCases)
    func manyWriters(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await withThrowingTaskGroup(of: [BlockID].self) { group in
                for number in UInt64(0)..<30 {
                    let new = [try newBlock(Self.events(number..<(number + 1))), try newBlock(Self.events(99..<100))]
                    group.addTask { try await database.write { try $0.blocks.append(new) } }
                }
                var arrivals: [Int64] = []
                for try await ids in group { arrivals += ids.map(\.arrival) }
                #expect(arrivals.sorted() == Array(1...60))
            }
        }
    }
}
