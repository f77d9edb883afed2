#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The limit on a wait where the script says none: exp(median + 2.5 robust standard deviations) of ln(hours + 1 s),
/// less 1 s (methods.md 4.3; median absolute deviation scaled to the normal: Rousseeuw and Croux 1993). Unlike a
/// quantile it does not call a fixed share of all waits dead time for ever.
enum RobustLimit {
    /// Fewer waits than this give no limit.
    static let minimumCount = 20
    private static let deviations = 2.5
    private static let scale = 1.482602218505602
    /// Spread is taken for at least this much, so that a wait that hardly varies does not flag every hiccup.
    private static let leastSpread = 0.1
    private static let second = 1.0 / 3_600
    private static let hour = 3_600_000.0

    /// The scale on which waits are compared.
    @inline(__always)
    static func logarithm(ofMilliseconds wait: Int64) -> Double { log(Double(wait) / hour + second) }

    /// The limit in milliseconds of waits given as logarithms, which are put in another order.
    static func milliseconds(ofLogarithms waits: UnsafeMutableBufferPointer<Double>, scratch: inout [Double]) -> Double
    {
        let middle = Selection.median(waits)
        scratch.removeAll(keepingCapacity: true)
        for wait in waits { scratch.append(abs(wait - middle)) }
        let deviation = scratch.withUnsafeMutableBufferPointer { Selection.median($0) }
        let hours = exp(middle + deviations * max(scale * deviation, leastSpread)) - second
        return hours * hour
    }
}

/// The k-th least of some numbers without sorting them (quickselect: Hoare 1961).
enum Selection {
    /// The median; the mean of the two in the middle of an even number. The values are put in another order.
    static func median(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
        let upper = values.count / 2
        place(upper, of: values)
        if values.count % 2 == 1 { return values[upper] }
        var lower = values[0]
        for index in 1..<max(upper, 1) { lower = max(lower, values[index]) }
        return (lower + values[upper]) / 2
    }

    /// Puts the value of rank `rank` at its place, none greater before it and none less after it.
    static func place(_ rank: Int, of values: UnsafeMutableBufferPointer<Double>) {
        var low = 0
        var high = values.count - 1
        var rounds = 4 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while low < high {
            rounds -= 1
            if rounds < 0 {
                // Unlucky pivots for too long: sorting what is left bounds the worst case.
                var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
                rest.sort()
                return
            }
            let pivot = median(values[low], values[low + (high - low) / 2], values[high])
            var left = low
            var right = high
            while left <= right {
                while values[left] < pivot { left += 1 }
                while values[right] > pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right {
                high = right
            } else if rank >= left {
                low = left
            } else {
                return
            }
        }
    }

    private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
        max(min(a, b), min(max(a, b), c))
    }
}
