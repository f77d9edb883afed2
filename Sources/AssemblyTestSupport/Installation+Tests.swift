package import Assembly
import DatabaseTestSupport
package import Services

extension Installation {
    /// Opens an installation of the tests' folder over the kind of database that this run of the tests is for: the
    /// whole of them runs once over each (`THROUGHLINE_TEST_DATABASE`).
    package static func opened(
        _ path: String, for purpose: Purpose = .asking, memory: MemoryGuard = MemoryGuard()
    ) async throws -> Installation {
        try await open(path, database: try await database(of: path), for: purpose, memory: memory)
    }

    /// The database that belongs to a folder of the tests.
    package static func database(of path: String) async throws -> DatabaseAddress {
        switch TestDatabase.current {
        case .sqlite: .inFolder
        case .postgres: .postgres(try await .belonging(to: path))
        }
    }
}
