import ArgumentParser
import Assembly
import Foundation
import Services

/// What can be done with the database as a whole.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Checks the database, brings it up to date, or moves everything to another one.",
        subcommands: [CheckCommand.self, DatabaseMoveCommand.self, DatabaseUpgradeCommand.self])
}

/// Moves an installation from SQLite to PostgreSQL, or back.
struct DatabaseMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Copies everything into another, empty database and compares it there before it counts.",
        discussion: """
            throughline database move --data my-data --to postgres://throughline@db.example/throughline
            throughline database move --data my-data --from postgres://db.example/throughline --to sqlite

            Stop the servers first. The source stays as it is; remove it when you have seen the target work.
            Exit code 0: all of it is in the target. 2: nothing is, and the message says why.
            """)

    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder, whose own database “sqlite” is.", valueName: "dir"))
    var folder: String = "throughline-data"

    @Option(help: ArgumentHelp("Where everything is: sqlite or postgres://...", valueName: "address"))
    var from = "sqlite"

    @Option(help: ArgumentHelp("Where it goes: sqlite or postgres://...", valueName: "address"))
    var to: String

    @OptionGroup var output: FormatOptions

    func run() async throws {
        let (source, target) = (try address(from, "--from"), try address(to, "--to"))
        let moved = try await Installation.move(folder, from: source, to: target) { table, rows in
            Terminal.progress("\(table): \(Figures.count(rows, "row", "rows"))")
        }
        Terminal.endProgress()
        let tables = DigestedTables(tables: moved)
        try Renderer(format: output.format).write(tables.table, json: MovedJSON(tables: tables.json))
    }

    private func address(_ text: String, _ option: String) throws -> DatabaseAddress {
        do {
            return try DatabaseAddress(text)
        } catch {
            throw CommandFailure.unusable("\(option): \(error)")
        }
    }
}

/// The tables that were copied.
private struct MovedJSON: Encodable, Sendable {
    let tables: [DigestedTableJSON]
}
