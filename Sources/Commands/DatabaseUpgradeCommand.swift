import ArgumentParser
import Assembly
import Services

/// Brings the tables of an older version up to date, or shows what that would do.
struct DatabaseUpgradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Brings the tables of an older version up to date, or shows what that would change.",
        discussion: """
            throughline database upgrade --dry-run --data my-data
            throughline backup before-upgrade.tlbackup --data my-data
            throughline database upgrade --data my-data

            The server and imports do the same when they start. Each step is one transaction: it is done or it is not.
            Exit code 0: up to date, or shown. 2: it can't be done, nothing was changed, and the message says why.
            """)

    @Flag(help: "Only show what would change.")
    var dryRun = false

    @OptionGroup var data: DataOptions
    @OptionGroup var output: FormatOptions

    func run() async throws {
        let steps = try await Installation.upgrade(
            data.folder, database: try data.database.address(), isDryRun: dryRun)
        let table = Table(upgrade: steps)
        let summary = Self.summary(of: steps.count, isDryRun: dryRun)
        try Renderer(format: output.format).write(
            table, json: UpgradeJSON(steps, isDone: !dryRun),
            text: steps.isEmpty ? summary : summary + "\n\n" + table.text())
    }

    private static func summary(of count: Int, isDryRun: Bool) -> String {
        if count == 0 { return "The tables are up to date; there is nothing to do.\n" }
        let steps = Figures.count(count, "step", "steps")
        return isDryRun ? "\(steps) would be done:" : "Done: \(steps)."
    }
}

/// The steps of an upgrade.
private struct UpgradeJSON: Encodable, Sendable {
    struct Step: Encodable, Sendable {
        let step: String
        let purpose: String
    }

    let done: Bool
    let steps: [Step]

    init(_ steps: [UpgradeStep], isDone: Bool) {
        done = isDone
        self.steps = steps.map { Step(step: $0.name, purpose: $0.purpose) }
    }
}

extension Table {
    fileprivate init(upgrade steps: [UpgradeStep]) {
        self.init(columns: ["step", "purpose"])
        rows = steps.map { [.text($0.name), .text($0.purpose)] }
    }
}
