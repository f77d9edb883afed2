import ArgumentParser
import Assembly
import Experience
import Services

/// Lets go at once what is older than it is kept for.
struct KeepApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Removes what is older than it is kept for, as servers do once a day.",
        discussion: """
            throughline retention apply --data my-data
            throughline retention apply --scrub --data my-data      its traces in the database's files, too

            May be interrupted at any time, and goes on the next time.
            Exit code 0: what was too old is gone. 1: gone, but somebody keeps the database from forgetting it.
            2: nothing was removed, and the message says why.
            """)

    @Flag(help: "Write the database anew, so that nothing of it is left in its files; writers wait meanwhile.")
    var scrub = false

    @Flag(help: "Go on even when all footage would go.")
    var everything = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let installation = try await data.open(for: .working)
        let services = installation.services
        let counts = try await services.retention.apply(
            consent: everything ? .everything : .some, scrubbing: scrub
        ) { Terminal.progress(Self.words(for: $0)) }
        Terminal.endProgress()
        let limits = try await services.retention.limits()
        let always = KeptAlways.list(services.backups.state)
        try Renderer(format: output.format).write(
            Table(retention: limits, going: counts, always: always), json: RetentionLimitsJSON(limits, counts, always),
            text: RetentionText.sentences(of: counts, went: true).joined(separator: "\n") + "\n")
        try await installation.close()
        if counts.scrubbing != nil { throw CommandFailure.findings }
    }

    private static func words(for step: RetentionStep) -> String {
        switch step {
        case .seeking: "looking through the footage"
        case .rewriting(let done, let all): "block \(Figures.count(done + 1)) of \(Figures.count(all))"
        case .scrubbing: "making the database forget"
        }
    }
}
