/// Where the demonstration company's files go: a folder, or the memory of a test.
package protocol SimulationSink {
    /// Adds bytes to the end of the file at `path` (relative, with `/`), which begins with the first call. A file is
    /// written to its end before the next one begins.
    mutating func write(_ bytes: [UInt8], to path: String) throws
}

/// A whole file of the demonstration company.
package struct SimulationFile: Hashable, Sendable {
    /// Relative to the folder that the company is written to, with `/`.
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
