import ArgumentParser
import Assembly
import Foundation
import Services

/// Erases everything that is kept about customers.
struct PersonEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases everything that is kept about customers, and keeps old files from bringing it back.",
        discussion: """
            throughline person erase C000123 --reason "asked by letter of 3 May" --data my-data
            throughline person erase --from-file ids.txt --reason "contract ended" --yes --data my-data

            Over the folder's own database, stop the server first, or erase on its page of the customer. What can't be
            undone is asked for: answer with the word erase, or give --yes.
            Exit code 0: nothing of them is left. 1: erased, but somebody keeps the database from forgetting; run it
            again. 2: nobody was erased, and the message says why.
            """)

    @Argument(help: "The customers' ids, as they came with the events.")
    var ids: [String] = []

    @Option(help: ArgumentHelp("A file with an id on each line.", valueName: "file"))
    var fromFile: String?

    @Option(
        help: ArgumentHelp("Kept with the date, to show why it was done; without anything personal.", valueName: "text")
    )
    var reason: String

    @Flag(help: "Don't ask.")
    var yes = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let customers = try ids + idsOfFile()
        guard !customers.isEmpty else {
            throw CommandFailure.unusable("name a customer, or a file of them with --from-file")
        }
        let installation = try await data.open(for: .working)
        try confirm(customers, installation.services.persons.ids(of: customers))
        let outcome = try await installation.services.persons.erase(customers, reason: reason) { step in
            Terminal.progress(Self.words(for: step))
        }
        Terminal.endProgress()
        try Renderer(format: output.format).write(
            Table(erasures: outcome.erasures), json: ErasureOutcomeJSON(outcome), text: PersonText(outcome).text)
        try await installation.close()
        if outcome.scrubbing != nil { throw CommandFailure.findings }
    }

    private func idsOfFile() throws -> [String] {
        guard let fromFile else { return [] }
        return try String(contentsOfFile: fromFile, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private func confirm(_ customers: [String], _ ids: [String]) throws {
        if yes { return }
        if ids.count > customers.count {
            Terminal.say("With all ids of the same humans: \(ids.joined(separator: ", ")).")
        }
        let whom = customers.count == 1 ? "“\(customers[0])”" : Figures.count(customers.count, "customer", "customers")
        Terminal.say("Everything about \(whom) will be erased. This can't be undone. Type erase to go on:")
        guard readLine()?.trimmingCharacters(in: .whitespaces) == "erase" else {
            throw CommandFailure.unusable("nobody was erased")
        }
    }

    private static func words(for step: ErasureStep) -> String {
        switch step {
        case .seeking: "looking through the footage"
        case .rewriting(let done, let all): "block \(Figures.count(done + 1)) of \(Figures.count(all))"
        case .files: "looking through files"
        case .scrubbing: "making the database forget"
        }
    }
}
