import Foundation
import Intake

/// What to import: files by their paths, and the mapping that says what their columns mean.
package struct ImportRequest: Sendable {
    package var files: [String]
    package var mappingText: String
    /// The mapping's own path: its look-up files lie beside it, and its mistakes are reported under this name.
    package var mappingPath: String
    /// Whether the mapping may name other files to look values up in: not when it comes from a web form.
    package var mayUseLookups: Bool

    package init(files: [String], mappingText: String, mappingPath: String, mayUseLookups: Bool = true) {
        self.files = files
        self.mappingText = mappingText
        self.mappingPath = mappingPath
        self.mayUseLookups = mayUseLookups
    }

    var inputFiles: [InputFile] { files.map { InputFile(path: $0) } }

    /// Look-up files are read from beside the mapping.
    var lookupFolder: String? {
        mayUseLookups ? URL(filePath: mappingPath).deletingLastPathComponent().path : nil
    }
}
