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
    private let footage: FootageService
    private let scripts: ScriptService
    private let folder: DataFolder
    private let clock: @Sendable () -> Timestamp
    private let running = RunningImports()

    init(
        database: any SQLDatabase, footage: FootageService, scripts: ScriptService, folder: DataFolder,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.footage = footage
        self.scripts = scripts
        self.folder = folder
        self.clock = clock
    }

    /// Runs an import to its end and gives its record.
    ///
    /// Errors: `DiagnosticList` when mapping or files can't be used; then nothing was taken in, or, where a file turned
    /// out broken half way, what came before the break, which importing the mended file again does not double.
    package func run(
        _ request: ImportRequest, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportRecord {
        let prepared = try await prepare(request)
        return try await run(prepared, progress)
    }

    /// Begins an import that goes on by itself, and gives the record to follow it by.
    package func start(_ request: ImportRequest) async throws -> ImportRecord {
        let prepared = try await prepare(request)
        let running = running
        let id = prepared.record.id
        Task {
            // Its failure is in the record, where whoever started it looks.
            _ = try? await run(prepared) { running.note($0, of: id) }
            running.forget(id)
        }
        return prepared.record
    }

    /// All imports as they stand, the latest first.
    package func list(offset: Int = 0, limit: Int = 100) async throws -> [ImportStatus] {
        try await database.read { try $0.imports.list(offset: offset, limit: limit) }
            .map(asItStands)
    }

    /// One import as it stands; nil when there is none of this id.
    package func status(of id: ImportID) async throws -> ImportStatus? {
        try await database.read { try $0.imports.record(id) }.map(asItStands)
    }

    private func asItStands(_ record: ImportRecord) -> ImportStatus {
        var record = record
        record.rejectsPath = record.rejectsPath.map { folder.rejectsPath(recorded: $0) }
        return ImportStatus(record, running.progress(of: record.id))
    }

    /// Rows of an import that did not fit, in the order of the file.
    package func rejects(of id: ImportID, reason: String? = nil, offset: Int, limit: Int) async throws -> [RejectRow] {
        guard let path = try await status(of: id)?.record.rejectsPath else { return [] }
        return try await BlockingWork.run {
            try RejectsFile.rows(at: path, offset: offset, limit: limit) { reason == nil || $0.reason == reason }
        }
    }

    /// A first mapping for some files, with comments, to be corrected by a person.
    package func guess(files: [String]) async throws -> String {
        try await BlockingWork.run { try MappingGuess.write(for: files.map { InputFile(path: $0) }) }
    }

    /// Imports that a former process left unfinished are closed as interrupted.
    func markInterrupted() async throws {
        let now = clock()
        _ = try await database.write { try $0.imports.closeInterrupted(at: now) }
    }

    /// A request whose mapping is read and whose files are opened: what is wrong with them has shown by now.
    private struct Prepared: Sendable {
        let request: ImportRequest
        let mapping: Mapping
        let options: ImportOptions
        let record: ImportRecord

        func pipeline() throws(DiagnosticList) -> ImportPipeline {
            try ImportPipeline(
                mapping, files: request.inputFiles, folder: request.lookupFolder, options: options)
        }
    }

    private func prepare(_ request: ImportRequest) async throws -> Prepared {
        let mapping = try Mapping(yaml: request.mappingText, file: request.mappingPath)
        let options = ImportOptions(currency: try await scripts.current()?.script.company.currency)
        let now = clock()
        var chance = SystemRandomNumberGenerator()
        let record = ImportRecord(
            id: ImportID(UUIDv7(at: now, using: &chance)), startedAt: now, fileNames: request.inputFiles.map(\.name),
            mapping: request.mappingText)
        let prepared = Prepared(request: request, mapping: mapping, options: options, record: record)
        try await BlockingWork.run { _ = try prepared.pipeline() }
        try await database.write { try $0.imports.add(record) }
        return prepared
    }

    private func run(
        _ prepared: Prepared, _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportRecord {
        let claims = try await footage.beginImport()
        let footage = footage
        let path = folder.rejectsFolder + "/\(prepared.record.id.text).csv"
        var (record, failure) = await BlockingWork.runAlone {
            var sink = StoringSink(
                footage: footage, record: prepared.record, rejectsPath: path, claims: claims, progress: progress)
            let failure = Self.fill(&sink, from: prepared)
            return (sink.record, failure)
        }
        do {
            try await footage.endImport(
                claims, clean: failure == nil, foundKnown: record.counts.eventsKnown > 0)
        } catch {
            failure = error
        }
        record.finishedAt = clock()
        record.state = failure == nil ? .finished : .failed
        record.failure = failure.map { "\($0)" }
        try await database.write { [record] in try $0.imports.update(record) }
        await BlockingWork.run { FreedMemory.giveBack() }
        if let failure { throw failure }
        return record
    }

    /// Nil when all went well. Whatever was read before a failure is written.
    private static func fill(_ sink: inout StoringSink, from prepared: Prepared) -> (any Error)? {
        do {
            let counts = try prepared.pipeline().run(into: &sink)
            try sink.finish(counts)
            return nil
        } catch let failure as ImportFailure<StoringSink.Failure> {
            try? sink.finish()
            return switch failure {
            case .input(let problems): problems
            case .sink(let failure): failure.cause
            }
        } catch {
            try? sink.finish()
            return (error as? StoringSink.Failure)?.cause ?? error
        }
    }
}
