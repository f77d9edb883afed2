import ArgumentParser
import Assembly
import Services

/// The script's history.
struct ScriptVersionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions",
        abstract: "The versions of the script, the latest first.",
        discussion: "throughline script versions --data my-data")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    private struct Version: Encodable {
        let id: String
        let created: String
        let contentHash: String
    }

    func run() async throws {
        let versions = try await data.open().services.scripts.versions()
        let table = Table(
            columns: ["version", "created", "content_hash"],
            rows: versions.map { [.text($0.id), .text($0.createdAt.iso8601), .text($0.contentHash)] })
        try Renderer(format: output.format).write(
            table,
            json: versions.map { Version(id: $0.id, created: $0.createdAt.iso8601, contentHash: $0.contentHash) })
    }
}
