/// The special functions behind every interval and test (methods.md 0.1).
package enum Special {
    /// erf(x), the share of a normal curve within x sqrt(2) standard deviations.
    package static func errorFunction(_ x: Double) -> Double { erf(x) }

    /// 1 - erf(x), exact in the far tail where the difference would be lost.
    package static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

    /// ln Gamma(x) for x > 0.
    package static func logGamma(_ x: Double) -> Double { lgamma(x) }

    /// ln of the sum of exp(values), without overflow; -infinity for none.
    package static func logSumExp(_ values: [Double]) -> Double {
        guard let greatest = values.max() else { return -.infinity }
        if greatest.isInfinite { return greatest }
        return greatest + log(values.reduce(0) { $0 + exp($1 - greatest) })
    }
}
