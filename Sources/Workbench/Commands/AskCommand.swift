import ArgumentParser
import Assembly
import Foundation
import JourneyEngine
import Services
import Workload

/// Opens what was loaded and answers questions for the first time, as often as the front script wants.
struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract:
            "Answers the workload's questions; each line of standard input is one, such as “q1 5” for five times.",
        discussion: "An empty line or the end of the input ends it. q6 looks customers up, q8 checks the store.")

    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("Where answers go, one JSON file a question.", valueName: "folder"))
    var answers: String

    private struct Opened: Encodable {
        let step = "open"
        let run: Run
        let memory: Int
        let questions: [String]
    }

    private struct Checked: Encodable {
        let step = "ask"
        let question: String
        let runs: [Run] = []
    }

    func run() async throws {
        let meter = Meter()
        let installation = try await Installation.open(store.data, for: .asking)
        let run = WorkloadRun(log: installation.services.footage.log)
        let questions = WorkloadQuestion.ofTheWholeLog + [.q6, .q8]
        try Report.line(
            Opened(run: meter.read(), memory: Machine.memory(), questions: questions.map(\.rawValue)))
        let lookUps = try WorkloadFiles.lookUps(table.lookups)
        while let line = readLine(), !line.isEmpty {
            let words = line.split(separator: " ")
            guard let question = WorkloadQuestion(rawValue: String(words[0])), questions.contains(question) else {
                throw BenchError("“\(line)” is no question: write one of \(questions.map(\.rawValue)) and a number")
            }
            let times = words.count > 1 ? Int(words[1]) ?? 1 : 1
            try await answer(question, times, run, lookUps)
        }
        try await installation.close()
    }

    private func answer(
        _ question: WorkloadQuestion, _ times: Int, _ run: WorkloadRun, _ lookUps: [Int64]
    ) async throws {
        switch question {
        case .q6:
            let engine = Engine(log: run.log, script: nil)
            try write(try WorkloadStore.storyCheck(engine, table: table.csv, lookUps: lookUps), to: question)
            try Report.line(run.lookUp(lookUps, times: times))
        case .q8:
            try write(try await WorkloadStore.check(store.data, customers: run.log.customerCount), to: question)
            try Report.line(Checked(question: question.rawValue))
        default:
            let (asked, answer) = run.ask(question, times: times)
            if let answer { try write(answer.workload, to: question) }
            try Report.line(asked)
        }
    }

    private func write(_ answer: WorkloadAnswer, to question: WorkloadQuestion) throws {
        try Data(answer.json.utf8).write(to: URL(fileURLWithPath: "\(answers)/\(question.rawValue).json"))
    }
}
