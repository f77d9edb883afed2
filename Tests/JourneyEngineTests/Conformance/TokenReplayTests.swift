import Testing

@testable import JourneyEngine

@Suite struct TokenReplayTests {
    /// discover, buy, then ship and invoice in any order, unbox.
    private static let order = Block.sequence([
        .scene(1), .scene(2), .parallel([.scene(3), .scene(4)]), .scene(5),
    ])

    @Test func `a designed story leaves no token behind and misses none`() {
        let net = WorkflowNet(Self.order)
        #expect(!net.transitions.contains { $0.scene == 0 })
        for story in [[1, 2, 3, 4, 5], [1, 2, 4, 3, 5]] { #expect(TokenReplay(story, on: net).fitness == 1) }
    }

    @Test func `a skipped scene misses a token where it is wanted and leaves one behind`() {
        let replay = TokenReplay([1, 2, 3, 5], on: WorkflowNet(Self.order))
        #expect((replay.produced, replay.consumed) == (6, 6))
        #expect((replay.missing, replay.remaining) == (1, 1))
        #expect(replay.fitness == 1 - 1.0 / 6)
    }

    @Test func `scenes that the net does not have are passed over`() {
        let net = WorkflowNet(Self.order)
        #expect(TokenReplay([1, 9, 2, 0, 3, 4, 5], on: net) == TokenReplay([1, 2, 3, 4, 5], on: net))
    }

    @Test func `silent steps are taken where they lead on, at the end too`() {
        let optional = Block.sequence([.scene(1), .choice([.silent, .scene(2)]), .choice([.scene(3), .silent])])
        let net = WorkflowNet(optional)
        for story in [[1], [1, 2], [1, 3], [1, 2, 3]] { #expect(TokenReplay(story, on: net).fitness == 1) }
        let loop = WorkflowNet(.loop(.scene(1), again: .silent))
        #expect(TokenReplay([1, 1, 1], on: loop).fitness == 1)
        let stuck = WorkflowNet(.loop(.silent, again: .silent))
        #expect(TokenReplay([], on: stuck).fitness == 1)
    }

    @Test(arguments: 0..<60) func `replay without silent steps agrees on which stories are designed`(seed: Int) {
        var chance = SeededChance(UInt64(seed) + 300)
        // No scene twice: forcing the wrong one of two would be the method's fault, not the net's.
        let block = Block.sequence([
            .scene(1), .parallel([.sequence([.scene(2), .scene(3)]), .scene(4)]), .choice([.scene(5), .scene(6)]),
        ])
        let net = WorkflowNet(block)
        let story = block.way(using: &chance).disturbed(scenes: 6, using: &chance).filter { (1...6).contains($0) }
        let fits = TokenReplay(story.map { Int($0) }, on: net).fitness == 1
        #expect(fits == SlowAlignment(net: net).accepts(story))
    }
}
