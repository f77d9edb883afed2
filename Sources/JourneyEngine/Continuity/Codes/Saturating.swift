extension Int64 {
    /// Sum that stays at the end of the range instead of trapping: times and amounts come from files.
    @inline(__always)
    func plus(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// Difference that stays at the end of the range instead of trapping.
    @inline(__always)
    func minus(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}
