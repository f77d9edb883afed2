/// Where to look at a smooth function, and with which weights, to know its integral (Gauss & Legendre).
struct Quadrature {
    private(set) var nodes: [Double] = []
    private(set) var weights: [Double] = []

    /// `count` points between two ends.
    init(between low: Double, and high: Double, count: Int) {
        let half = (high - low) / 2
        for index in 1...count {
            var x = cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
            var slope = 1.0
            for _ in 0..<50 {
                let value = Self.legendre(count, x)
                slope = value.slope
                let step = value.height / slope
                x -= step
                if abs(step) < 1e-15 { break }
            }
            nodes.append(low + half * (1 + x))
            weights.append(2 * half / ((1 - x * x) * slope * slope))
        }
    }

    /// Legendre's polynomial of a degree and its slope at `x`, by its recurrence.
    private static func legendre(_ degree: Int, _ x: Double) -> (height: Double, slope: Double) {
        var previous = 0.0
        var height = 1.0
        for k in 1...degree {
            let n = Double(k)
            (previous, height) = (height, ((2 * n - 1) * x * height - (n - 1) * previous) / n)
        }
        return (height, Double(degree) * (x * height - previous) / (x * x - 1))
    }
}
