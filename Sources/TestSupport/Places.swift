import Foundation

/// Where tests find the repository and, where it is present, the folder of data that they are held against.
package enum Places {
    /// The repository's root, three levels above this file.
    package static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// `../shared` beside the repository.
    package static let shared = URL(fileURLWithPath: repository).deletingLastPathComponent()
        .appendingPathComponent("shared").path

    package static func inRepository(_ path: String) -> String { repository + "/" + path }
    package static func inShared(_ path: String) -> String { shared + "/" + path }

    /// For `.enabled(if:)` of tests that need a file or folder of `../shared`.
    package static func hasShared(_ path: String = "") -> Bool {
        FileManager.default.fileExists(atPath: inShared(path))
    }
}
