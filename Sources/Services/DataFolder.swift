import Foundation

/// Where an installation keeps everything: the database, rows that did not fit, files on their way in.
package struct DataFolder: Sendable {
    package let path: String
    /// The folders in it whose files are data, as the database's rows are.
    package static let keptFolders = ["rejects", "uploads", "damaged"]

    package init(path: String) {
        self.path = path
    }

    package var databasePath: String { path + "/throughline.db" }
    package var rejectsFolder: String { path + "/rejects" }
    package var uploadsFolder: String { path + "/uploads" }
    /// Blocks that somebody has set aside because they can't be read.
    package var damagedFolder: String { path + "/damaged" }

    /// Copies of files in the database, while they are read.
    var copiesFolder: String { path + "/copies" }

    /// Where a file of rejected rows is now: a data folder may have been moved, or restored elsewhere.
    func rejectsPath(recorded path: String) -> String {
        let here = rejectsFolder + "/" + URL(filePath: path).lastPathComponent
        return FileManager.default.fileExists(atPath: here) ? here : path
    }

    /// Whether there is an installation here.
    package var exists: Bool { FileManager.default.fileExists(atPath: databasePath) }

    /// Makes the folders that are missing, readable by their owner alone: they hold what customers said.
    package func prepare() throws {
        for folder in [path, rejectsFolder, uploadsFolder] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }
}
