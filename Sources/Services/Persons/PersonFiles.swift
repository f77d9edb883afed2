import Experience
import Foundation

/// What files say about a person: rows that did not fit, uploads nobody has imported, blocks that were set aside.
struct PersonFiles: Sendable {
    let files: SharedFiles

    /// Rows of imported files that did not fit and mention a customer by one of their ids.
    func rejects(mentioning mentions: [Mention]) async throws -> [PersonRecord.RejectedRow] {
        var found: [PersonRecord.RejectedRow] = []
        for name in try await rejectsFiles() {
            let id = URL(filePath: name).deletingPathExtension().lastPathComponent
            let rows = try await files.reading(name) { path in
                try await BlockingWork.run {
                    try RejectsFile.rows(at: path) { row in mentions.contains { row.isNamed(by: $0) } }
                }
            }
            found += (rows ?? []).map { PersonRecord.RejectedRow(importID: id, row: $0) }
        }
        return found
    }

    /// Takes such rows out; for each customer, how many there were. Each file is replaced as a whole, or stays as it
    /// is.
    func removeRejects(mentioning customers: [String]) async throws -> [Int] {
        // What a crash has left of an earlier time.
        for rest in try await files.names(below: "rejects") where rest.hasSuffix(RejectsFile.restEnding) {
            try await files.remove(rest)
        }
        let mentions = customers.map { Mention(of: $0) }
        var counts = customers.map { _ in 0 }
        for name in try await rejectsFiles() {
            let removed = try await files.changing(name) { path in
                try await BlockingWork.run { try Self.removeRows(at: path, mentions) }
            }
            for (index, count) in (removed ?? []).enumerated() { counts[index] += count }
        }
        return counts
    }

    private static func removeRows(at path: String, _ mentions: [Mention?]) throws -> [Int] {
        var counts = mentions.map { _ in 0 }
        try RejectsFile.removeRows(at: path) { row in
            let named = mentions.indices.filter { mentions[$0].map { row.isNamed(by: $0) } ?? false }
            for customer in named { counts[customer] += 1 }
            return !named.isEmpty
        }
        return counts
    }

    /// Deletes files that can't be mended: uploads that wait for a mapping and mention one of the customers or can't be
    /// looked into, and blocks set aside that mention one. Their names.
    func removeLeftovers(mentioning customers: [String]) async throws -> [String] {
        let mentions = customers.compactMap { Mention(of: $0) }
        var deleted: [String] = []
        for name in try await files.names(below: UploadedFile.folder) + files.names(below: "damaged") {
            let isUnwanted = try await files.reading(name) { path in
                try await BlockingWork.run { try Self.mayMention(mentions, at: path) }
            }
            guard isUnwanted ?? false else { continue }
            try await files.remove(name)
            deleted.append(name)
        }
        return deleted
    }

    private static func mayMention(_ mentions: [Mention], at path: String) throws -> Bool {
        let bytes = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B])
        return isPacked
            || bytes.withUnsafeBytes { bytes in mentions.contains { !$0.places(in: bytes, limit: 1).isEmpty } }
    }

    private func rejectsFiles() async throws -> [String] {
        try await files.names(below: "rejects").filter { $0.hasSuffix(".csv") }
    }
}
