/// How some times were spread, in milliseconds.
package struct Spread: Codable, Sendable {
    package let count: Int
    package let best: Double
    package let median: Double
    package let p99: Double
    package let worst: Double

    /// Of times in seconds; all 0 of none.
    package init(_ seconds: [Double]) {
        let sorted = seconds.sorted().map { $0 * 1_000 }
        func at(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        count = sorted.count
        best = at(0)
        median = at(0.5)
        p99 = at(0.99)
        worst = at(1)
    }
}

/// Seconds that some work took.
func timed<Result>(_ work: () async throws -> Result) async rethrows -> (result: Result, seconds: Double) {
    let start = ContinuousClock.now
    let result = try await work()
    return (result, start.duration(to: .now).seconds)
}
