import Statistics
import Testing

@Suite struct SummaryTests {
    @Test func partsOfMomentsMergeToTheWhole() {
        var chance = Xoshiro256(seed: 11)
        let values = (0..<5_000).map { _ in 1e6 + chance.normal() }
        let whole = Moments(values)
        var merged = Moments()
        var rest = values[...]
        while !rest.isEmpty {
            let size = min(rest.count, chance.bounded(700) + 1)
            merged.merge(Moments(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        merged.merge(Moments())
        #expect(merged.count == whole.count)
        #expect(abs(merged.mean - whole.mean) < 1e-14 * whole.mean)
        #expect(abs(merged.squares / whole.squares - 1) < 1e-9)
    }

    @Test func sumsAndStreamsAgreeOnTheMoments() {
        let values = [120.0, -30, 0, 0, 77.5, 1e3]
        var sums = PowerSums()
        for value in values { sums.add(value) }
        #expect(abs(sums.moments.mean - Moments(values).mean) < 1e-12)
        #expect(abs(sums.moments.squares / Moments(values).squares - 1) < 1e-13)
    }

    @Test func amountsThatAreAllTheSameHaveNoSpread() {
        var sums = PowerSums()
        for _ in 0..<1_000 { sums.add(79.95) }
        #expect(sums.moments.squares == 0)
        #expect(sums.moments.meanInterval() == nil)
    }

    @Test func aMeanOfOneAnswerHasNoInterval() {
        #expect(Moments([8]).meanInterval() == nil)
        #expect(Moments([8, 8, 8]).meanInterval() == nil)
        #expect(Moments([]).meanInterval() == nil)
        #expect(Moments([7, 8, 9]).meanInterval()?.contains(8) == true)
    }

    @Test func aCompensatedSumKeepsSmallTermsBesideLargeOnes() {
        #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
        var first = CompensatedSum()
        for term in [1.0, 1e100] { first.add(term) }
        var second = CompensatedSum()
        for term in [1.0, -1e100] { second.add(term) }
        first.merge(second)
        #expect(first.value == 2)
    }

    @Test(arguments: QuantileType.allCases)
    func quantilesRiseAndStayWithinTheValues(type: QuantileType) throws {
        var chance = Xoshiro256(seed: 12)
        let sorted = (0..<37).map { _ in chance.logNormal(median: 5, spread: 2) }.sorted()
        var previous = -Double.infinity
        for step in 0...100 {
            let value = try #require(Quantiles.quantile(Double(step) / 100, of: sorted, type: type))
            #expect(value >= previous && value >= sorted[0] && value <= sorted[36])
            previous = value
        }
        #expect(Quantiles.quantile(0.3, of: [4], type: type) == 4)
        #expect(Quantiles.quantile(0.3, of: [], type: type) == nil)
    }

    @Test func theMedianDeviationEstimatesTheStandardDeviation() throws {
        var chance = Xoshiro256(seed: 13)
        let sorted = (0..<40_000).map { _ in 3 + 2 * chance.normal() }.sorted()
        #expect(abs(try #require(Quantiles.scaledMedianDeviation(of: sorted)) - 2) < 0.05)
    }
}
