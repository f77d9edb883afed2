import Testing

@testable import JourneyEngine

@Suite struct AlignmentTests {
    /// A block structure, a story that it allows and one that it may not.
    private struct Sample {
        let block: Block
        let way: [UInt32]
        let story: [UInt32]

        static let scenes = 5

        init(seed: Int) {
            var chance = SeededChance(UInt64(seed))
            block = Block.random(depth: 3, scenes: Self.scenes, using: &chance)
            way = block.way(using: &chance)
            story = way.disturbed(scenes: Self.scenes, using: &chance)
        }

        func costs(seed: Int) -> MoveCosts {
            var chance = SeededChance(UInt64(seed) + 1_000)
            func some() -> [Int32] { (0...Self.scenes + 1).map { _ in Int32.random(in: 1...4, using: &chance) } }
            return MoveCosts(added: some(), skipped: some())
        }
    }

    @Test(arguments: 0..<150) func `costs are those of a plain search on the net`(seed: Int) throws {
        let sample = Sample(seed: seed)
        let model = try #require(ProcessModel(sample.block))
        let slow = SlowAlignment(net: WorkflowNet(sample.block))
        let aligner = KeptAligner(model, .plain(scenes: model.scenes))
        #expect(aligner.shortestWay == slow.cost([]))
        #expect(aligner.cost(sample.way) == 0)
        for story in [sample.story, [], sample.way.reversed()] {
            #expect(aligner.cost(story) == slow.cost(story))
            #expect(aligner.cost(story, isOpen: true) == slow.cost(story, isOpen: true))
            #expect((aligner.cost(story) == 0) == slow.accepts(story))
        }
    }

    @Test(arguments: 0..<60) func `weighted costs are those of a plain search on the net`(seed: Int) throws {
        let sample = Sample(seed: seed)
        let costs = sample.costs(seed: seed)
        let model = try #require(ProcessModel(sample.block))
        var slow = SlowAlignment(net: WorkflowNet(sample.block))
        // Scenes that the design doesn't have cost what the first of the table says.
        slow.added = { Int(costs.added[$0 <= UInt32(model.scenes) ? Int($0) : 0]) }
        slow.skipped = { Int(costs.skipped[$0]) }
        let aligner = KeptAligner(model, costs)
        #expect(aligner.cost(sample.story) == slow.cost(sample.story))
        #expect(aligner.cost(sample.story, isOpen: true) == slow.cost(sample.story, isOpen: true))
        #expect(aligner.alignment(sample.story)?.cost == slow.cost(sample.story))
    }

    @Test(arguments: 0..<150) func `an alignment tells the story and a designed way, at its cost`(seed: Int) throws {
        let sample = Sample(seed: seed)
        let model = try #require(ProcessModel(sample.block))
        let aligner = KeptAligner(model, .plain(scenes: model.scenes))
        let found = try #require(aligner.alignment(sample.story))
        let lived = found.moves.filter { $0.kind != .skipped }.map { UInt32($0.scene) }
        let known = sample.story.map { $0 <= UInt32(model.scenes) ? $0 : 0 }
        #expect(lived == known)
        let designed = found.moves.filter { $0.kind != .added }.map { UInt32($0.scene) }
        #expect(SlowAlignment(net: WorkflowNet(sample.block)).accepts(designed))
        #expect(found.cost == found.moves.count { $0.kind != .asDesigned })
        #expect(found.cost == aligner.cost(sample.story))
        let worst = try #require(aligner.worstCost(sample.story, isOpen: false))
        #expect(found.cost <= worst)
    }

    @Test(arguments: 0..<100) func `parts that are searched one after the other cost what the whole costs`(
        seed: Int
    ) throws {
        var chance = SeededChance(UInt64(seed) + 5_000)
        let blocks = (0..<3).map { _ in Block.random(depth: 2, scenes: 4, using: &chance) }
        let block = Block.sequence(blocks)
        let story = block.way(using: &chance).disturbed(scenes: 4, using: &chance)
        let states = try #require(ProcessModel(block)).states
        guard let parted = ProcessModel(block, bound: max(1, states - 1)), parted.parts.count > 1 else { return }
        let whole = try #require(ProcessModel(block))
        let one = KeptAligner(whole, .plain(scenes: whole.scenes))
        let many = KeptAligner(parted, .plain(scenes: parted.scenes))
        #expect(one.shortestWay == many.shortestWay)
        for isOpen in [false, true] {
            #expect(one.cost(story, isOpen: isOpen) == many.cost(story, isOpen: isOpen))
            let found = try #require(many.alignment(story, isOpen: isOpen))
            #expect(found.cost == one.cost(story, isOpen: isOpen))
            #expect(found.cost == found.moves.count { $0.kind != .asDesigned })
            #expect(found.moves.filter { $0.kind != .skipped }.count == story.count)
        }
        let designed = try #require(many.alignment(story)).moves.filter { $0.kind != .added }.map { UInt32($0.scene) }
        #expect(SlowAlignment(net: WorkflowNet(block)).accepts(designed))
    }

    @Test func `of alignments that cost the same, designed comes before skipped before added`() throws {
        func moves(_ block: Block, _ story: [UInt32]) throws -> [String] {
            let model = try #require(ProcessModel(block))
            let aligner = KeptAligner(model, .plain(scenes: model.scenes))
            return try #require(aligner.alignment(story)).moves.map { "\($0.kind) \($0.scene)" }
        }
        // Swapped scenes: either could be called the added one.
        let pair = Block.sequence([.scene(1), .scene(2)])
        #expect(try moves(pair, [2, 1]) == ["skipped 1", "asDesigned 2", "added 1"])
        #expect(try moves(pair, [1, 1, 2]) == ["asDesigned 1", "added 1", "asDesigned 2"])
        #expect(try moves(.choice([.scene(3), .scene(2)]), []) == ["skipped 2"])
        #expect(try moves(.parallel([.scene(2), .scene(1)]), [7]) == ["skipped 1", "skipped 2", "added 0"])
    }

    @Test func `one memory for many stories gives each what a new one would`() throws {
        var chance = SeededChance(99)
        let block = Block.random(depth: 4, scenes: 6, using: &chance)
        let model = try #require(ProcessModel(block))
        let kept = KeptAligner(model, .plain(scenes: model.scenes))
        // More stories than searches are numbered.
        for _ in 0..<2_500 {
            let story = block.way(using: &chance).disturbed(scenes: 6, using: &chance)
            let new = KeptAligner(model, .plain(scenes: model.scenes))
            #expect(kept.alignment(story) == new.alignment(story))
        }
    }
}
