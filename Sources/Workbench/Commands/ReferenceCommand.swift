import ArgumentParser
import Foundation
import Workload

/// Computes the expected answers by plain loops.
struct ReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Computes the expected answers by plain loops: slow, and meant to be.")

    @OptionGroup var table: TableOptions

    @Option(help: ArgumentHelp("Where to write them, as JSON.", valueName: "file"))
    var out: String

    func run() async throws {
        let reference = SlowReference(
            try WorkloadFiles.events(table.csv), lookUps: try WorkloadFiles.lookUps(table.lookups))
        let answers = WorkloadQuestion.allCases.map { "\"\($0.rawValue)\": \(reference.answer($0).json)" }
        try Data("{\(answers.joined(separator: ",\n"))}\n".utf8).write(to: URL(fileURLWithPath: out))
    }
}
