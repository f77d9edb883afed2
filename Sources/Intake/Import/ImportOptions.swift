package import Experience

/// What an import may take for granted, and its limits.
package struct ImportOptions: Hashable, Sendable {
    /// The company's currency: amounts without one are in its units.
    package var currency: Currency?
    package var limits: ReadLimits
    /// Rows between two reports of progress.
    package var rowsPerReport: Int

    package init(currency: Currency? = nil, limits: ReadLimits = ReadLimits(), rowsPerReport: Int = 16_384) {
        self.currency = currency
        self.limits = limits
        self.rowsPerReport = rowsPerReport
    }
}
