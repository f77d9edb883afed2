import Statistics
import Testing

@Suite struct ComparisonTests {
    @Test func welchOnMergedSumsEqualsWelchOnTheValues() throws {
        let a = [5.0, 7, 7, 9, 10, 3]
        let b = [4.0, 4, 6, 5]
        var sums = PowerSums()
        for value in a[..<2] { sums.add(value) }
        var rest = PowerSums()
        for value in a[2...] { rest.add(value) }
        sums.merge(rest)
        let direct = MeanDifference(Moments(a), Moments(b))
        let merged = MeanDifference(sums.moments, Moments(b))
        #expect(abs(try #require(direct.interval()).low - (try #require(merged.interval()).low)) < 1e-12)
        #expect(try #require(direct.interval()).contains(direct.value))
        #expect(try #require(direct.interval(confidence: 0.99)).width > (try #require(direct.interval()).width))
    }

    @Test func groupsThatDoNotVaryHaveNoTest() {
        let flat = MeanDifference(Moments([3, 3, 3]), Moments([4, 4]))
        #expect(flat.value == -1)
        #expect(flat.t == nil && flat.pValue == nil && flat.interval() == nil && flat.hedgesG == nil)
        #expect(MeanDifference(Moments([3]), Moments([4, 5])).interval() == nil)
    }

    @Test func superiorityOfOneIsInferiorityOfTheOther() throws {
        let there = OrdinalComparison([3, 8, 12], [7, 7, 2])
        let back = OrdinalComparison([7, 7, 2], [3, 8, 12])
        let share = try #require(there.probabilityOfSuperiority)
        #expect(share > 0.5)
        #expect(abs(share + (try #require(back.probabilityOfSuperiority)) - 1) < 1e-14)
        #expect(abs(try #require(there.mannWhitneyPValue) - (try #require(back.mannWhitneyPValue))) < 1e-14)
        #expect(try #require(there.brunnerMunzel).statistic == -(try #require(back.brunnerMunzel)).statistic)
    }

    @Test func oneCategoryOrAnEmptyGroupCannotBeCompared() {
        #expect(OrdinalComparison([5, 0], [9, 0]).mannWhitneyPValue == nil)
        #expect(OrdinalComparison([5, 0], [9, 0]).brunnerMunzel == nil)
        #expect(OrdinalComparison([5, 0], [9, 0]).chiSquaredPValue == nil)
        #expect(OrdinalComparison([0, 0], [9, 4]).probabilityOfSuperiority == nil)
    }

    @Test func aFairCoinIsNotSignificant() {
        #expect(SignTest.pValue(5, 5) == 1)
        #expect(SignTest.pValue(0, 0) == 1)
        #expect(abs(SignTest.pValue(10, 0) - 2 / 1_024) < 1e-15)
        #expect(SignTest.pValue(3, 9) == SignTest.pValue(9, 3))
    }
}
