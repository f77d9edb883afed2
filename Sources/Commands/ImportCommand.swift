import ArgumentParser
import Assembly
import Experience
import Foundation
import Intake
import Services

/// Brings files of events in.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Brings events in from CSV, NDJSON or XES files, plain or gzip, through a mapping.",
        discussion: """
            throughline import --guess events.csv > mapping.yaml      a first mapping, to be corrected
            throughline import --mapping mapping.yaml events.csv.gz --data my-data

            Importing the same file twice adds nothing; an import that was interrupted can simply be run again.
            """)

    @Argument(help: ArgumentHelp("Files of events; a mapping may say which of them it is for.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The mapping: what the files' columns mean (YAML).", valueName: "file"))
    var mapping: String?

    @Flag(help: "Write a first mapping to standard output instead of importing.")
    var guess = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func validate() throws {
        if guess == (mapping != nil) {
            throw ValidationError("Give either --mapping FILE to import, or --guess to get a first mapping.")
        }
    }

    func run() async throws {
        guard let mapping else {
            return Terminal.answer(try MappingGuess.write(for: files.map { InputFile(path: $0) }))
        }
        let request = ImportRequest(
            files: files, mappingText: try Self.text(ofFile: mapping), mappingPath: mapping)
        let installation = try await data.open(for: .working)
        let words = ImportWords(began: Date())
        let record = try await installation.services.imports.run(request) { Terminal.progress(words.progress($0)) }
        Terminal.endProgress()
        try await installation.close()
        try Renderer(format: output.format).write(
            Table(imports: [record]), json: ImportJSON(record), text: ImportWords.summary(record) + "\n")
    }

    private static func text(ofFile path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.unusable(
                "the mapping “\(path)” can't be read: there is no such file, or no permission")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure.unusable("the mapping “\(path)” is not UTF-8 text")
        }
        return text
    }
}
