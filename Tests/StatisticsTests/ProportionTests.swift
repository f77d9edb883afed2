import Statistics
import Testing

@Suite struct ProportionTests {
    @Test func theTextbookExamples() {
        let none = Proportion(successes: 0, trials: 10).interval()
        #expect(none.low == 0 && abs(none.high - 0.2775) < 5e-5)
        let some = Proportion(successes: 8, trials: 15).interval()
        #expect(abs(some.low - 0.3012) < 5e-5 && abs(some.high - 0.7519) < 5e-5)
    }

    @Test func everyIntervalHoldsTheShareStaysOnTheScaleAndMirrors() throws {
        let methods: [(Proportion, Double) -> ConfidenceInterval] = [
            { $0.interval(confidence: $1) }, { $0.guaranteedInterval(confidence: $1) },
            { $0.agrestiCoullInterval(confidence: $1) }, { $0.normalInterval(confidence: $1) },
        ]
        for trials in [1, 2, 7, 40, 1_000] {
            for successes in Set([0, 1, trials / 3, trials / 2, trials]) {
                let share = Proportion(successes: successes, trials: trials)
                let mirrored = Proportion(successes: trials - successes, trials: trials)
                for method in methods {
                    let interval = method(share, 0.95)
                    #expect(interval.low >= 0 && interval.high <= 1)
                    #expect(interval.low <= (try #require(share.share)) + 1e-12)
                    #expect(interval.high >= (try #require(share.share)) - 1e-12)
                    #expect(abs(interval.low - (1 - method(mirrored, 0.95).high)) < 1e-9)
                    #expect(method(share, 0.8).width <= interval.width + 1e-12)
                }
                let guaranteed = share.guaranteedInterval()
                let jeffreys = share.jeffreysInterval()
                #expect(guaranteed.low <= jeffreys.low && guaranteed.high >= jeffreys.high)
            }
        }
    }

    @Test func noCasesTellNothing() {
        let nothing = Proportion(successes: 0, trials: 0)
        #expect(nothing.share == nil)
        #expect(nothing.interval() == ConfidenceInterval(low: 0, high: 1))
        #expect(nothing.guaranteedInterval() == ConfidenceInterval(low: 0, high: 1))
        #expect(nothing.normalInterval() == ConfidenceInterval(low: 0, high: 1))
    }

    @Test func wilsonCoversWhatItSays() {
        // The exact probability that the interval holds the truth, averaged over truths.
        let trials = 20
        var covered = CompensatedSum()
        let truths = stride(from: 0.02, through: 0.98, by: 0.01).map { $0 }
        for truth in truths {
            for successes in 0...trials
            where Proportion(successes: successes, trials: trials).interval().contains(truth) {
                covered.add(binomial(successes, trials, truth))
            }
        }
        let coverage = covered.value / Double(truths.count)
        #expect(coverage > 0.94 && coverage < 0.965)
    }

    private func binomial(_ k: Int, _ n: Int, _ p: Double) -> Double {
        let upper = k == 0 ? 1 : Special.regularizedBeta(Double(k), Double(n - k + 1), p)
        let above = k == n ? 0 : Special.regularizedBeta(Double(k + 1), Double(n - k), p)
        return upper - above
    }

    @Test func aDifferenceTurnsRoundWithItsGroups() throws {
        let a = Proportion(successes: 83, trials: 100)
        let b = Proportion(successes: 60, trials: 90)
        let there = ProportionDifference(a, b)
        let back = ProportionDifference(b, a)
        #expect(there.value == -back.value)
        #expect(abs(there.interval().low + back.interval().high) < 1e-12)
        #expect(abs(there.fisherPValue - back.fisherPValue) < 1e-12)
        #expect(try #require(there.pooledZ) == -(try #require(back.pooledZ)))
        #expect(there.interval().contains(there.value))
    }

    /// Limits found by a golden-section search for the most likely pair of shares, independent of the cubic.
    @Test func theScoreIntervalFitsTheMostLikelyShares() throws {
        let difference = ProportionDifference(
            Proportion(successes: 83, trials: 100), Proportion(successes: 60, trials: 90))
        let interval = try #require(difference.scoreInterval())
        #expect(abs(interval.low - 0.040483774707) < 1e-8)
        #expect(abs(interval.high - 0.285440003551) < 1e-8)
        let mirrored = try #require(ProportionDifference(difference.second, difference.first).scoreInterval())
        #expect(abs(mirrored.low + interval.high) < 1e-9)
        let elsewhere = try #require(difference.scoreInterval(fit: .statsmodels))
        #expect(abs(elsewhere.high - interval.high) > 1e-3)
    }

    @Test func allAlikeCannotBeTestedByZ() {
        let all = Proportion(successes: 5, trials: 5)
        #expect(ProportionDifference(all, all).pooledZ == nil)
        #expect(ProportionDifference(all, all).fisherPValue == 1)
    }
}
