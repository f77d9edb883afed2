import Statistics
import Testing

@Suite struct MatchingTests {
    private struct Passage {
        var spendBefore: Double
        var isHurt: Bool
        var spend: Double
        var customer: Int
    }

    /// Heavy buyers are hurt more often and spend more anyway; being hurt costs 20.
    private static func passages(_ count: Int, seed: UInt64) -> [Passage] {
        var chance = Xoshiro256(seed: seed)
        return (0..<count).map { index in
            let before = chance.unit() * 100
            let isHurt = chance.happens(0.1 + 0.006 * before)
            let spend = before - (isHurt ? 20 : 0) + 5 * chance.normal()
            return Passage(spendBefore: before, isHurt: isHurt, spend: spend, customer: index / 3)
        }
    }

    private static let bins = Bins(cuts: Array(stride(from: 5.0, to: 100, by: 5)))

    private static func matched(_ passages: some Sequence<Passage>) -> MatchedStrata<Int> {
        var strata = MatchedStrata<Int>()
        for passage in passages {
            strata.add(passage.spend, isTreated: passage.isHurt, in: bins.index(of: passage.spendBefore))
        }
        return strata
    }

    @Test func matchingFindsTheEffectThatThePlainDifferenceHides() throws {
        let passages = Self.passages(6_000, seed: 41)
        let plain = MeanDifference(
            Moments(passages.filter(\.isHurt).map(\.spend)), Moments(passages.filter { !$0.isHurt }.map(\.spend)))
        let effect = try #require(Self.matched(passages).effect)
        #expect(plain.value > -10)
        #expect(try #require(effect.interval()).contains(-20))
        #expect(abs(effect.value + 20) < 1)
        #expect(effect.value == effect.treatedMean - effect.controlMean)
        #expect(effect.effectiveControl <= Double(effect.control))
        #expect(try #require(effect.interval(confidence: 0.99)).width > (try #require(effect.interval()).width))
    }

    @Test func partsOfTheStrataMergeToTheWhole() throws {
        let passages = Self.passages(2_000, seed: 42)
        var merged = Self.matched(passages[..<700])
        merged.merge(Self.matched(passages[700...]))
        let whole = try #require(Self.matched(passages).effect)
        let effect = try #require(merged.effect)
        #expect(effect.treated == whole.treated && effect.control == whole.control && effect.strata == whole.strata)
        #expect(abs(effect.value - whole.value) < 1e-10)
        #expect(abs(try #require(effect.standardError) - (try #require(whole.standardError))) < 1e-10)
    }

    @Test func theSameDataGivesTheSameBitsEveryTime() throws {
        let passages = Self.passages(1_000, seed: 43)
        let first = try #require(Self.matched(passages).effect)
        #expect((0..<5).allSatisfy { _ in Self.matched(passages).effect == first })
    }

    @Test func influencesSumToNothingAndGiveTheErrorByCustomer() throws {
        let passages = Self.passages(3_000, seed: 44)
        let strata = Self.matched(passages)
        let effect = try #require(strata.effect)
        var byCustomer: [Int: Double] = [:]
        var total = CompensatedSum()
        for passage in passages {
            let influence = strata.influence(
                of: passage.spend, isTreated: passage.isHurt, in: Self.bins.index(of: passage.spendBefore), on: effect)
            byCustomer[passage.customer, default: 0] += influence
            total.add(influence)
        }
        var customers = InfluenceSum()
        for (_, influence) in byCustomer.sorted(by: { $0.key < $1.key }) { customers.add(influence) }
        #expect(abs(total.value) < 1e-9)
        // Passages of a customer are independent here, so both errors estimate the same.
        let ratio = try #require(customers.standardError) / (try #require(effect.standardError))
        #expect(ratio > 0.85 && ratio < 1.15)
        #expect(try #require(effect.interval(clusteredBy: customers)).contains(effect.value))
    }

    @Test func weightsOfTheControlsAddUpToTheControls() throws {
        let passages = Self.passages(500, seed: 45)
        let strata = Self.matched(passages)
        let effect = try #require(strata.effect)
        let weights = passages.filter { !$0.isHurt }.map {
            strata.weight(isTreated: false, in: Self.bins.index(of: $0.spendBefore), of: effect)
        }
        #expect(abs(weights.compensatedSum() - Double(effect.control)) < 1e-9)
    }

    @Test func strataWithOneArmAreLeftOut() {
        var strata = MatchedStrata<String>()
        strata.add(5, isTreated: true, in: "only hurt")
        strata.add(5, isTreated: false, in: "only fine")
        #expect(strata.effect == nil)
        strata.add(PowerSums(count: 1, sum: 7, squares: 49), isTreated: true, in: "only fine")
        #expect(strata.effect?.value == 2)
        #expect(strata.effect?.interval() == nil)
        #expect(strata.effect?.treated == 1)
    }

    @Test func binsAreClosedOnTheLeft() {
        let bins = Bins(cuts: [10, 1, 5])
        #expect([0.9, 1, 4.9, 5, 9.99, 10, 1e9].map(bins.index(of:)) == [0, 1, 1, 2, 2, 3, 3])
        #expect(Bins(cuts: []).index(of: 3) == 0)
    }

    @Test func quantileBinsHoldAboutTheSameNumber() {
        let sorted = (0..<1_000).map { Double($0 * $0) }
        let bins = Bins(quantilesOf: sorted, classes: 4)
        let sizes = Dictionary(sorted.map { (bins.index(of: $0), 1) }, uniquingKeysWith: +)
        #expect(sizes.count == 4 && sizes.values.allSatisfy { abs($0 - 250) <= 1 })
        #expect(Bins(quantilesOf: Array(repeating: 0, count: 50), classes: 4).cuts.isEmpty)
        #expect(Bins(quantilesOf: [], classes: 4).cuts.isEmpty)
    }
}
