import Experience
import JourneyEngine

/// Keeps answers while footage and script stay as they are, and lets those who ask the same at once share one computation.
actor AnswerCache {
    /// One moment of the footage against one version of the script.
    struct Subject: Hashable, Sendable {
        let footage: Int
        let script: String?
    }

    private struct Question: Hashable {
        let filter: InsightFilter
        let asOf: Timestamp?
    }

    private static let capacity = 64
    private var subject: Subject?
    private var engineTask: Task<Engine, Never>?
    private var reports: [Question: Task<ContinuityReport, Never>] = [:]

    func engine(for subject: Subject, make: @escaping @Sendable () -> Engine) async -> Engine {
        forgetUnless(subject)
        if let engineTask { return await engineTask.value }
        let task = Task { await BlockingWork.run(make) }
        engineTask = task
        return await task.value
    }

    func report(
        for subject: Subject, filter: InsightFilter, asOf: Timestamp?,
        compute: @escaping @Sendable () -> ContinuityReport
    ) async -> ContinuityReport {
        let question = Question(filter: filter, asOf: asOf)
        // A question about an older moment is answered, but not kept.
        guard self.subject == subject else { return await BlockingWork.run(compute) }
        if let known = reports[question] { return await known.value }
        if reports.count >= Self.capacity { reports.removeAll() }
        let task = Task { await BlockingWork.run(compute) }
        reports[question] = task
        return await task.value
    }

    private func forgetUnless(_ subject: Subject) {
        guard self.subject != subject else { return }
        self.subject = subject
        engineTask = nil
        reports.removeAll()
    }
}
