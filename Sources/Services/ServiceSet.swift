package import Experience
import Foundation
package import SQL

/// The use cases, wired: pages, API and command line all go through these.
package struct ServiceSet: Sendable {
    package let scripts: ScriptService
    package let footage: FootageService
    package let imports: ImportService
    package let uploads: UploadService
    package let insight: InsightService
    package let stories: StoryService
    package let exports: ExportService
    package let backups = BackupLog()
    package let persons: PersonService
    package let merges: MergeService
    package let retention: RetentionService
    let database: any SQLDatabase

    /// Opens the services over a database whose tables are up to date, and reads the footage into memory.
    ///
    /// `working` says that this process has the database to itself: imports that an earlier process left unfinished are
    /// then marked as interrupted. `isShared`: other servers may write to the same database. `memory` is asked before
    /// anything large is read or computed. `clock` tells when things happen here.
    package static func open(
        over database: any SQLDatabase, in folder: DataFolder, working: Bool, isShared: Bool = false,
        memory: MemoryGuard = MemoryGuard(), clock: @escaping @Sendable () -> Timestamp = { .present }
    ) async throws -> ServiceSet {
        let scripts = ScriptService(database: database, clock: clock)
        let footage = try await FootageService.open(over: database, isShared: isShared, memory: memory, clock: clock)
        let files = SharedFiles(folder: folder, database: database, isShared: isShared, clock: clock)
        let runner = ImportRunner(
            database: database, footage: footage, scripts: scripts, files: files, running: RunningImports(),
            clock: clock)
        let imports = ImportService(
            runner: runner,
            queue: WorkQueue(database: database, isShared: isShared, clock: clock) { try await runner.goOn($0) })
        if working { try await imports.markInterrupted() }
        let insight = InsightService(footage: footage, scripts: scripts)
        let persons = PersonService(
            database: database, footage: footage, insight: insight, files: PersonFiles(files: files), clock: clock)
        if working {
            try await persons.finishErasures()
            try await database.write { try RetentionClaim.expire(on: $0) }
        }
        let stories = StoryService(insight: insight)
        let uploads = UploadService(files: files)
        return ServiceSet(
            scripts: scripts, footage: footage, imports: imports, uploads: uploads, insight: insight,
            stories: stories, exports: ExportService(database: database), persons: persons,
            merges: MergeService(database: database, footage: footage, stories: stories, clock: clock),
            retention: RetentionService(
                database: database, footage: footage, insight: insight, files: files, uploads: uploads, clock: clock),
            database: database)
    }
}
