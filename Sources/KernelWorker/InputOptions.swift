import ArgumentParser
import Experience
import JourneyEngine

/// How the events come.
struct InputOptions: ParsableArguments {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case blocks
        case csv
    }

    @Option(help: "blocks: event blocks one after the other, as throughline export writes them; csv: rows of text.")
    var format: Format = .blocks

    @Option(
        help: ArgumentHelp(
            "What the columns of headerless rows are, in the words of docs/mapping.md; “-” for one to pass over.",
            valueName: "a,b,-"))
    var columns: String?

    @Option(help: "How the rows write times.")
    var time: StandardMapping.TimeFormat = .iso8601

    @Option(help: ArgumentHelp("A mapping for rows with other columns (YAML, docs/mapping.md).", valueName: "file"))
    var mapping: String?

    func validate() throws {
        if mapping != nil && columns != nil { throw ValidationError("Give either --mapping or --columns.") }
        if format == .blocks && (mapping != nil || columns != nil) {
            throw ValidationError("--mapping and --columns go with --format csv.")
        }
    }

    /// What came on standard input.
    struct Footage {
        var log: EventLog
        /// Rows that were no events.
        var setAside = 0
    }

    func footage(currency: Currency?) throws(KernelFailure) -> Footage {
        switch format {
        case .blocks: Footage(log: try BlockStream.log())
        case .csv:
            try EventRows(mappingPath: mapping, columns: columns, time: time, currency: currency).footage()
        }
    }
}
