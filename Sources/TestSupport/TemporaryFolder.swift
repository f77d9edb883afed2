import Foundation

/// A folder that is there for one test only.
package struct TemporaryFolder: Sendable {
    package let path: String

    /// The path of something in the folder.
    package func path(of name: String) -> String { path + "/" + name }

    /// Writes a file, making the folders on its way, and gives its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(fileURLWithPath: path(of: name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    package func read(_ name: String) throws -> String {
        try String(contentsOfFile: path(of: name), encoding: .utf8)
    }
}

/// Makes an empty folder for the body and removes it with all it holds.
package func withTemporaryFolder<Result>(_ body: (TemporaryFolder) async throws -> Result) async throws -> Result {
    try await withCleanUp { cleanUp in
        try await body(try TemporaryFolder.make(cleanUp))
    }
}

extension TemporaryFolder {
    /// An empty folder that goes when the clean-up comes to it.
    package static func make(_ cleanUp: CleanUp) throws -> TemporaryFolder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("throughline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        cleanUp.add { try FileManager.default.removeItem(at: url) }
        return TemporaryFolder(path: url.path)
    }
}
