import ArgumentParser
import Assembly

/// `--data`, the same everywhere.
struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("The data folder: everything Throughline keeps.", valueName: "dir"))
    var folder: String = "throughline-data"

    /// Opens the installation for questions; a folder without data is an error that says what to do.
    func open(for purpose: Installation.Purpose = .asking) async throws -> Installation {
        try await Installation.open(folder, for: purpose)
    }
}
