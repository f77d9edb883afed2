import Foundation

/// Files on their way out of a backup: they lie aside until all of them are there, and come into place together.
struct RestoredFiles {
    private let files: KeptFiles
    private var staging: String { files.root + "/restoring" }

    /// What an earlier attempt left aside goes.
    init(_ files: KeptFiles) {
        self.files = files
        discard()
    }

    func writing(_ path: String) throws -> RawFile {
        let url = URL(filePath: staging + "/" + path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return try RawFile.writing(url.path)
    }

    func putInPlace() throws {
        for folder in files.folders {
            let (from, to) = (staging + "/" + folder, files.root + "/" + folder)
            guard FileManager.default.fileExists(atPath: from) else { continue }
            // The folder that was there is empty: a restore begins with that.
            rmdir(to)
            try RawFile.move(from, to: to)
        }
        discard()
    }

    /// For a restore that failed: nothing of it stays.
    func takeBack() {
        discard()
        for path in files.paths() { try? FileManager.default.removeItem(atPath: files.root + "/" + path) }
    }

    private func discard() {
        try? FileManager.default.removeItem(atPath: staging)
    }
}
