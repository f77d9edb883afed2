import ArgumentParser
import Assembly
import Experience
import Services

/// How long each kind of data is kept.
struct KeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "Shows and sets how long each kind of data is kept.",
        discussion: """
            throughline retention --data my-data                            what is kept for how long, and why
            throughline retention set footage 24months --data my-data       older events go, and are refused
            throughline retention preview --data my-data                    what goes at the next daily round
            throughline retention apply --data my-data                      lets it go now
            """,
        subcommands: [KeepShowCommand.self, KeepSetCommand.self, KeepPreviewCommand.self, KeepApplyCommand.self],
        defaultSubcommand: KeepShowCommand.self)
}

/// The limits in force, and what has none.
struct KeepShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "What is kept for how long, and what is always kept and why.")

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let services = try await data.open().services
        try write(try await services.retention.limits(), nil, services, output)
    }
}

/// What goes at the next daily round.
struct KeepPreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "What is older than it is kept for and goes at the next daily round.",
        discussion: """
            throughline retention preview --data my-data
            throughline retention preview --kind footage --keep 24months --data my-data     if it were so

            Changes nothing.
            """)

    @Option(help: ArgumentHelp("Look at one kind only: \(kindNames).", valueName: "kind"))
    var kind: RetentionKind?

    @Option(help: ArgumentHelp("As if this kind were kept so long.", valueName: "time"))
    var keep: String?

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func validate() throws {
        if keep != nil, kind == nil { throw ValidationError("Say with --kind what --keep is for.") }
    }

    func run() async throws {
        let span = try keep.map { try KeepSetCommand.span($0) }
        let services = try await data.open().services
        var limits = try await services.retention.limits()
        if let kind {
            limits = limits.only(kind)
            if let span { limits[kind] = span }
        }
        try write(limits, try await services.retention.preview(by: limits), services, output)
    }
}

private func write(
    _ limits: RetentionLimits, _ counts: RetentionCounts?, _ services: ServiceSet, _ output: FormatOptions
) throws {
    let always = KeptAlways.list(services.backups.state)
    let table = Table(retention: limits, going: counts, always: always)
    let sentences = counts.map { RetentionText.sentences(of: $0, went: false).joined(separator: "\n") + "\n" }
    try Renderer(format: output.format).write(
        table, json: RetentionLimitsJSON(limits, counts, always), text: sentences)
}

let kindNames = RetentionKind.allCases.map(\.rawValue).joined(separator: ", ")

extension RetentionKind: ExpressibleByArgument {}
