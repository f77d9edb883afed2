/// How many answers a figure needs, and what a small population does to its error (Cochran 1977; methods.md 1.2).
package enum SampleSize {
    /// Standard error of a mean when `sample` of a `population` answered; zero when everybody did.
    package static func standardError(unitVariance: Double, sample: Int, population: Int) -> Double {
        if sample >= population { return 0 }
        let correction = Double(population - sample) / Double(population - 1)
        return (unitVariance / Double(sample) * correction).squareRoot()
    }

    /// Answers needed from an endless population for this margin of error; 1 is the greatest variance of a Net Promoter
    /// class, 1/4 that of a share.
    package static func answers(forMargin margin: Double, unitVariance: Double, confidence: Double = 0.95) -> Double {
        let ratio = Normal.twoSidedLimit(confidence) / margin
        return ratio * ratio * unitVariance
    }

    /// Whole answers needed, of a population where one is given.
    package static func wholeAnswers(
        forMargin margin: Double, unitVariance: Double, population: Int?, confidence: Double = 0.95
    ) -> Int {
        let endless = answers(forMargin: margin, unitVariance: unitVariance, confidence: confidence)
        guard let population else { return Int(endless.rounded(.up)) }
        return Int((endless / (1 + (endless - 1) / Double(population))).rounded(.up))
    }
}
