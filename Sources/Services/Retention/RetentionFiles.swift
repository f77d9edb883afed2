import Experience
import Foundation

/// Files with the age by which they go, as they are at one moment.
struct RetentionFiles: Sendable {
    private let misfits: [FileEntry]
    /// Blocks that were set aside.
    let damaged: [FileEntry]

    init(in files: SharedFiles) async throws {
        misfits = try await files.entries(below: "rejects")
        damaged = try await files.entries(below: "damaged")
    }

    /// Rows that did not fit, of imports that have ended or are forgotten.
    func rejects(of imports: [ImportRecord]) -> [FileEntry] {
        let records = Dictionary(imports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return misfits.compactMap { file in
            guard let record = records[Self.importID(of: file)] else { return file }
            return record.finishedAt.map { FileEntry(name: file.name, bytes: file.bytes, time: $0) }
        }
    }

    static func importID(of file: FileEntry) -> ImportID {
        ImportID(URL(filePath: file.name).deletingPathExtension().lastPathComponent)
    }
}
