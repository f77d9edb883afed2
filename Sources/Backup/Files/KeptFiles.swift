import Foundation

/// The files that count as data beside the database, in some of a data folder's own folders.
package struct KeptFiles: Sendable {
    let root: String
    let folders: [String]

    package init(root: String, folders: [String]) {
        self.root = root
        self.folders = folders
    }

    /// Paths below the root, sorted. What isn't a plain file is nobody's data.
    func paths() -> [String] {
        folders.flatMap { folder -> [String] in
            let names = FileManager.default.enumerator(atPath: root + "/" + folder)
            var found: [String] = []
            while let name = names?.nextObject() as? String {
                if names?.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                    found.append(folder + "/" + name)
                }
            }
            return found.sorted()
        }
    }

    /// Whether a path from a backup leads into one of the folders and nowhere else.
    func admits(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count > 1 && folders.contains(String(parts[0])) && !path.utf8.contains(0)
            && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    }
}
