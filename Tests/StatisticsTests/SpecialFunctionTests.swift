import Foundation
import Statistics
import Testing

@Suite struct SpecialFunctionTests {
    static let shares = [1e-12, 1e-4, 0.025, 0.3, 0.5, 0.71, 0.975, 0.9999]

    @Test(arguments: shares)
    func aQuantileIsWhereTheDistributionReachesTheShare(share: Double) {
        func expectSame(_ actual: Double, _ name: String) {
            #expect(abs(actual - share) <= 1e-12 + 1e-10 * share, "\(name) at \(share) gives \(actual)")
        }
        expectSame(Normal.cdf(Normal.quantile(share)), "normal")
        for degrees in [0.7, 1, 2.5, 9, 200, 1e5] {
            let t = StudentT(degrees: degrees)
            expectSame(t.cdf(t.quantile(share)), "t(\(degrees))")
            let chi = ChiSquared(degrees: degrees)
            expectSame(chi.cdf(chi.quantile(share)), "chi2(\(degrees))")
        }
        for (a, b) in [(0.5, 0.5), (0.5, 10.5), (3.0, 3.0), (40.0, 2.0), (900.0, 1200.0)] {
            let beta = BetaDistribution(a: a, b: b)
            expectSame(beta.cdf(beta.quantile(share)), "beta(\(a), \(b))")
            let f = FDistribution(numerator: a, denominator: b)
            expectSame(f.cdf(f.quantile(share)), "F(\(a), \(b))")
        }
    }

    @Test func tailsAndBodiesMakeOne() {
        for x in [0.01, 0.5, 1, 3.7, 12, 60] {
            #expect(abs(Special.lowerGamma(4.2, x) + Special.upperGamma(4.2, x) - 1) < 1e-14)
            #expect(abs(Normal.cdf(x) + Normal.upperTail(x) - 1) < 1e-15)
            let f = FDistribution(numerator: 3, denominator: 17)
            #expect(abs(f.cdf(x) + f.upperTail(x) - 1) < 1e-14)
            #expect(abs(Poisson(mean: x).cdf(5) + Poisson(mean: x).upperTail(5) - 1) < 1e-14)
        }
    }

    @Test func theIncompleteBetaIsSymmetric() {
        for (a, b, x) in [(0.3, 4.0, 0.2), (12.0, 7.0, 0.6), (500.0, 600.0, 0.45), (1.0, 1.0, 0.9)] {
            let mirrored = 1 - Special.regularizedBeta(b, a, 1 - x)
            #expect(abs(Special.regularizedBeta(a, b, x) - mirrored) < 1e-13)
        }
    }

    @Test func aTDistributionOfManyDegreesIsNormal() {
        #expect(abs(StudentT(degrees: 1e9).cdf(1.3) - Normal.cdf(1.3)) < 1e-9)
        #expect(abs(StudentT(degrees: 1e9).quantile(0.975) - 1.959963984540054) < 1e-8)
    }

    @Test func gammaObeysItsRecurrences() {
        for x in [0.2, 1, 3.3, 9.99, 57, 4000] {
            #expect(abs(Special.digamma(x + 1) - Special.digamma(x) - 1 / x) < 1e-13 / min(1, x))
            #expect(abs(Special.trigamma(x) - Special.trigamma(x + 1) - 1 / (x * x)) < 1e-12 / min(1, x * x))
        }
    }

    @Test func theBetaFunctionOfLargeArgumentsDoesNotCancel() {
        // B(a, b) / B(a + 1, b) = (a + b) / a.
        for (a, b) in [(2.0, 3.0), (50, 9.5), (1e4, 1e4), (1e8, 12)] {
            let step = Special.logBeta(a, b) - Special.logBeta(a + 1, b)
            let exact = Special.logSumExp([0, logRatio(b, a)])
            #expect(abs(step - exact) < 1e-14 * max(1, abs(Special.logBeta(a, b))))
        }
    }

    private func logRatio(_ x: Double, _ y: Double) -> Double { Foundation.log(x / y) }

    @Test func probabilitiesOutsideTheScaleHaveNoQuantile() {
        for share in [-0.1, 1.1, Double.nan] {
            #expect(Normal.quantile(share).isNaN)
            #expect(StudentT(degrees: 4).quantile(share).isNaN)
            #expect(BetaDistribution(a: 1, b: 2).quantile(share).isNaN)
            #expect(GammaDistribution(shape: 2).quantile(share).isNaN)
        }
        #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    }

    @Test func brentFindsRootsAndRefusesEqualSigns() throws {
        let root = try #require(Root.brent(between: 0, and: 2) { $0 * $0 - 2 })
        #expect(abs(root - 2.0.squareRoot()) < 1e-15)
        let steep = try #require(Root.brent(between: -1, and: 10) { $0 < 3 ? -1e-9 : 1e9 })
        #expect(abs(steep - 3) < 1e-12)
        #expect(Root.brent(between: 2, and: 3) { $0 } == nil)
    }
}
