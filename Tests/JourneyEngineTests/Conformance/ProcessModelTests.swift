import Testing

@testable import JourneyEngine

@Suite struct ProcessModelTests {
    private static func side(_ scenes: ClosedRange<Int>) -> Block { .parallel(scenes.map { .scene($0) }) }

    @Test func `blocks side by side multiply states, and silent steps add none`() {
        #expect(ProcessModel(.sequence([.scene(1), .scene(2)]))?.states == 3)
        #expect(ProcessModel(Self.side(1...3))?.states == 8)
        #expect(ProcessModel(.parallel([.choice([.silent, .scene(1)]), .choice([.scene(2), .silent])]))?.states == 4)
    }

    @Test func `a design beyond the bound is searched in parts, and refused where a part is beyond it`() throws {
        let halves = Block.sequence([Self.side(1...5), .sequence([Self.side(6...10), .scene(11)])])
        let whole = try #require(ProcessModel(halves, bound: 64))
        #expect(whole.parts.count == 1)
        #expect(whole.states == 64)
        let parted = try #require(ProcessModel(.sequence([halves, .scene(1)]), bound: 64))
        #expect(parted.parts.count == 4)
        #expect(parted.states == 32)
        #expect(ProcessModel(Self.side(1...6), bound: 64)?.states == 64)
        #expect(ProcessModel(Self.side(1...7), bound: 64) == nil)
        #expect(ProcessModel(.sequence([.scene(8), Self.side(1...7)]), bound: 64) == nil)
        #expect(ProcessModel(Self.side(1...13)) == nil)
        let aligner = KeptAligner(parted, .plain(scenes: parted.scenes))
        #expect(aligner.shortestWay == 12)
        // Skip the first five, add 11, live 10 to 6, skip 11, add 5 to 2, live 1.
        #expect(aligner.cost((1...11).reversed()) == 5 + 1 + 1 + 4)
    }

    @Test func `loops of silent steps come to an end`() {
        let silentLoop = Block.loop(.silent, again: .silent)
        #expect(ProcessModel(silentLoop)?.states == 1)
        let nested = Block.loop(.loop(.choice([.silent, .scene(1)]), again: .silent), again: silentLoop)
        let model = ProcessModel(nested)
        #expect(model?.states == 2)
        guard let model else { return }
        let aligner = KeptAligner(model, .plain(scenes: 1))
        #expect(aligner.shortestWay == 0)
        #expect(aligner.cost([1, 1, 1]) == 0)
        #expect(aligner.cost([1, 2, 1]) == 1)
    }

    @Test func `an empty design allows the empty story, an empty choice none`() throws {
        let nothing = try #require(ProcessModel(.sequence([])))
        let aligner = KeptAligner(nothing, .plain(scenes: 0))
        #expect(aligner.shortestWay == 0)
        #expect(aligner.alignment([4, 4])?.cost == 2)
        #expect(aligner.worstCost([], isOpen: false) == 0)
        let none = try #require(ProcessModel(.sequence([.scene(1), .choice([])])))
        let stuck = KeptAligner(none, .plain(scenes: 1))
        #expect(stuck.shortestWay == nil)
        #expect(stuck.cost([1]) == nil)
        #expect(stuck.alignment([1]) == nil)
    }

    @Test func `a story of a hundred thousand events is aligned`() throws {
        let model = try #require(ProcessModel(.loop(.sequence([.scene(1), .scene(2)]), again: .scene(3))))
        let aligner = KeptAligner(model, .plain(scenes: 3))
        let round: [UInt32] = [1, 2, 3, 9]
        let long = (0..<100_000).map { round[$0 % 4] }
        // Every 9 is added, and so is the last 3, behind which the body would be missing.
        #expect(aligner.cost(long) == 25_001)
        #expect(aligner.alignment(long)?.moves.count == 100_000)
    }

    @Test func `a story beyond the bound is refused, and the next is not`() {
        let passages = (1..<4_000).map { StateGraph.Passage(from: $0 - 1, scene: $0, to: $0) }
        let graph = StateGraph(isEnd: (0..<4_000).map { $0 == 3_999 }, passages)
        let model = ProcessModel(graph, scenes: 4_000)
        let aligner = KeptAligner(model, .plain(scenes: 4_000))
        let endless = [UInt32](repeating: 1, count: AlignmentSearch.nodeBound / 4_096)
        #expect(aligner.cost(endless) == nil)
        #expect(aligner.alignment(endless) == nil)
        #expect(aligner.cost([1, 2]) == 3_997)
    }
}
