package import Experience
import Intake
import SQL
import Stores
import Synchronization

/// Keeps the script's versions; every figure names the one it was measured against.
package final class ScriptService: Sendable {
    private let database: any SQLDatabase
    private let clock: @Sendable () -> Timestamp
    /// The version read last, so that a question does not parse the script anew.
    private let read = Mutex<ScriptVersion?>(nil)

    init(database: any SQLDatabase, clock: @escaping @Sendable () -> Timestamp) {
        self.database = database
        self.clock = clock
    }

    /// The version in force; nil before the first.
    package func current() async throws -> ScriptVersion? {
        let known = read.withLock { $0 }
        guard let summary = try await database.read({ try $0.scripts.versions().first }) else { return nil }
        if let known, known.id == summary.id { return known }
        let version = try await version(summary.id)
        read.withLock { $0 = version }
        return version
    }

    /// One version by its name; nil when there is none.
    package func version(_ id: String) async throws -> ScriptVersion? {
        guard let number = ScriptSummary.number(of: id),
            let record = try await database.read({ try $0.scripts.version(number) })
        else { return nil }
        return try Self.version(record)
    }

    /// All versions, latest first.
    package func versions() async throws -> [ScriptVersionSummary] {
        try await database.read { connection in
            try connection.scripts.versions().map {
                ScriptVersionSummary(id: $0.id, createdAt: $0.createdAt, contentHash: $0.contentHash)
            }
        }
    }

    /// Makes these files the version in force. The same files as now in force make no new version.
    ///
    /// Errors: `DiagnosticList` with every place that is wrong; then nothing was stored.
    package func add(files: [ScriptFile]) async throws -> ScriptVersion {
        _ = try ScriptReader.read(files: files)
        let now = clock()
        let record = try await database.write { try $0.scripts.add(files, at: now) }
        let version = try Self.version(record)
        read.withLock { $0 = version }
        return version
    }

    private static func version(_ record: ScriptRecord) throws -> ScriptVersion {
        ScriptVersion(
            id: record.id, createdAt: record.createdAt, contentHash: record.contentHash, files: record.files,
            reading: try ScriptReader.read(files: record.files))
    }
}
