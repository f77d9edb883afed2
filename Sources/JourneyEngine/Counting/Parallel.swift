import Synchronization

#if canImport(Dispatch)
    import Dispatch
#endif

/// Work split over the cores; results come in the order of the parts, whoever did them.
enum Parallel {
    /// The results of all parts.
    static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        if count == 1 { return [body(0)] }
        let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = body(index)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// The results of runs of the parts, one after the other: for parts too small to be handed out one by one.
    static func chunks<Result: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        let runs = max(1, min(count, threads * 4))
        if runs == 1 || threads == 1 { return body(0..<count) }
        return map(runs) { body(count * $0 / runs..<count * ($0 + 1) / runs) }.flatMap(\.self)
    }
}
