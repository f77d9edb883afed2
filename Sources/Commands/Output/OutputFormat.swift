import ArgumentParser
import Services

/// How an answer is written; every command that answers takes it.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
}

/// `--format`, the same everywhere.
struct FormatOptions: ParsableArguments {
    @Option(help: "How the answer is written.")
    var format: OutputFormat = .text
}

/// The one renderer: text for people, JSON with the API's field names, CSV with the table's columns.
struct Renderer {
    let format: OutputFormat

    func write(_ table: @autoclosure () -> Table, json: @autoclosure () -> some Encodable, text: String? = nil) throws {
        switch format {
        case .text: Terminal.answer(TerminalText.harmless(text ?? table().text()))
        case .csv: Terminal.answer(table().csv())
        case .json: Terminal.answer(try AnswerJSON.encode(json(), pretty: true) + "\n")
        }
    }
}
