/// P-values of many tests looked at together, adjusted so that chance finds stay rare (methods.md 1.5 and A5). Each is
/// compared with the level as if it were the only one.
package enum MultipleTesting {
    /// Keeps the share of false finds among the finds (Benjamini & Hochberg 1995).
    package static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
        falseDiscovery(pValues, factor: 1)
    }

    /// The same whatever the tests have to do with each other (Benjamini & Yekutieli 2001).
    package static func benjaminiYekutieli(_ pValues: [Double]) -> [Double] {
        let harmonic = (0..<pValues.count).map { 1 / Double($0 + 1) }.compensatedSum()
        return falseDiscovery(pValues, factor: harmonic)
    }

    /// Keeps the chance of any false find (Holm 1979).
    package static func holm(_ pValues: [Double]) -> [Double] {
        var adjusted = pValues
        var highest = 0.0
        for (rank, index) in order(of: pValues).enumerated() {
            highest = max(highest, Double(pValues.count - rank) * pValues[index])
            adjusted[index] = min(1, highest)
        }
        return adjusted
    }

    /// Keeps the chance of any false find, without looking at the other p-values.
    package static func bonferroni(_ pValues: [Double]) -> [Double] {
        pValues.map { min(1, Double(pValues.count) * $0) }
    }

    private static func falseDiscovery(_ pValues: [Double], factor: Double) -> [Double] {
        var adjusted = pValues
        var lowest = 1.0
        for (rank, index) in order(of: pValues).enumerated().reversed() {
            lowest = min(lowest, factor * Double(pValues.count) / Double(rank + 1) * pValues[index])
            adjusted[index] = lowest
        }
        return adjusted
    }

    /// Indices by rising p-value, equal ones in the order given.
    private static func order(of pValues: [Double]) -> [Int] {
        pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    }
}
