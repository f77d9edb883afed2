import ArgumentParser
import Assembly
import Services

/// The list of erasures: to show that they were done.
struct PersonErasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasures", abstract: "Lists what was erased when and why, without a name.")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let erasures = try await data.open().services.persons.erasures()
        let table = Table(erasures: erasures)
        try Renderer(format: output.format).write(
            table, json: ErasuresJSON(erasures), text: erasures.isEmpty ? "Nobody was erased.\n" : table.text())
    }
}
