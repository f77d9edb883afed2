import ColumnStore
package import Experience
import Foundation
package import Intake
import SQL
import Stores

/// Brings files in: reads them through their mapping, keeps what is new, sets aside what does not fit, and remembers
/// what became of it.
package final class ImportService: Sendable {
    private let database: any SQLDatabase
    private let files: SharedFiles
    private let runner: ImportRunner
    private let queue: WorkQueue

    init(runner: ImportRunner, queue: WorkQueue) {
        database = runner.database
        files = runner.files
        self.runner = runner
        self.queue = queue
    }

    /// Runs an import to its end and gives its record.
    ///
    /// Errors: `DiagnosticList` when mapping or files can't be used; then nothing was taken in, or, where a file turned
    /// out broken half way, what came before the break, which importing the mended file again does not double.
    package func run(
        _ request: ImportRequest, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportRecord {
        let (record, lease) = try await runner.begin(request, leased: true)
        return try await lease.holding { [runner] in try await runner.run(request, record, lease, progress) }
    }

    /// Promises an import of an upload that goes on by itself, here or on another server, whatever becomes of this one;
    /// gives the record to follow it by.
    ///
    /// Errors: `DiagnosticList` when mapping or file can't be used, `UploadGone`; then nothing was promised.
    package func start(_ upload: UploadedFile, mapping: String) async throws -> ImportRecord {
        let (record, _) = try await runner.begin(ImportRequest(upload: upload, mappingText: mapping), leased: false)
        queue.begin()
        return record
    }

    /// Begins to do what was promised before, by a process that ended or on a server that doesn't come to it.
    package func goOn() { queue.begin() }

    /// Leaves what goes on to others, or to the next start.
    package func stop() async { await queue.end() }

    /// All imports as they stand, the latest first.
    package func list(offset: Int = 0, limit: Int = 100) async throws -> [ImportStatus] {
        let (records, waiting) = try await database.read { connection in
            (try connection.imports.list(offset: offset, limit: limit), try connection.jobs.waiting())
        }
        return records.map { asItStands($0, waiting) }
    }

    /// One import as it stands; nil when there is none of this id.
    package func status(of id: ImportID) async throws -> ImportStatus? {
        // A text with a zero byte is refused by databases; no id has one.
        if id.text.utf8.contains(0) { return nil }
        let (record, waiting) = try await database.read { connection in
            (try connection.imports.record(id), try connection.jobs.waiting())
        }
        return record.map { asItStands($0, waiting) }
    }

    private func asItStands(_ record: ImportRecord, _ waiting: Set<JobID>) -> ImportStatus {
        var record = record
        record.rejectsPath = record.rejectsPath.map { files.folder.rejectsPath(recorded: $0) }
        return ImportStatus(
            record, runner.running.progress(of: record.id), isWaiting: waiting.contains(JobID(record.id.text)))
    }

    /// Rows of an import that did not fit, in the order of the file.
    package func rejects(of id: ImportID, reason: String? = nil, offset: Int, limit: Int) async throws -> [RejectRow] {
        let rows = try await readingRejects(of: id) { path in
            try await BlockingWork.run {
                try RejectsFile.rows(at: path, offset: offset, limit: limit) { reason == nil || $0.reason == reason }
            }
        }
        return rows ?? []
    }

    /// Runs the body with the path of the file of rows that did not fit, to be read meanwhile; nil when there is none.
    package func readingRejects<Result: Sendable>(
        of id: ImportID, _ body: (String) async throws -> Result
    ) async throws -> Result? {
        try await files.reading(ImportRunner.rejectsName(of: id), body)
    }

    /// A first mapping for some files, with comments, to be corrected by a person.
    package static func guess(files: [String]) async throws -> String {
        try await BlockingWork.run { try MappingGuess.write(for: files.map { InputFile(path: $0) }) }
    }

    /// Imports that a former process left unfinished, and that no server can take up again, are closed as interrupted.
    func markInterrupted() async throws {
        let now = runner.clock()
        try files.removeCopies()
        try await database.write { connection in
            try connection.jobs.endLeases()
            _ = try connection.imports.closeInterrupted(at: now)
        }
        try await shareOwn()
    }

    /// Files that this folder has from a time when it was alone go where all servers reach them.
    private func shareOwn() async throws {
        guard files.isShared else { return }
        let running = Set(try await database.read { try $0.imports.running() }.map(ImportRunner.rejectsName(of:)))
        for folder in ["rejects", UploadedFile.folder] {
            for name in try await files.names(below: folder) where !running.contains(name) {
                if FileManager.default.fileExists(atPath: files.folder.path + "/" + name) {
                    try await files.share(name)
                }
            }
        }
    }
}
