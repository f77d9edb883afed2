import Statistics
import Testing

@Suite struct ScoreTests {
    @Test(arguments: [
        ("10", ScoreAnswer.score(10)), ("0", .score(0)), (" 9", .score(9)), ("10 ", .score(10)), ("", .missing),
        ("   ", .missing), ("11", .rejected), ("-1", .rejected), ("7.5", .rejected), ("abc", .rejected),
        ("1 0", .rejected), ("٣", .rejected),
    ])
    func answersAreTakenMissingOrRejectedNeverClipped(text: String, expected: ScoreAnswer) {
        #expect(ScoreAnswer(text) == expected)
    }

    @Test func theTextbookExample() throws {
        let counts = NetPromoter(promoters: 60, passives: 25, detractors: 15)
        #expect(abs(try #require(counts.score) - 45) < 1e-12)
        #expect(abs(counts.unitVariance - 0.5475) < 1e-12)
        #expect(abs(counts.standardError - 7.399) < 5e-4)
        let wald = try #require(counts.waldInterval())
        #expect(abs(wald.low - 30.50) < 5e-3 && abs(wald.high - 59.50) < 5e-3)
        #expect(abs(counts.adjustedScore - 43.69) < 5e-3)
        #expect(abs(counts.interval().low - 29.34) < 5e-3 && abs(counts.interval().high - 58.04) < 5e-3)
    }

    @Test func partsOfAHistogramMergeToTheWhole() {
        var chance = Xoshiro256(seed: 21)
        let scores = (0..<1_000).map { _ in chance.bounded(11) }
        var merged = ScoreHistogram(scores[..<300])
        merged.merge(ScoreHistogram(scores[300...]))
        #expect(merged == ScoreHistogram(scores))
        #expect(merged.total == 1_000)
        #expect(merged.netPromoter.count == 1_000)
        #expect(abs(merged.moments.mean - Moments(scores.map(Double.init)).mean) < 1e-12)
        #expect(merged.share(atLeast: 9).successes == merged.netPromoter.promoters)
    }

    @Test func noAnswersHaveNoScoreAndTellNothing() {
        let nobody = ScoreHistogram().netPromoter
        #expect(nobody.score == nil)
        #expect(nobody.studentInterval() == nil)
        #expect(nobody.waldInterval() == nil)
        #expect(nobody.interval().contains(0) && nobody.interval().width > 100)
    }

    @Test func intervalsStayOnTheScaleAndWidenWithConfidence() {
        for promoters in 0...6 {
            for detractors in 0...6 {
                for passives in [0, 1, 9] where promoters + detractors + passives > 0 {
                    let counts = NetPromoter(promoters: promoters, passives: passives, detractors: detractors)
                    let usual = counts.interval()
                    let sure = counts.interval(confidence: 0.99)
                    #expect(usual.low >= -100 && usual.high <= 100)
                    #expect(sure.low <= usual.low && sure.high >= usual.high)
                    #expect(usual.contains(counts.adjustedScore))
                    let mirrored = NetPromoter(promoters: detractors, passives: passives, detractors: promoters)
                    #expect(abs(mirrored.interval().low + usual.high) < 1e-9)
                }
            }
        }
    }

    @Test func theSamePeopleInTwoWavesTellMoreThanTwoScores() throws {
        var paired = PairedPromoters()
        var before = ScoreHistogram()
        var after = ScoreHistogram()
        for person in 0..<60 {
            let scores = (person % 3 == 0 ? 6 : 9, person % 3 == 0 && person % 2 == 0 ? 8 : (person % 3 == 0 ? 6 : 9))
            paired.add(before: scores.0, after: scores.1)
            before.add(scores.0)
            after.add(scores.1)
        }
        let together = try #require(paired.interval())
        let apart = NetPromoterDifference(after.netPromoter, before.netPromoter)
        #expect(abs(paired.points - apart.points) < 1e-9)
        #expect(together.width < 0.5 * apart.interval().width)
        #expect(paired.risers == 10 && paired.fallers == 0)
        var twice = paired
        twice.merge(paired)
        #expect(twice.risers == 20)
    }

    @Test func everybodyAskedLeavesNoSamplingError() {
        #expect(SampleSize.standardError(unitVariance: 0.7, sample: 60, population: 60) == 0)
        let few = SampleSize.standardError(unitVariance: 0.7, sample: 40, population: 60)
        let endless = SampleSize.standardError(unitVariance: 0.7, sample: 40, population: 1_000_000)
        #expect(few < endless)
        #expect(SampleSize.wholeAnswers(forMargin: 0.05, unitVariance: 1, population: nil) == 1_537)
    }
}
