/// What goes with being hurt, compared like with like: the mean outcome of the hurt less that of the not hurt, stratum
/// by stratum, weighted by where the hurt are (the effect on the treated, methods.md 4.4 and A25).
package struct MatchedEffect: Hashable, Sendable {
    package var value: Double
    /// Observations of both arms in matched strata.
    package var treated: Int
    package var control: Int
    package var strata: Int
    /// Means of both arms over the matched strata, the controls weighted to where the treated are.
    package var treatedMean: Double
    package var controlMean: Double
    /// How many equally weighted controls the weighted ones are worth (Kish 1965).
    package var effectiveControl: Double
    /// Nil where no matched arm has two observations that differ.
    package var standardError: Double?
    /// Degrees of freedom after Satterthwaite.
    package var degrees: Double?

    package func interval(confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let standardError, let degrees else { return nil }
        let limit = StudentT(degrees: degrees).twoSidedLimit(confidence)
        return ConfidenceInterval(center: value, halfWidth: limit * standardError)
    }

    /// The interval with a standard error that was found by customer (``InfluenceSum``).
    package func interval(clusteredBy customers: InfluenceSum, confidence: Double = 0.95) -> ConfidenceInterval? {
        guard let error = customers.standardError, error > 0 else { return nil }
        let limit = StudentT(degrees: Double(customers.clusters - 1)).twoSidedLimit(confidence)
        return ConfidenceInterval(center: value, halfWidth: limit * error)
    }

    /// From strata that all have both arms; nil of none.
    init?<Stratum>(of arms: [MatchedStrata<Stratum>.Arms]) {
        guard !arms.isEmpty else { return nil }
        let pairs = arms.map { ($0.treated.moments, $0.control.moments) }
        strata = arms.count
        treated = pairs.reduce(0) { $0 + $1.0.count }
        control = pairs.reduce(0) { $0 + $1.1.count }
        let all = Double(treated)
        treatedMean = pairs.map { $0.0.sum }.compensatedSum() / all
        controlMean = pairs.map { Double($0.0.count) * $0.1.mean }.compensatedSum() / all
        value = treatedMean - controlMean
        effectiveControl =
            all * all / pairs.map { Double($0.0.count * $0.0.count) / Double($0.1.count) }.compensatedSum()
        let variance = StratifiedVariance(of: pairs)
        standardError = variance.total > 0 ? variance.total.squareRoot() : nil
        degrees = variance.total > 0 ? variance.degrees : nil
    }
}

/// Neyman's variance of a difference of stratified means: the sum over strata and arms of (n_t,s/N_t)^2 s^2/n. An arm
/// of one observation has no spread of its own; it borrows the pooled one of its side (methods.md has no say on this).
private struct StratifiedVariance {
    private(set) var total = 0.0
    private(set) var degrees = 1.0

    init(of pairs: [(treated: Moments, control: Moments)]) {
        let all = Double(pairs.reduce(0) { $0 + $1.treated.count })
        var spent = 0.0
        for side in [\(treated: Moments, control: Moments).treated, \.control] {
            let pool = Self.pool(pairs.map { $0[keyPath: side] })
            for pair in pairs {
                let arm = pair[keyPath: side]
                let weight = Double(pair.treated.count) / all
                let part = weight * weight * (arm.variance ?? pool.variance) / Double(arm.count)
                total += part
                spent += part * part / (arm.count > 1 ? Double(arm.count - 1) : pool.degrees)
            }
        }
        if spent > 0 { degrees = total * total / spent }
    }

    private static func pool(_ arms: [Moments]) -> (variance: Double, degrees: Double) {
        let degrees = Double(arms.reduce(0) { $0 + max(0, $1.count - 1) })
        let squares = arms.map(\.squares).compensatedSum()
        return degrees > 0 ? (squares / degrees, degrees) : (0, 1)
    }
}
