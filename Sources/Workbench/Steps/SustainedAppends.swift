package import Assembly
import Foundation
import JourneyEngine
import Services
import Synchronization
import Workload

/// Questions asked while events keep coming in: how soon events show, how much slower questions are, and how long
/// anybody ever had to wait for a small answer.
package struct SustainedAppends: Encodable {
    package struct Question: Encodable {
        package let question: String
        package let quiet: Spread
        package let meanwhile: Spread
        /// Median to median.
        package let slowdown: Double
        /// The same question meanwhile, when its answer is kept and brought up to date.
        package let kept: Spread
    }

    package let step = "sustained"
    package let eventsPerSecond: Int
    package let events: Int
    /// Rate at which they were on disk and in the answers.
    package let reachedPerSecond: Double
    /// From the moment a request was due until its events were on disk and in the answers.
    package let visible: Spread
    package let questions: [Question]
    /// A customer looked up every few milliseconds on the newest footage; `worst` is the longest pause.
    package let lookUp: Spread

    /// One request brings as many.
    private static let batch = 500

    package static func measure(
        _ installation: Installation, eventsPerSecond: Int = 50_000, seconds: Int = 5
    ) async throws -> SustainedAppends {
        let requests = eventsPerSecond * seconds / batch
        var source = NewEvents(after: installation.services.footage.log, label: "sustained")
        let bodies = (0..<requests).map { _ in source.body(batch) }
        let quiet = ask(installation, until: { $0 >= 3 })
        let end = End()
        // Those who ask go on until they are told, also when an append fails.
        defer { end.reach() }
        async let meanwhile = BlockingQueue.run { ask(installation, until: { _ in end.isReached }) }
        async let lookUps = lookUps(installation, until: end)
        let start = ContinuousClock.now
        let waits = try await send(bodies, every: Double(batch) / Double(eventsPerSecond), to: installation)
        let took = start.duration(to: .now).seconds
        end.reach()
        let asked = await meanwhile
        let questions = WorkloadQuestion.ofTheWholeLog.map { question in
            let before = Spread(quiet.first[question] ?? [])
            let during = Spread(asked.first[question] ?? [])
            return Question(
                question: question.rawValue, quiet: before, meanwhile: during,
                slowdown: during.median / max(before.median, 1e-9), kept: Spread(asked.kept[question] ?? []))
        }
        return await SustainedAppends(
            eventsPerSecond: eventsPerSecond, events: requests * batch,
            reachedPerSecond: Double(requests * batch) / took, visible: Spread(waits), questions: questions,
            lookUp: Spread(lookUps))
    }

    /// Sends each body when it is due, whether or not those before it are done; how long each took from then.
    private static func send(
        _ bodies: [[UInt8]], every interval: Double, to installation: Installation
    ) async throws -> [Double] {
        let start = ContinuousClock.now
        return try await withThrowingTaskGroup(of: Double.self) { group in
            for (index, body) in bodies.enumerated() {
                let due = start + .seconds(Double(index) * interval)
                try await Task.sleep(until: due, clock: .continuous)
                group.addTask {
                    try await AskedAgain.append(body, to: installation)
                    return due.duration(to: .now).seconds
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Seconds of each asking.
    private struct Asked: Sendable {
        var first: [WorkloadQuestion: [Double]] = [:]
        var kept: [WorkloadQuestion: [Double]] = [:]
    }

    /// All questions in turn on the newest footage: of an engine that has answered nothing, and of one that keeps its
    /// answers.
    private static func ask(_ installation: Installation, until isOver: (Int) -> Bool) -> Asked {
        var asked = Asked()
        let standing = StandingAnswers()
        func seconds(_ question: WorkloadQuestion, _ answers: StandingAnswers?) -> Double {
            let engine = Engine(log: installation.services.footage.log, script: nil, answers: answers)
            let start = ContinuousClock.now
            _ = question.ask(engine)
            return start.duration(to: .now).seconds
        }
        var round = 0
        while !isOver(round) {
            for question in WorkloadQuestion.ofTheWholeLog {
                asked.first[question, default: []].append(seconds(question, nil))
                asked.kept[question, default: []].append(seconds(question, standing))
            }
            round += 1
        }
        return asked
    }

    private static func lookUps(_ installation: Installation, until end: End) async -> [Double] {
        var times: [Double] = []
        var customer = 0
        while !end.isReached {
            let start = ContinuousClock.now
            let log = installation.services.footage.log
            customer = (customer + 7_919) % max(1, log.customerCount)
            _ = Engine(log: log, script: nil).takes(of: customer)
            times.append(start.duration(to: .now).seconds)
            try? await Task.sleep(for: .milliseconds(2))
        }
        return times
    }
}

/// When those who ask are to stop.
private final class End: Sendable {
    private let reached = Atomic(false)

    var isReached: Bool { reached.load(ordering: .relaxed) }

    func reach() { reached.store(true, ordering: .relaxed) }
}

/// Runs what computes for long on a thread of its own.
private enum BlockingQueue {
    static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: body()) }.start()
        }
    }
}
