package import SQL
import Stores

/// The use cases, wired: pages, API and command line all go through these.
package struct ServiceSet: Sendable {
    package let scripts: ScriptService
    package let footage: FootageService
    package let imports: ImportService
    package let insight: InsightService
    package let stories: StoryService

    /// Opens the services over a database whose tables are up to date, and reads the footage into memory.
    ///
    /// `working` says that this process has the folder to itself: imports that an earlier process left unfinished are
    /// then marked as interrupted.
    package static func open(
        over database: any SQLDatabase, in folder: DataFolder, working: Bool
    ) async throws -> ServiceSet {
        let scripts = ScriptService(store: ScriptStore(database))
        let footage = try await FootageService.open(blocks: BlockStore(database))
        let imports = ImportService(store: ImportStore(database), footage: footage, folder: folder)
        if working { try await imports.markInterrupted() }
        let insight = InsightService(footage: footage, scripts: scripts)
        return ServiceSet(
            scripts: scripts, footage: footage, imports: imports, insight: insight,
            stories: StoryService(insight: insight))
    }
}
