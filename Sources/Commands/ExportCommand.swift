import ArgumentParser
import Assembly
import Services

/// Hands what is kept on to other programs.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Hands what is kept on to other programs.",
        subcommands: [ExportBlocksCommand.self])
}

/// Events for `throughline-kernel`.
struct ExportBlocksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks",
        abstract: "Writes all events as block files, each with the whole stories of some of the customers.",
        discussion: """
            throughline export blocks --data my-data --out parts --partitions 8
            for part in parts/*.tlb; do throughline-kernel edges < $part > ${part%.tlb}.tlp; done
            throughline insight --merge parts/*.tlp

            Exit code 0: all events are in the files. 1: damaged blocks are left out; “throughline check” lists them.
            """)

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The folder to write; it is made if it isn't there.", valueName: "dir"))
    var out: String

    @Option(help: "How many files to deal the customers out to.")
    var partitions = 1

    func validate() throws {
        guard (1...ExportService.mostPartitions).contains(partitions) else {
            throw ValidationError("--partitions must be 1 to \(ExportService.mostPartitions).")
        }
    }

    func run() async throws {
        let exports = try await data.open().services.exports
        let written = try await exports.blocks(into: out, partitions: partitions)
        for path in written.paths { Terminal.answer(path + "\n") }
        // Whoever reads the files can't know that they lack something.
        guard written.missing.isEmpty else { throw CommandFailure.findings }
    }
}
