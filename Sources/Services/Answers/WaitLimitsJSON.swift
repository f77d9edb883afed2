package import Experience

/// `insight --merge` of limits.
package struct WaitLimitsJSON: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let from: String
        /// Absent for everything that leaves the first.
        let to: String?
        /// Absent where the waits are too few.
        let limitMs: Int64?
        let waits: Int
    }

    let limits: [Row]

    package init(_ rows: [WaitLimitRow]) {
        limits = rows.map {
            Row(from: $0.from.text, to: $0.to?.text, limitMs: $0.limit?.milliseconds, waits: $0.waits)
        }
    }
}
