extension Xoshiro256 {
    /// A number in [0, 1): the upper 53 bits.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number below `bound`, each as likely (Lemire 2019, ACM TOMACS 29:3).
    package mutating func bounded(_ bound: UInt64) -> UInt64 {
        precondition(bound > 0, "A bound must leave something to draw.")
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return product.high
    }

    /// A whole number below `bound`, each as likely.
    package mutating func bounded(_ bound: Int) -> Int { Int(bounded(UInt64(bound))) }

    /// True with probability `share`.
    package mutating func happens(_ share: Double) -> Bool { unit() < share }

    /// One of the elements, nil of none.
    package mutating func element<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[bounded(elements.count)]
    }

    /// An index drawn in proportion to the weights; nil where none is above zero.
    package mutating func index(weighted weights: [Double]) -> Int? {
        let total = weights.reduce(0) { $0 + max(0, $1) }
        guard total > 0 else { return nil }
        var rest = unit() * total
        for (index, weight) in weights.enumerated() where weight > 0 {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 }
    }

    /// Puts the elements in a random order (Fisher & Yates, from the last place down).
    package mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(last, bounded(last + 1)) }
    }

    /// A standard normal draw (Box & Muller 1958).
    package mutating func normal() -> Double {
        (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
    }

    /// An exponential draw with this mean: a wait without memory.
    package mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

    /// A draw whose logarithm is normal: waits and amounts as they are met in practice.
    package mutating func logNormal(median: Double, spread: Double) -> Double { median * exp(spread * normal()) }

    /// A Poisson draw by inversion; meant for means up to some hundreds.
    package mutating func poisson(mean: Double) -> Int {
        var probability = exp(-mean)
        var rest = unit()
        var count = 0
        while rest > probability && count < 10_000 {
            rest -= probability
            count += 1
            probability *= mean / Double(count)
        }
        return count
    }
}
