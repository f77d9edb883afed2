import ArgumentParser
import Assembly
import Foundation
import Services

/// `--data` and what goes with it, the same everywhere.
struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder: everything Throughline keeps.", valueName: "dir"))
    var folder: String = "throughline-data"

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var memory: MemoryOptions

    /// Opens the installation for questions; a folder without data is an error that says what to do. What of the
    /// footage can't be read is told on standard error.
    func open(for purpose: Installation.Purpose = .asking) async throws -> Installation {
        let installation = try await Installation.open(
            folder, database: try database.address(), for: purpose, memory: try memory.guarding())
        Terminal.warn(of: installation.services.footage.missing)
        return installation
    }
}

/// `--database`, for every command that opens an installation.
struct DatabaseOptions: ParsableArguments {
    /// The same for every command of a service or a container; keeps the password off the command line.
    static let variable = "THROUGHLINE_DATABASE"

    @Option(
        name: .customLong("database"),
        help: ArgumentHelp(
            "The database, if it isn't the folder's own: postgres://USER:PASSWORD@HOST/NAME (PostgreSQL 15 or newer), "
                + "or sqlite for the folder's. Also $\(variable).", valueName: "address"))
    var text: String?

    /// The option, else the setting of the environment, else the folder's own.
    func address() throws -> DatabaseAddress {
        guard let text = text ?? Surroundings.setting(Self.variable) else { return .inFolder }
        do {
            return try DatabaseAddress(text)
        } catch {
            throw CommandFailure.unusable("\(error)")
        }
    }
}

/// `--memory-limit`, for commands that read footage.
struct MemoryOptions: ParsableArguments {
    /// The same for every command of a service or a container.
    static let variable = "THROUGHLINE_MEMORY_LIMIT"

    @Option(
        name: .customLong("memory-limit"),
        help: ArgumentHelp(
            "The most memory to use, such as 8G or 512M; what would need more is refused. "
                + "Without it, four fifths of what is free. Also $\(variable).", valueName: "size"))
    var limit: MemoryLimit?

    /// The option, else the setting of the environment, else what the machine has.
    func guarding() throws -> MemoryGuard {
        if let limit { return MemoryGuard(limit: limit) }
        guard let text = Surroundings.setting(Self.variable) else { return MemoryGuard() }
        guard let limit = MemoryLimit(text) else {
            throw CommandFailure.unusable("\(Self.variable) is “\(text)”; give it a size such as 8G or 512M")
        }
        return MemoryGuard(limit: limit)
    }
}

/// The settings that a service or a container gives its programs.
enum Surroundings {
    /// Nil where it is missing or empty.
    static func setting(_ variable: String) -> String? {
        ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension MemoryLimit: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}
