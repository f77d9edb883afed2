import ColumnStore
import DatabaseTestSupport
import Experience
import SQL
import SQLiteDriver
import Stores
import TestSupport
import Testing

@Suite("Which blocks to merge")
struct CompactionPolicyTests {
    private static func info(_ arrival: Int64, to: Int64? = nil, partition: Int? = nil, events: Int = 1) -> BlockInfo {
        BlockInfo(
            id: BlockID(arrival: arrival, partition: partition), arrivalTo: to ?? arrival, eventCount: events,
            firstTime: Timestamp(milliseconds: 0), lastTime: Timestamp(milliseconds: 0), byteCount: 10)
    }

    private static let policy: CompactionPolicy = {
        var policy = CompactionPolicy()
        policy.minimumBlocks = 4
        policy.fullBlockEvents = 100
        policy.maximumEvents = 1_000
        return policy
    }()

    @Test("none while there are few")
    func few() {
        #expect(Self.policy.choice(among: []).isEmpty)
        #expect(Self.policy.choice(among: (1...3).map { Self.info($0) }).isEmpty)
    }

    @Test("all small ones when there are enough")
    func enough() {
        let infos = (1...5).map { Self.info($0) }
        #expect(Self.policy.choice(among: infos) == infos)
    }

    @Test("only neighbours: a full block of an import between them keeps them apart")
    func neighbours() {
        let infos = (1...3).map { Self.info($0) } + [Self.info(4, events: 100)] + (5...8).map { Self.info($0) }
        #expect(Self.policy.choice(among: infos) == Array(infos[4...]))
    }

    @Test("earlier results too while they are small beside what is new")
    func earlierResults() {
        let small = [Self.info(1, to: 4, partition: 0, events: 4), Self.info(1, to: 4, partition: 9, events: 4)]
        let fresh = (5...8).map { Self.info($0) }
        #expect(Self.policy.choice(among: small + fresh) == small + fresh)
        // Twice as large as what came after them is too large.
        let large = [Self.info(1, to: 4, partition: 0, events: 5), Self.info(1, to: 4, partition: 9, events: 4)]
        #expect(Self.policy.choice(among: large + fresh) == fresh)
    }

    @Test("never more than fits in memory, and what had to wait has its turn")
    func bounded() {
        let infos = (1...30).map { Self.info($0, events: 90) }
        let first = Self.policy.choice(among: infos)
        #expect(first.reduce(0) { $0 + $1.eventCount } <= 1_000)
        let merged = Self.info(first[0].id.arrival, to: 30, partition: 0, events: 90)
        let rest = infos.filter { $0.id.arrival < first[0].id.arrival }
        #expect(!Self.policy.choice(among: rest + [merged]).isEmpty)
    }

    @Test("a few blocks at a time, so that nobody waits for long")
    func smallSteps() {
        var policy = Self.policy
        policy.maximumBlocks = 6
        let infos = (1...20).map { Self.info($0) }
        #expect(policy.choice(among: infos).count == 6)
    }

    @Test("many earlier results of one size, when nothing new comes after them")
    func manyResults() {
        let infos = (0..<40).map { (number: Int64) -> BlockInfo in
            let first = number * 4 + 1
            return Self.info(first, to: first + 3, partition: 0, events: 4)
        }
        #expect(Self.policy.choice(among: infos) == infos)
        #expect(Self.policy.choice(among: Array(infos.prefix(19))).isEmpty)
    }

    @Test("never those that can't be read, or what was made together with them")
    func unreadable() {
        let merged = [Self.info(5, to: 9, partition: 0), Self.info(5, to: 9, partition: 7)]
        var infos = (1...4).map { Self.info($0) }
        infos += merged
        infos += (10...15).map { Self.info($0) }
        #expect(Self.policy.choice(among: infos, unreadable: [merged[1].id]) == Array(infos[6...]))
        #expect(Self.policy.choice(among: infos, unreadable: [merged[0].id, infos[8].id]) == Array(infos[..<4]))
    }

    @Test("rewrite an event a logarithmic number of times and end with few blocks")
    func amplification() {
        var infos: [BlockInfo] = []
        var rewritten = 0
        let events: Int64 = 4_000
        for arrival in 1...events {
            infos.append(Self.info(arrival))
            let chosen = Self.policy.choice(among: infos)
            guard let first = chosen.first else { continue }
            let sum = chosen.reduce(0) { $0 + $1.eventCount }
            rewritten += sum
            let merged = Self.info(first.id.arrival, to: arrival, partition: 0, events: sum)
            infos = (infos.filter { !chosen.contains($0) } + [merged]).sorted { $0.id < $1.id }
        }
        #expect(infos.reduce(0) { $0 + $1.eventCount } == Int(events))
        #expect(infos.count < 60)
        #expect(rewritten < 12 * Int(events))
    }
}

@Suite("Merging blocks")
struct BlockMergerTests {
    /// Few customers and times, so that ties and repeated events are common.
    private static func chance(seed: UInt64) -> [[TestEvent]] {
        var generator = SeededGenerator(seed: seed)
        var next: UInt64 = 0
        return (0..<Int.random(in: 1...40, using: &generator)).map { _ in
            (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                let isRepeat = next > 0 && Int.random(in: 0..<8, using: &generator) == 0
                if !isRepeat { next += 1 }
                let id = isRepeat ? UInt64.random(in: 1...next, using: &generator) : next
                // What an event is follows from its id, as it does for a repeated one.
                return TestEvent(
                    customer: "customer \(id &* 2_654_435_761 % 23)", time: Int64(id &* 40_503 % 50),
                    touchpoint: ["order", "pay", "pack"][Int(id % 3)], id: id)
            }
        }
    }

    @Test("is as sorting everything by customer and time in order of arrival", arguments: 0..<20)
    func reference(_ seed: UInt64) throws {
        let batches = Self.chance(seed: seed)
        var seen: Set<UInt64> = []
        let arrived = batches.flatMap { $0 }.filter { seen.insert($0.id).inserted }
        var expected: [[TestEvent]] = Array(repeating: [], count: CustomerPartition.count)
        for event in arrived { expected[CustomerPartition.partition(of: event.customer)].append(event) }
        expected = expected.map { events in
            events.enumerated().sorted {
                ($0.element.customer, $0.element.time, $0.offset) < ($1.element.customer, $1.element.time, $1.offset)
            }.map(\.element)
        }
        let merged = BlockMerger.merge(batches.map(block))
        var found: [[TestEvent]] = Array(repeating: [], count: CustomerPartition.count)
        for part in merged {
            found[part.partition] += events(of: try EventBlock(decoding: part.block.bytes))
        }
        #expect(found == expected)
    }

    @Test("keeps ids that are one human together, in order of arrival, each event under its own", arguments: 0..<10)
    func together(_ seed: UInt64) throws {
        let batches = Self.chance(seed: seed)
        var seen: Set<UInt64> = []
        let arrived = batches.flatMap { $0 }.filter { seen.insert($0.id).inserted }
        let merged = MergedCustomers(
            (1..<12).map { number in
                MergeRecord(
                    absorbed: "customer \(number)", kept: "customer \(number / 3)",
                    mergedAt: Timestamp(milliseconds: Int64(number)), reason: "")
            })
        let found = try BlockMerger.merge(batches.map(block), knowing: merged).flatMap { part in
            try events(of: EventBlock(decoding: part.block.bytes)).map { (part.partition, $0) }
        }
        #expect(found.count == arrived.count)
        for human in Set(arrived.map { merged.customer(of: $0.customer) }) {
            let expected = arrived.filter { merged.customer(of: $0.customer) == human }.enumerated()
                .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
            let theirs = found.filter { merged.customer(of: $0.1.customer) == human }
            #expect(theirs.map(\.1) == expected)
            #expect(theirs.allSatisfy { $0.0 == CustomerPartition.partition(of: human) })
        }
    }

    @Test("splits a partition that one block can't hold")
    func splits() throws {
        let count = BlockBuilder.capacity + 10
        let all = (0..<count).map { TestEvent(customer: "one", time: Int64($0), id: UInt64($0 + 1)) }
        let merged = BlockMerger.merge([block(Array(all[..<count.halved])), block(Array(all[count.halved...]))])
        #expect(merged.map(\.slice) == [0, 1])
        #expect(merged.map(\.block.eventCount) == [BlockBuilder.capacity, 10])
        #expect(Set(merged.map(\.partition)).count == 1)
    }

    @Test("sends a customer to the same partition for ever")
    func partitions() {
        #expect(["anna", "bert", "", "Zoë"].map(CustomerPartition.partition(of:)) == [10, 1, 14, 5])
    }
}

extension Int {
    fileprivate var halved: Int { self / 2 }
}

@Suite("Compaction")
struct CompactorTests {
    @Test("keeps every event once, in order, and makes few blocks of many", arguments: TestDatabase.allCases)
    func compacts(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var policy = CompactionPolicy()
            policy.minimumBlocks = 64
            let compactor = Compactor(database: database, policy: policy)
            var generator = SeededGenerator(seed: 4)
            var all: [TestEvent] = []
            for number in UInt64(1)...300 {
                let event = TestEvent(
                    customer: "c\(Int.random(in: 0..<9, using: &generator))",
                    time: Int64.random(in: 0..<5, using: &generator), id: number)
                all.append(event)
                let new = try newBlock([event])
                try await database.write { try $0.blocks.append([new]) }
                _ = try await compactor.run()
            }
            let totals = try await database.read { try $0.blocks.totals() }
            #expect(totals.events == 300)
            #expect(totals.blocks < 120)
            let stored = try await database.read { connection in
                var stored: [TestEvent] = []
                try connection.blocks.forEachBlock { stored += events(of: try $0.events()) }
                return stored
            }
            for customer in Set(all.map(\.customer)) {
                #expect(Self.inOrder(stored, customer) == Self.inOrder(all, customer))
            }
        }
    }

    @Test("gives way when another was faster", arguments: TestDatabase.allCases)
    func twoAtOnce(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var policy = CompactionPolicy()
            policy.minimumBlocks = 10
            let new = try (UInt64(1)...20).map { try newBlock([TestEvent(customer: "c\($0)", time: 0, id: $0)]) }
            try await database.write { try $0.blocks.append(new) }
            let compactor = Compactor(database: database, policy: policy)
            async let one = compactor.run()
            async let other = compactor.run()
            let outcomes = try await [one, other].compactMap { $0 }
            #expect(outcomes.map(\.events) == [20])
            #expect(try await database.read { try $0.blocks.totals().events } == 20)
        }
    }

    @Test("leaves every event there once, whenever the process ends", arguments: [0, 1, 2, 5])
    func killed(afterSteps steps: Int) async throws {
        try await withCleanUp { cleanUp async throws in
            let database = try await SQLiteDatabase.temporary(.all, cleanUp)
            var policy = CompactionPolicy()
            policy.minimumBlocks = 32
            policy.maximumBlocks = 100
            var generator = SeededGenerator(seed: 9)
            let all = (UInt64(1)...700).map { number in
                TestEvent(
                    customer: "c\(Int.random(in: 0..<9, using: &generator))",
                    time: Int64.random(in: 0..<5, using: &generator), id: number)
            }
            let new = try all.map { try newBlock([$0]) }
            try await database.write { try $0.blocks.append(new) }
            let folder = try TemporaryFolder.make(cleanUp)
            let dying = DyingDatabase(database, writes: steps, copy: folder.path(of: "copy.db"))
            await #expect(throws: DyingDatabase.Died.self) {
                try await Compactor(database: dying, policy: policy).run()
            }

            // The files as they were in the middle of the last write, opened by another process.
            let copy = try SQLiteDatabase.open(folder.path(of: "copy.db"))
            cleanUp.add { try copy.close() }
            for finishing in [false, true] {
                if finishing { _ = try await Compactor(database: copy, policy: policy).run() }
                let stored = try await Self.stored(in: copy)
                #expect(Set(stored) == Set(all) && stored.count == all.count)
                for customer in Set(all.map(\.customer)) {
                    #expect(Self.inOrder(stored, customer) == Self.inOrder(all, customer))
                }
            }
            #expect(try await copy.read { try $0.blocks.totals().blocks } < 100)
        }
    }

    @Test("neither drops nor rewrites what can't be read", arguments: TestDatabase.allCases)
    func damaged(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            var policy = CompactionPolicy()
            policy.minimumBlocks = 10
            let new = try (UInt64(1)...60).map { try newBlock([TestEvent(customer: "c\($0)", time: 0, id: $0)]) }
            try await database.write { connection in
                try connection.blocks.append(new)
                var bytes = new[19].bytes
                bytes[40] ^= 1
                try connection.execute("update footage_block set bytes = \(bytes) where arrival = 20")
            }
            let before = try await database.read { try $0.blocks.block(BlockID(arrival: 20)) }
            let outcome = try await Compactor(database: database, policy: policy).run()
            #expect(outcome?.unreadable == 1)
            #expect(outcome?.events == 59)
            #expect(try await database.read { try $0.blocks.block(BlockID(arrival: 20)) } == before)
            let totals = try await database.read { try $0.blocks.totals() }
            #expect(totals.events == 60 && totals.blocks < 40)
        }
    }

    private static func stored(in database: SQLiteDatabase) async throws -> [TestEvent] {
        try await database.read { connection in
            var stored: [TestEvent] = []
            try connection.blocks.forEachBlock { stored += events(of: try $0.events()) }
            return stored
        }
    }

    /// What the engine will see: by time, and at one moment by arrival.
    private static func inOrder(_ events: [TestEvent], _ customer: String) -> [TestEvent] {
        events.filter { $0.customer == customer }.enumerated()
            .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
