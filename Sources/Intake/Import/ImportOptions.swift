package import Experience

/// What an import may take for granted, and its limits.
package struct ImportOptions: Hashable, Sendable {
    /// The company's currency: amounts without one are in its units.
    package var currency: Currency?
    package var limits: ReadLimits
    /// Rows between two reports of progress.
    package var rowsPerReport: Int
    /// Threads that read a table; nil: as many as there are processors.
    package var threads: Int?
    /// The most of a table that one thread reads at a time.
    package var pieceBytes: Int

    package init(
        currency: Currency? = nil, limits: ReadLimits = ReadLimits(), rowsPerReport: Int = 16_384,
        threads: Int? = nil, pieceBytes: Int = 8 << 20
    ) {
        self.currency = currency
        self.limits = limits
        self.rowsPerReport = rowsPerReport
        self.threads = threads
        self.pieceBytes = pieceBytes
    }
}
