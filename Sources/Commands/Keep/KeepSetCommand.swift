import ArgumentParser
import Assembly
import Experience
import Services

/// Sets how long a kind of data is kept.
struct KeepSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Sets how long a kind of data is kept; asks when something goes with it.",
        discussion: """
            throughline retention set footage 24months --data my-data
            throughline retention set imports "400 days" --yes --data my-data
            throughline retention set footage ever --data my-data

            What is older goes at the next daily round of a server, or with “retention apply”. Over the folder's own
            database, stop the server first, or use its page.
            Exit code 0: it is set. 2: nothing was changed, and the message says why.
            """)

    @Argument(help: ArgumentHelp("What: \(kindNames).", valueName: "kind"))
    var kind: RetentionKind

    @Argument(help: ArgumentHelp("How long: \(KeptSpan.textForm), or “ever”.", valueName: "time"))
    var keep: String

    @Flag(help: "Don't ask, unless all footage would go.")
    var yes = false

    @Flag(help: "Don't ask even then.")
    var everything = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let span = try Self.span(keep)
        let installation = try await data.open(for: .working)
        let retention = installation.services.retention
        let given: RetentionConsent = everything ? .everything : yes ? .some : .nothing
        let change: RetentionChange
        do {
            change = try await retention.set(kind, to: span, consent: given)
        } catch RetentionProblem.needsConsent(let kind, let count) where !yes && !everything {
            change = try await retention.set(kind, to: span, consent: try asked(kind, count))
        }
        try await installation.close()
        var table = Table(columns: ["kind", "keep", "goes"])
        table.rows = [[.text(kind.rawValue), .text(span?.text ?? "ever"), Table.Cell(change.going.count)]]
        try Renderer(format: output.format).write(
            table, json: RetentionChangeJSON(change),
            text: RetentionText.sentences(of: change).joined(separator: "\n") + "\n")
    }

    /// Nil for ever.
    static func span(_ text: String) throws -> KeptSpan? {
        if text == "ever" { return nil }
        guard let span = KeptSpan(text: text) else {
            throw CommandFailure.unusable("“\(text)” is not \(KeptSpan.textForm), or “ever”; nothing was changed")
        }
        return span
    }

    private func asked(_ kind: RetentionKind, _ count: RetentionCount) throws -> RetentionConsent {
        let word = count.isEverything ? "everything" : "remove"
        let what = RetentionText.words(for: count, of: kind)
        Terminal.say(count.isEverything ? "ALL footage goes with this: \(what)." : "This goes with it: \(what).")
        Terminal.say("It can't be undone. Type \(word) to go on:")
        guard readLine() == word else { throw CommandFailure.unusable("nothing was changed") }
        return count.isEverything ? .everything : .some
    }
}
