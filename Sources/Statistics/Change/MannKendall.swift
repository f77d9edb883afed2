/// Whether a series drifts up or down, whatever its shape (Mann 1945; Kendall 1975; methods.md 1.5), and how steeply.
package struct MannKendall: Sendable {
    /// Rises less falls over all pairs of periods.
    package let rises: Int
    package let variance: Double
    private let series: [Double]

    /// In order of time, one value a period.
    package init(_ series: [Double]) {
        self.series = series
        var rises = 0
        for later in series.indices {
            for earlier in 0..<later {
                rises += series[later] > series[earlier] ? 1 : (series[later] < series[earlier] ? -1 : 0)
            }
        }
        self.rises = rises
        variance = (Self.term(series.count) - Self.tieTerms(of: series)) / 18
    }

    /// With continuity correction; zero where nothing changes.
    package var z: Double { Self.z(rises, variance) }

    package var pValue: Double { Normal.twoSided(z) }

    /// Kendall's tau: -1 falls throughout, 1 rises throughout.
    package var tau: Double? {
        let pairs = series.count * (series.count - 1) / 2
        return pairs > 0 ? Double(rises) / Double(pairs) : nil
    }

    /// The median slope over all pairs of periods (Theil 1950; Sen 1968).
    package var slope: Double? { Quantiles.median(of: slopes) }

    package func slopeInterval(confidence: Double = 0.95) -> ConfidenceInterval? {
        let slopes = slopes
        guard !slopes.isEmpty else { return nil }
        let reach = Normal.twoSidedLimit(confidence) * variance.squareRoot()
        let pairs = Double(slopes.count)
        let high = min(Int(((pairs + reach) / 2).rounded(.toNearestOrEven)), slopes.count - 1)
        let low = max(Int(((pairs - reach) / 2).rounded(.toNearestOrEven)) - 1, 0)
        return ConfidenceInterval(low: slopes[low], high: slopes[high])
    }

    /// The p-value where one period resembles the next: the variance grows with the autocorrelation of the ranks once
    /// the drift is taken out (Hamed & Rao 1998, J. Hydrology 204:182).
    package var autocorrelatedPValue: Double {
        guard series.count > 3, let slope else { return pValue }
        let ranks = Self.ranks(of: series.enumerated().map { $1 - Double($0 + 1) * slope })
        let center = Moments(ranks)
        guard center.squares > 0 else { return pValue }
        let n = Double(series.count)
        let notice = Normal.twoSidedLimit(0.95) / n.squareRoot()
        var excess = 0.0
        for lag in 1..<series.count {
            var product = 0.0
            for index in lag..<series.count {
                product += (ranks[index] - center.mean) * (ranks[index - lag] - center.mean)
            }
            let correlation = product / center.squares
            let rest = n - Double(lag)
            if abs(correlation) > notice { excess += rest * (rest - 1) * (rest - 2) * correlation }
        }
        let growth = 1 + 2 / (n * (n - 1) * (n - 2)) * excess
        return growth > 0 ? Normal.twoSided(Self.z(rises, variance * growth)) : pValue
    }

    private var slopes: [Double] {
        var slopes: [Double] = []
        for later in series.indices {
            for earlier in 0..<later { slopes.append((series[later] - series[earlier]) / Double(later - earlier)) }
        }
        return slopes.sorted()
    }

    private static func z(_ rises: Int, _ variance: Double) -> Double {
        guard variance > 0 else { return 0 }
        return Double(rises - rises.signum()) / variance.squareRoot()
    }

    private static func term(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }

    private static func tieTerms(of series: [Double]) -> Double {
        let ties = Dictionary(series.map { ($0, 1) }, uniquingKeysWith: +)
        return ties.values.filter { $0 > 1 }.map(term).compensatedSum()
    }

    /// Places by rising value, equal values sharing their mean place.
    private static func ranks(of values: [Double]) -> [Double] {
        let sorted = values.sorted()
        var places: [Double: (sum: Int, count: Int)] = [:]
        for (index, value) in sorted.enumerated() {
            let place = places[value] ?? (0, 0)
            places[value] = (place.sum + index + 1, place.count + 1)
        }
        return values.map { places[$0].map { Double($0.sum) / Double($0.count) } ?? 0 }
    }
}
