/// Who is led through the footage, customer after customer and case after case.
protocol CaseVisitor {
    mutating func begin(customer: Int)
    /// An amount in the company's currency, in order of time.
    mutating func pay(_ amount: Int64, at time: Int64)
    /// A score in millionths of a point of 0 to 10, in order of time.
    mutating func score(_ score: Int64, at time: Int64)
    /// The segment of each of the customer's events, in order; only when `wantsSegments`.
    mutating func segment(_ code: UInt32)
    var wantsSegments: Bool { get }
    /// Which of `conditions` each of the customer's events meets, in order; only when there are any.
    mutating func meets(_ conditions: UInt32)
    var conditions: CompiledConditions? { get }
    /// One case: its events in order of time. `reference` is 0 for a case without.
    mutating func visit(_ events: Span<CaseEvent>, reference: UInt32)
    mutating func end()
}

extension CaseVisitor {
    mutating func begin(customer: Int) {}
    mutating func pay(_ amount: Int64, at time: Int64) {}
    mutating func score(_ score: Int64, at time: Int64) {}
    mutating func segment(_ code: UInt32) {}
    var wantsSegments: Bool { false }
    mutating func meets(_ conditions: UInt32) {}
    var conditions: CompiledConditions? { nil }
    mutating func end() {}
}
