package import Assembly
import JourneyEngine
import Services
import Workload

/// What an answer costs when the question has been asked before: unchanged, and after new events.
package struct AskedAgain: Encodable {
    package struct Question: Encodable {
        package let question: String
        /// The first asking, when no answer is kept, milliseconds.
        package let first: Double
        package let unchanged: Spread
        package let afterNewEvents: Spread
        /// Whether the last answer is that of an installation opened afresh, to the bit.
        package let equalFromScratch: Bool
    }

    package let step = "again"
    package let newEvents: Int
    /// Until they were on disk and in the answers.
    package let append: Spread
    package private(set) var questions: [Question] = []

    package static func measure(
        _ installation: Installation, folder: String, newEvents: Int = 1_000, rounds: Int = 10,
        repeats: Int = 200
    ) async throws -> AskedAgain {
        let footage = installation.services.footage
        let standing = StandingAnswers()
        func ask(_ question: WorkloadQuestion) async -> (result: EngineAnswer?, seconds: Double) {
            await timed { question.ask(Engine(log: footage.log, script: nil, answers: standing)) }
        }
        let questions = WorkloadQuestion.ofTheWholeLog
        var first: [WorkloadQuestion: Double] = [:]
        var unchanged: [WorkloadQuestion: [Double]] = [:]
        for question in questions {
            first[question] = await ask(question).seconds
            for _ in 0..<repeats { unchanged[question, default: []].append(await ask(question).seconds) }
        }
        var after: [WorkloadQuestion: [Double]] = [:]
        var answers: [WorkloadQuestion: EngineAnswer] = [:]
        var appends: [Double] = []
        var source = NewEvents(after: footage.log, label: "again")
        for round in 0..<rounds {
            let body = source.body(newEvents)
            appends.append(try await timed { try await append(body, to: installation) }.seconds)
            // In turn, should the first to ask after new events pay for something that all share.
            for place in questions.indices {
                let question = questions[(place + round) % questions.count]
                let (answer, seconds) = await ask(question)
                after[question, default: []].append(seconds)
                answers[question] = answer
            }
        }
        let fresh = try await Installation.open(folder, for: .asking)
        let engine = Engine(log: fresh.services.footage.log, script: nil)
        var measured = AskedAgain(newEvents: newEvents, append: Spread(appends))
        for question in questions {
            measured.questions.append(
                Question(
                    question: question.rawValue, first: (first[question] ?? 0) * 1_000,
                    unchanged: Spread(unchanged[question] ?? []), afterNewEvents: Spread(after[question] ?? []),
                    equalFromScratch: answers[question] == question.ask(engine)))
        }
        try await fresh.close()
        return measured
    }

    /// Sends events as any system would; all must be new.
    static func append(_ body: [UInt8], to installation: Installation) async throws {
        let receipts = try await installation.services.footage.accept(body)
        guard receipts.allSatisfy({ $0 == .accepted }) else {
            throw BenchError("some new events were not accepted: load the data again, the folder has been used before")
        }
    }
}
