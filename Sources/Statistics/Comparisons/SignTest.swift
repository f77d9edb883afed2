/// Whether more cases went one way than a fair coin would send there (exact, two-sided).
package enum SignTest {
    package static func pValue(_ ups: Int, _ downs: Int) -> Double {
        let count = ups + downs
        let fewer = min(ups, downs)
        var tail = CompensatedSum()
        for k in 0...fewer { tail.add(exp(Combinations.logCount(of: k, among: count) - Double(count) * log(2))) }
        return min(1, 2 * tail.value)
    }
}

/// How many ways there are to choose.
enum Combinations {
    /// ln of the number of ways to choose `k` of `n`.
    static func logCount(of k: Int, among n: Int) -> Double {
        if k == 0 || k == n { return 0 }
        return -log(Double(n + 1)) - Special.logBeta(Double(n - k + 1), Double(k + 1))
    }
}
