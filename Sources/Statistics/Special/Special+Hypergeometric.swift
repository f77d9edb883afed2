extension Special {
    /// Gauss's hypergeometric function 2F1(a, b; c; z) for z < 1: its series, after Pfaff's transformation where z is
    /// negative and Euler's where that makes the terms fall faster (Abramowitz & Stegun 1964, 15.3.3 and 15.3.4).
    package static func hypergeometric(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        if z < 0 { return pow(1 - z, -a) * hypergeometric(a, c - b, c, z / (z - 1)) }
        let fallsFaster = z > 0.5 && c < a + b && c > a && c > b
        if fallsFaster { return pow(1 - z, c - a - b) * gaussSeries(c - a, c - b, c, z) }
        return gaussSeries(a, b, c, z)
    }

    private static func gaussSeries(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
        var sum = CompensatedSum(1)
        var term = 1.0
        for i in 0..<1_000_000 {
            let n = Double(i)
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z
            sum.add(term)
            if abs(term) <= abs(sum.value) * 1e-18 { break }
        }
        return sum.value
    }
}
