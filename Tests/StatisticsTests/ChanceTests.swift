import Statistics
import Testing

@Suite struct ChanceTests {
    @Test func theSameSeedDrawsTheSame() {
        var a = Xoshiro256(seed: 7, stream: "orders")
        var b = Xoshiro256(seed: 7, stream: "orders")
        #expect((0..<100).allSatisfy { _ in a.next() == b.next() })
    }

    @Test func streamsOfOneSeedGoTheirOwnWays() {
        var streams = [
            Xoshiro256(seed: 7), Xoshiro256(seed: 7, stream: "orders"), Xoshiro256(seed: 7, stream: "calls"),
            Xoshiro256(seed: 8, stream: "orders"), Xoshiro256(seed: 7, stream: "orders", 0),
            Xoshiro256(seed: 7, stream: "orders", 1),
        ]
        let first = streams.indices.map { streams[$0].next() }
        #expect(Set(first).count == streams.count)
    }

    @Test func unitsLieFromZeroToBelowOneAndAverageHalf() {
        var chance = Xoshiro256(seed: 1)
        let draws = (0..<20_000).map { _ in chance.unit() }
        #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(abs(Moments(draws).mean - 0.5) < 0.01)
    }

    @Test func boundedDrawsReachEveryValueEvenly() {
        var chance = Xoshiro256(seed: 2)
        var counts = Array(repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[chance.bounded(7)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
    }

    @Test func aShuffleKeepsEveryElement() {
        var chance = Xoshiro256(seed: 3)
        var cards = Array(0..<52)
        chance.shuffle(&cards)
        #expect(cards != Array(0..<52))
        #expect(cards.sorted() == Array(0..<52))
        var none: [Int] = []
        chance.shuffle(&none)
        #expect(none.isEmpty)
    }

    @Test func drawsHaveTheMomentsOfTheirDistribution() {
        var chance = Xoshiro256(seed: 4)
        let normal = Moments((0..<50_000).map { _ in chance.normal() })
        #expect(abs(normal.mean) < 0.02 && abs((normal.variance ?? 0) - 1) < 0.03)
        let waits = Moments((0..<50_000).map { _ in chance.exponential(mean: 3) })
        #expect(abs(waits.mean - 3) < 0.06)
        let counts = Moments((0..<50_000).map { _ in Double(chance.poisson(mean: 2.5)) })
        #expect(abs(counts.mean - 2.5) < 0.03 && abs((counts.variance ?? 0) - 2.5) < 0.08)
        let amounts = (0..<20_001).map { _ in chance.logNormal(median: 40, spread: 0.8) }.sorted()
        #expect(abs((Quantiles.median(of: amounts) ?? 0) - 40) < 1.5)
    }

    @Test func weightsDecideHowOftenAnIndexIsDrawn() {
        var chance = Xoshiro256(seed: 5)
        var counts = [0, 0, 0]
        for _ in 0..<30_000 { counts[chance.index(weighted: [1, 0, 2]) ?? 1] += 1 }
        #expect(counts[1] == 0)
        #expect(abs(counts[0] - 10_000) < 400)
        #expect(chance.index(weighted: [0, -1]) == nil)
        #expect(chance.index(weighted: []) == nil)
    }
}
