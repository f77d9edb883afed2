package import ArgumentParser
import Experience
import Foundation
import Intake
import JourneyEngine
import Options

/// The engine as a filter: events in on standard input, partial results out on standard output. One process answers for
/// the customers it is given; `throughline insight --merge` puts the answers together.
package struct KernelProgram: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "throughline-kernel",
        abstract: "Reads the events of some customers and writes what it knows of a question: a partial result.",
        discussion: """
            All events of one customer must go to one process; docs/partials.md says how.

            throughline-kernel edges --format csv < part-1.csv > part-1.tlp
            throughline-kernel edges variants --within case --script my-company < part-1.tlb > part-1.tlp
            throughline-kernel --merge part-*.tlp > all.tlp
            throughline-kernel waits --script my-company < part-1.tlb > waits-1.tlp
            throughline-kernel limits --merge waits-*.tlp > limits.tlp
            throughline-kernel gaps --given limits.tlp --script my-company < part-1.tlb > gaps-1.tlp
            throughline insight --merge all.tlp

            Exit codes: 0 done, 2 input that can't be used, 64 a wrong command line, 70 a fault of ours.
            """)

    @OptionGroup(title: "Questions") var questions: QuestionOptions
    @OptionGroup(title: "Filter") var filter: FilterOptions
    @OptionGroup(title: "Input") var input: InputOptions

    @Option(help: ArgumentHelp("The folder of the company's script.", valueName: "dir"))
    var script: String?

    @Option(help: "Threads to answer with.")
    var threads = 1

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Read no events, but merge partial results into one for each question.", valueName: "file"))
    var merge: [String] = []

    @Option(
        help: ArgumentHelp("The limits that gaps are held against, drawn with limits --merge.", valueName: "file"))
    var given: String?

    @Flag(help: "Write each result as a line of base64, for pipes that carry lines.")
    var text = false

    package init() {}

    package func validate() throws {
        guard (1...1_024).contains(threads) else { throw ValidationError("--threads must be 1 to 1024.") }
        if questions.questions.contains(.limits) {
            guard isDrawing, !merge.isEmpty else {
                throw ValidationError(
                    "limits come from everybody's waits: throughline-kernel limits --merge waits-*.tlp.")
            }
        } else if merge.isEmpty == questions.questions.isEmpty {
            throw ValidationError("Name what to ask, such as edges, or files to --merge.")
        }
        guard questions.questions.contains(.gaps) == (given != nil) else {
            throw ValidationError("gaps and --given go together: gaps --given limits.tlp.")
        }
    }

    package func run() throws {
        if merge.isEmpty {
            try ask()
        } else {
            try write(isDrawing ? [PartialFiles.limits(from: merge)] : PartialFiles.merged(merge))
        }
    }

    private var isDrawing: Bool { questions.questions == [.limits] }

    private func ask() throws(KernelFailure) {
        let shared = try sharedScript()
        let limits = try given.map { path throws(KernelFailure) in
            try PartialFiles.given(path, script: shared?.fingerprint ?? "")
        }
        let asked = try questions.asked(script: shared?.script, of: filter.words, limits)
        let filter = try filter.words.filter(script: shared?.script)
        let footage = try input.footage(currency: shared?.script.company.currency)
        let engine = Engine(log: footage.log, script: shared?.script, threads: threads)
        let calendar = CompanyCalendar(of: shared?.script)
        let (first, last) = try span(of: engine.log, within: limits)
        let months = first.map { calendar.months(from: $0, through: last ?? $0) }
        for question in asked {
            let partial: PartialResult
            do throws(PartialError) {
                partial = try engine.partial(
                    question, filter, script: shared?.fingerprint ?? "", setAside: footage.setAside,
                    months: months ?? [])
            } catch {
                throw KernelFailure(message: "\(error)", exitCode: 70)
            }
            try write([partial])
        }
    }

    /// The footage that months are told of: with limits that of all customers, so that everybody has the same.
    private func span(
        of log: EventLog, within limits: GapLimits?
    ) throws(KernelFailure) -> (first: Timestamp?, last: Timestamp?) {
        guard let all = limits?.footage else { return (log.firstTime, log.lastTime) }
        if let first = log.firstTime, let last = log.lastTime {
            guard let begin = all.first, let end = all.last, begin <= first, last <= end else {
                throw .unusable("--given: limits of other footage than these events: draw them from the waits of all")
            }
        }
        return (all.first, all.last)
    }

    private func sharedScript() throws(KernelFailure) -> SharedScript? {
        guard let script else { return nil }
        do throws(DiagnosticList) {
            return try SharedScript(folder: script)
        } catch {
            throw .unusable(error)
        }
    }

    private func write(_ partials: [PartialResult]) throws(KernelFailure) {
        for partial in partials { try KernelOutput.write(partial, asText: text) }
    }

    /// Parses the process's arguments, runs the command and ends the process.
    package static func runToExit() -> Never {
        do {
            var command = try parseAsRoot()
            try command.run()
            Foundation.exit(0)
        } catch let failure as KernelFailure {
            KernelOutput.complain(failure.message)
            Foundation.exit(failure.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}
