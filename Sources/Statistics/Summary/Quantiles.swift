/// How a quantile between two values is read off (Hyndman & Fan 1996, Am. Stat. 50:361).
package enum QuantileType: Int, CaseIterable, Sendable {
    case invertedCDF = 1
    case hazen = 5
    case weibull = 6
    /// The type used wherever nothing else is said.
    case linear = 7
    case medianUnbiased = 8

    /// The place of quantile `q` among `n` values in order, counted from 1.
    fileprivate func place(_ q: Double, among n: Double) -> Double {
        switch self {
        case .invertedCDF: (n * q).rounded(.up)
        case .hazen: n * q + 0.5
        case .weibull: (n + 1) * q
        case .linear: (n - 1) * q + 1
        case .medianUnbiased: (n + 1.0 / 3) * q + 1.0 / 3
        }
    }
}

/// Quantiles and what is built on them; all of values that are already in rising order.
package enum Quantiles {
    /// The quantile `q` (0 to 1); nil of no values.
    package static func quantile(_ q: Double, of sorted: [Double], type: QuantileType = .linear) -> Double? {
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let place = type.place(q, among: Double(sorted.count)) - 1
        if place <= 0 { return first }
        if place >= Double(sorted.count - 1) { return last }
        let below = place.rounded(.down)
        let share = place - below
        let low = sorted[Int(below)]
        if share == 0 { return low }
        return low + share * (sorted[Int(below) + 1] - low)
    }

    package static func median(of sorted: [Double]) -> Double? { quantile(0.5, of: sorted) }

    /// The distance between the quartiles.
    package static func interquartileRange(of sorted: [Double]) -> Double? {
        guard let low = quantile(0.25, of: sorted), let high = quantile(0.75, of: sorted) else { return nil }
        return high - low
    }

    /// The median distance from the median, scaled by 1.4826 so that it estimates a normal standard deviation.
    package static func scaledMedianDeviation(of sorted: [Double]) -> Double? {
        guard let middle = median(of: sorted) else { return nil }
        let distances = sorted.map { abs($0 - middle) }.sorted()
        return median(of: distances).map { $0 * normalScale }
    }

    /// The mean without the lowest and the highest share of the values.
    package static func trimmedMean(of sorted: [Double], cutting share: Double) -> Double? {
        let cut = Int(share * Double(sorted.count))
        guard sorted.count > 2 * cut else { return nil }
        let kept = sorted[cut..<(sorted.count - cut)]
        return kept.compensatedSum() / Double(kept.count)
    }

    /// 1 / Phi^-1(3/4).
    package static let normalScale = 1.482602218505602
}
