import Foundation
import Intake

/// What to import: files, and the mapping that says what their columns mean.
package struct ImportRequest: Sendable {
    /// Where the files are.
    package enum Source: Sendable {
        /// Where this process alone may find them.
        case paths([String])
        case upload(UploadedFile)
    }

    package var source: Source
    package var mappingText: String
    /// The mapping's own path: its look-up files lie beside it, and its mistakes are reported under this name.
    package var mappingPath: String

    /// Files by their paths. The mapping may name other files to look values up in.
    package init(files: [String], mappingText: String, mappingPath: String) {
        source = .paths(files)
        self.mappingText = mappingText
        self.mappingPath = mappingPath
    }

    /// A file that came through a form; its mapping may not name other files.
    package init(upload: UploadedFile, mappingText: String) {
        source = .upload(upload)
        self.mappingText = mappingText
        mappingPath = "mapping.yaml"
    }

    /// Look-up files are read from beside the mapping.
    var lookupFolder: String? {
        switch source {
        case .paths: URL(filePath: mappingPath).deletingLastPathComponent().path
        case .upload: nil
        }
    }
}

/// A file that came through a form, kept for a day or until its import has ended.
package struct UploadedFile: Sendable, Hashable, Codable {
    /// 32 hexadecimal digits.
    package let id: String
    package let name: String

    /// Its path within the data folder.
    var place: String { "\(Self.folder)/\(id)/\(name)" }

    static let folder = "uploads"

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// Nil for what is no id, so that no path can be smuggled in.
    static func place(of id: String) -> String? {
        guard id.utf8.count == 32, id.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        return "\(folder)/\(id)"
    }
}
