import Foundation

/// What the data folder's files say about a person: rows that did not fit, uploads nobody has imported, blocks that
/// were set aside.
struct PersonFiles: Sendable {
    let folder: DataFolder

    /// Rows of imported files that did not fit and mention a customer by one of their ids.
    func rejects(mentioning mentions: [Mention]) throws -> [PersonRecord.RejectedRow] {
        try rejectsFiles().flatMap { file in
            let name = URL(filePath: file).deletingPathExtension().lastPathComponent
            return try RejectsFile.rows(at: file) { row in mentions.contains { row.isNamed(by: $0) } }
                .map { PersonRecord.RejectedRow(importID: name, row: $0) }
        }
    }

    /// Takes such rows out; for each customer, how many there were. Each file is replaced as a whole, or stays as it
    /// is.
    func removeRejects(mentioning customers: [String]) throws -> [Int] {
        // What a crash has left of an earlier time.
        for rest in try files(below: folder.rejectsFolder) where rest.hasSuffix(RejectsFile.restEnding) {
            try FileManager.default.removeItem(atPath: rest)
        }
        let mentions = customers.map { Mention(of: $0) }
        var counts = customers.map { _ in 0 }
        for file in try rejectsFiles() {
            try RejectsFile.removeRows(at: file) { row in
                let named = mentions.indices.filter { mentions[$0].map { row.isNamed(by: $0) } ?? false }
                for customer in named { counts[customer] += 1 }
                return !named.isEmpty
            }
        }
        return counts
    }

    /// Deletes files that can't be mended: uploads that wait for a mapping and mention one of the customers or can't be
    /// looked into, and blocks set aside that mention one. Their paths.
    func removeLeftovers(mentioning customers: [String]) throws -> [String] {
        let mentions = customers.compactMap { Mention(of: $0) }
        var deleted: [String] = []
        for file in try files(below: folder.uploadsFolder) + files(below: folder.damagedFolder) {
            let bytes = try Data(contentsOf: URL(filePath: file), options: .alwaysMapped)
            let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B])
            let mentionsThem = bytes.withUnsafeBytes { bytes in
                mentions.contains { !$0.places(in: bytes, limit: 1).isEmpty }
            }
            guard isPacked || mentionsThem else { continue }
            try FileManager.default.removeItem(atPath: file)
            deleted.append(file)
        }
        return deleted
    }

    private func rejectsFiles() throws -> [String] {
        try files(below: folder.rejectsFolder).filter { $0.hasSuffix(".csv") }
    }

    /// Sorted; none where the folder isn't there.
    private func files(below folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().map { folder + "/" + $0 }
            .filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            }
    }
}
