import Foundation
package import PostgresDriver
import SQL
import Stores
package import TestSupport

/// Opens a throw-away PostgreSQL database for the body.
package func withPostgres<Result>(
    _ tables: TestTables = .all, _ body: (PostgresDatabase) async throws -> Result
) async throws -> Result {
    try await withCleanUp { cleanUp in
        try await body(try await PostgresDatabase.temporary(tables, cleanUp))
    }
}

extension PostgresDatabase {
    /// A database that goes when the clean-up comes to it.
    package static func temporary(_ tables: TestTables = .all, _ cleanUp: CleanUp) async throws -> PostgresDatabase {
        let database = try await PostgresDatabase.open(try await PostgresAddress.temporary(cleanUp))
        cleanUp.add { await database.close() }
        if tables == .all { _ = try await Schema.migrator.migrate(database, now: 0) }
        return database
    }
}

extension PostgresAddress {
    /// The address of an empty database, a schema of its own, that goes when the clean-up comes to it.
    package static func temporary(_ cleanUp: CleanUp) async throws -> PostgresAddress {
        try PostgresAddress(try await temporaryText(cleanUp))
    }

    /// The same as a text for the command line.
    package static func temporaryText(_ cleanUp: CleanUp) async throws -> String {
        let schema = "t_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let server = try TestServer.address
        try await run("create schema \(schema)", at: server)
        cleanUp.add { try await run("drop schema if exists \(schema) cascade", at: server) }
        return try TestServer.text + "&options=-csearch_path%3D" + schema
    }

    /// The address of a database that is the same for the same folder, and goes with the server.
    package static func belonging(to folder: String) async throws -> PostgresAddress {
        let schema = "f_" + Migration(name: "", text: folder).checksum
        let server = try TestServer.address
        try await run("create schema if not exists \(schema)", at: server)
        return server.setting("options", to: "-c search_path=\(schema)")
    }

    private static func run(_ text: String, at address: PostgresAddress) async throws {
        let database = try await PostgresDatabase.open(address)
        try await database.write { try $0.run(SQLScript(text: text)) }
        await database.close()
    }
}

/// The PostgreSQL server of the tests: the one that `THROUGHLINE_TEST_POSTGRES` names, else `bin/test-postgres` starts
/// one.
package enum TestServer {
    package static var address: PostgresAddress {
        get throws { try PostgresAddress(try text) }
    }

    /// The address as it is typed.
    package static var text: String {
        get throws { try started.get() }
    }

    private static let started = Swift.Result<String, any Error> {
        if let named = ProcessInfo.processInfo.environment["THROUGHLINE_TEST_POSTGRES"] { return named }
        let script = Process()
        let output = Pipe()
        script.executableURL = URL(fileURLWithPath: Places.inRepository("bin/test-postgres"))
        script.arguments = ["start"]
        script.standardOutput = output
        try script.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        script.waitUntilExit()
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
