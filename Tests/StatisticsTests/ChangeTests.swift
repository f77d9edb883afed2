import Statistics
import Testing

@Suite struct ChangeTests {
    @Test func aSteadyRiseIsFoundAndAFlatSeriesIsNot() throws {
        let rise = MannKendall((0..<20).map { 3 + 0.5 * Double($0) })
        #expect(rise.tau == 1)
        #expect(rise.slope == 0.5)
        #expect(rise.pValue < 1e-6)
        let flat = MannKendall([4, 4, 4, 4, 4])
        #expect(flat.rises == 0 && flat.z == 0 && flat.pValue == 1 && flat.slope == 0)
        #expect(MannKendall([]).tau == nil && MannKendall([]).slopeInterval() == nil)
        let fall = MannKendall((0..<20).map { -Double($0) })
        #expect(fall.z == -rise.z)
        #expect(try #require(rise.slopeInterval()).contains(0.5))
    }

    @Test func aSeriesThatRemembersItselfCriesWolfLessWhenThatIsAllowedFor() {
        var chance = Xoshiro256(seed: 51)
        var plain = 0
        var allowing = 0
        for _ in 0..<200 {
            var level = 0.0
            let series = (0..<60).map { _ in
                level = 0.7 * level + chance.normal()
                return level
            }
            let drift = MannKendall(series)
            if drift.pValue < 0.05 { plain += 1 }
            if drift.autocorrelatedPValue < 0.05 { allowing += 1 }
        }
        #expect(plain > 40)
        #expect(Double(allowing) < 0.6 * Double(plain))
    }

    /// A truth that wanders by three points a day, under very many answers (methods.md 1.5 ii).
    @Test func laneysLimitsDoNotCryWolfOverManyAnswers() throws {
        var chance = Xoshiro256(seed: 52)
        let periods = (0..<200).map { _ in
            let truth = 0.6 + 0.03 * chance.normal()
            let trials = 500 + chance.bounded(3_500)
            return Proportion(successes: (0..<trials).count { _ in chance.happens(truth) }, trials: trials)
        }
        let chart = try #require(ProportionChart(periods, baseline: 100))
        #expect(chart.dispersion > 1.5)
        #expect(chart.signals(outside: chart.plainLimits).count > 20)
        #expect(chart.signals(outside: chart.limits).count < 8)
        #expect(zip(chart.z, chart.scaledZ).allSatisfy { abs($1 ?? 0) <= abs($0 ?? 0) })
    }

    @Test func aPeriodWithoutCasesIsSkippedAndABaselineWithoutCasesRefused() throws {
        let nothing = Proportion(successes: 0, trials: 0)
        let some = [Proportion(successes: 6, trials: 10), nothing, Proportion(successes: 4, trials: 10)]
        let chart = try #require(ProportionChart(some, baseline: 3))
        #expect(chart.z[1] == nil && chart.limits[1] == nil)
        #expect(ProportionChart([nothing, nothing], baseline: 2) == nil)
        #expect(ProportionChart([Proportion(successes: 9, trials: 9)], baseline: 1) == nil)
    }

    @Test func aCumulativeSumFindsASmallShiftAndIsPatientWithout() {
        let steady = CumulativeSum(Array(repeating: 0.4, count: 500))
        #expect(steady.firstSignalUp == nil && steady.firstSignalDown == nil)
        let shifted = CumulativeSum(Array(repeating: 0, count: 20) + Array(repeating: -1, count: 20))
        #expect(shifted.firstSignalDown == 30)
        #expect(shifted.firstSignalUp == nil)
    }

    @Test func theMovingAveragesLimitsSettle() {
        let limits = MovingAverage(Array(repeating: 0, count: 200), weight: 0.2, width: 2.962).limits
        #expect(zip(limits, limits.dropFirst()).allSatisfy { $0.width <= $1.width })
        #expect(abs(limits[199].high - 2.962 / 3) < 1e-9)
    }

    /// Montgomery, Introduction to Statistical Quality Control, table 9.3.
    @Test(arguments: zip([0, 0.25, 0.5, 0.75, 1, 1.5, 2], [465, 139, 38, 17, 10.4, 5.75, 4.01]))
    func runLengthsAreMontgomerys(shift: Double, periods: Double) throws {
        let length = try #require(RunLength.cumulativeSum(slack: 0.5, threshold: 5, shift: shift))
        #expect(abs(length - periods) < 0.01 * periods)
        #expect(RunLength.cumulativeSum(slack: 0.5, threshold: 5, shift: -shift) == length)
    }

    /// Weights and widths that all give 500 periods between false alarms (methods.md 1.5 iii).
    @Test(arguments: zip([0.05, 0.1, 0.2, 0.25, 0.4], [2.615, 2.814, 2.962, 2.998, 3.054]))
    func movingAveragesCanBeSetToOneFalseAlarmInFiveHundred(weight: Double, width: Double) throws {
        let length = try #require(RunLength.movingAverage(weight: weight, width: width, shift: 0))
        #expect(abs(length - 500) < 2)
    }

    @Test func adjustedPValuesAreOrderedByCaution() {
        let pValues = [0.001, 0.2, 0.013, 0.04, 0.9, 0.013]
        let found = MultipleTesting.benjaminiHochberg(pValues)
        let cautious = MultipleTesting.benjaminiYekutieli(pValues)
        let holm = MultipleTesting.holm(pValues)
        let bonferroni = MultipleTesting.bonferroni(pValues)
        for index in pValues.indices {
            #expect(pValues[index] <= found[index] && found[index] <= cautious[index])
            #expect(found[index] <= holm[index] && holm[index] <= bonferroni[index])
            #expect(bonferroni[index] <= 1)
        }
        #expect(MultipleTesting.holm([]).isEmpty)
        #expect(MultipleTesting.benjaminiHochberg([0.03]) == [0.03])
    }

    @Test func smallSegmentsAreDrawnFurtherToTheMiddle() throws {
        var chance = Xoshiro256(seed: 53)
        var segments = (0..<60).map { _ in
            let truth = 0.45 + 0.3 * chance.unit()
            return Proportion(successes: (0..<80).count { _ in chance.happens(truth) }, trials: 80)
        }
        segments.append(Proportion(successes: 3, trials: 3))
        segments.append(Proportion(successes: 0, trials: 0))
        let shrunken = try #require(ShrunkenShares(segments))
        let posteriors = shrunken.posteriors
        #expect(abs(shrunken.common.mean - 0.6) < 0.03)
        #expect(posteriors[60].mean < 0.75)
        #expect(abs(posteriors[61].mean - shrunken.common.mean) < 1e-12)
        for (segment, posterior) in zip(segments, posteriors) {
            guard let share = segment.share else { continue }
            #expect(abs(posterior.mean - shrunken.common.mean) <= abs(share - shrunken.common.mean) + 1e-12)
        }
        let alike = Array(repeating: Proportion(successes: 5, trials: 10), count: 20)
        #expect(ShrunkenShares(alike) == nil)
        #expect(ShrunkenShares([]) == nil)
    }

    @Test func answersOfOneAccountResembleEachOther() throws {
        var chance = Xoshiro256(seed: 54)
        var halves = [IntraclassCorrelation(), IntraclassCorrelation()]
        var whole = IntraclassCorrelation()
        for account in 0..<500 {
            let mood = chance.normal()
            let answers = Moments((0..<4).map { _ in mood + chance.normal() })
            whole.add(answers)
            halves[account % 2].add(answers)
        }
        halves[0].merge(halves[1])
        #expect(abs(try #require(whole.value) - 0.5) < 0.06)
        #expect(abs(try #require(whole.designEffect) - 2.5) < 0.2)
        #expect(abs(try #require(halves[0].value) - (try #require(whole.value))) < 1e-9)
        #expect(IntraclassCorrelation().value == nil)
    }
}
