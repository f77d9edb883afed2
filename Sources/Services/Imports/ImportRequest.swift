/// What to import: files by their paths, and the mapping that says what their columns mean.
package struct ImportRequest: Sendable {
    package var files: [String]
    package var mappingText: String
    /// The mapping's own path: its look-up files lie beside it, and its mistakes are reported under this name.
    package var mappingPath: String

    package init(files: [String], mappingText: String, mappingPath: String) {
        self.files = files
        self.mappingText = mappingText
        self.mappingPath = mappingPath
    }
}
