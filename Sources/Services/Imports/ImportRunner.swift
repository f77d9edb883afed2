import Experience
import Foundation
import Intake
import SQL
import Stores

/// Does imports: begins their records and jobs, reads the files, and says what became of them.
struct ImportRunner: Sendable {
    let database: any SQLDatabase
    let footage: FootageService
    let scripts: ScriptService
    let files: SharedFiles
    let running: RunningImports
    let clock: @Sendable () -> Timestamp

    /// So many servers may end in the middle of an import before it is left alone: it may be the reason.
    private static let mostInterruptions = 3

    // MARK: - Beginning

    /// Notes an import whose mapping is read and whose files are opened: what is wrong with them has shown by now. With
    /// a lease for this process when it is to begin at once.
    func begin(_ request: ImportRequest, leased: Bool) async throws -> (record: ImportRecord, lease: JobLease) {
        let mapping = try Mapping(yaml: request.mappingText, file: request.mappingPath)
        let options = try await options()
        let names = try await withPaths(of: request.source) { paths in
            let opened = Opened(request, mapping, options, paths)
            try await BlockingWork.run { _ = try opened.pipeline() }
            return opened.inputFiles.map(\.name)
        }
        let now = clock()
        var chance = SystemRandomNumberGenerator()
        let id = UUIDv7(at: now, using: &chance)
        let record = ImportRecord(id: ImportID(id), startedAt: now, fileNames: names, mapping: request.mappingText)
        let plan = ImportPlan(request)
        let job = Job(
            id: JobID(record.id.text), kind: .importFiles, payload: try plan.payload,
            isRestartable: plan.upload != nil, addedAt: now)
        try await database.write { connection in
            try connection.imports.add(record)
            try connection.jobs.add(job, leasedUntil: leased ? JobLease.moment(now).end : nil)
        }
        return (record, JobLease(job, database: database, clock: clock))
    }

    private func options() async throws -> ImportOptions {
        ImportOptions(currency: try await scripts.current()?.script.company.currency)
    }

    /// Runs the body with paths where the files can be read meanwhile.
    private func withPaths<Result>(
        of source: ImportRequest.Source, _ body: ([String]) async throws -> Result
    ) async throws -> Result {
        switch source {
        case .paths(let paths): return try await body(paths)
        case .upload(let upload):
            guard let result = try await files.reading(upload.place, { try await body([$0]) }) else {
                throw UploadGone(upload: upload)
            }
            return result
        }
    }

    // MARK: - Going on

    /// Takes up an import that waits, or that another server was to do and has not ended.
    func goOn(_ lease: JobLease) async throws {
        let id = ImportID(lease.job.id.text)
        guard let record = try await database.read({ try $0.imports.record(id) }), record.state == .running else {
            return try await database.write { try $0.jobs.end(lease.job) }
        }
        let plan = try ImportPlan(payload: lease.job.payload)
        guard let upload = plan.upload else {
            // It went with the process that read its files.
            _ = try await end(record, as: .interrupted, lease)
            return
        }
        guard lease.job.interruptions < Self.mostInterruptions else {
            var record = record
            record.failure = ServersEnded(times: lease.job.interruptions).description
            _ = try await end(record, as: .failed, lease)
            return
        }
        do {
            _ = try await run(ImportRequest(upload: upload, mappingText: record.mapping), record, lease) {
                running.note($0, of: id)
            }
        } catch {
            // It is in the record, where whoever began it looks.
        }
        running.forget(id)
    }

    /// Reads the files to their end and gives the record. Begun again, it finds known what it added before.
    func run(
        _ request: ImportRequest, _ record: ImportRecord, _ lease: JobLease,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportRecord {
        var (record, failure) = await read(request, record, lease, progress)
        if lease.ending != nil || failure is JobTaken {
            // Somebody else goes on.
            _ = try? await database.write { try $0.jobs.release(lease.job) }
            throw failure ?? ServerEnds()
        }
        do {
            if record.rejectsPath != nil { try await files.share(Self.rejectsName(of: record.id)) }
        } catch {
            failure = failure ?? error
        }
        record.failure = failure.map { "\($0)" }
        record = try await end(record, as: failure == nil ? .finished : .failed, lease)
        await BlockingWork.run { FreedMemory.giveBack() }
        if let failure { throw failure }
        return record
    }

    private func end(
        _ record: ImportRecord, as state: ImportRecord.State, _ lease: JobLease
    ) async throws -> ImportRecord {
        var record = record
        record.finishedAt = clock()
        record.state = state
        try await database.write { [record] connection in
            try connection.imports.update(record)
            try connection.jobs.end(lease.job)
        }
        return record
    }

    private func read(
        _ request: ImportRequest, _ record: ImportRecord, _ lease: JobLease,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async -> (ImportRecord, (any Error)?) {
        let rejects = files.folder.path + "/" + Self.rejectsName(of: record.id)
        do {
            let mapping = try Mapping(yaml: request.mappingText, file: request.mappingPath)
            let options = try await options()
            let claims = try await footage.beginImport()
            var (record, failure) = (record, nil as (any Error)?)
            do {
                (record, failure) = try await withPaths(of: request.source) { paths in
                    let opened = Opened(request, mapping, options, paths)
                    return await BlockingWork.runAlone { [record] in
                        var sink = StoringSink(
                            footage: footage, record: record, rejectsPath: rejects, claims: claims, lease: lease,
                            progress: progress)
                        let failure = Self.fill(&sink, from: opened)
                        return (sink.record, failure)
                    }
                }
            } catch {
                failure = error
            }
            do {
                try await footage.endImport(
                    claims, clean: failure == nil, refused: record.counts.hasRefusals,
                    foundKnown: record.counts.eventsKnown > 0)
            } catch {
                failure = error
            }
            return (record, failure)
        } catch {
            return (record, error)
        }
    }

    /// Nil when all went well. Whatever was read before a failure is written.
    private static func fill(_ sink: inout StoringSink, from opened: Opened) -> (any Error)? {
        do {
            let counts = try opened.pipeline().run(into: &sink)
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

    /// Where an import's misfits are, as a path within the data folder.
    static func rejectsName(of id: ImportID) -> String { "rejects/\(id.text).csv" }
}

/// A request with its mapping and the places where its files are.
private struct Opened: Sendable {
    let mapping: Mapping
    let inputFiles: [InputFile]
    let lookupFolder: String?
    let options: ImportOptions

    init(_ request: ImportRequest, _ mapping: Mapping, _ options: ImportOptions, _ paths: [String]) {
        self.mapping = mapping
        self.options = options
        inputFiles = paths.map { InputFile(path: $0) }
        lookupFolder = request.lookupFolder
    }

    func pipeline() throws(DiagnosticList) -> ImportPipeline {
        try ImportPipeline(mapping, files: inputFiles, folder: lookupFolder, options: options)
    }
}

/// An import that no server came through.
private struct ServersEnded: Error, CustomStringConvertible {
    let times: Int

    var description: String {
        "\(times) servers ended while they read this file, so it isn't tried again by itself. See their logs; the file "
            + "may be too large for their memory. What came before is in."
    }
}
