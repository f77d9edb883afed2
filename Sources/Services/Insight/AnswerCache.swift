import Experience
import JourneyEngine

/// Keeps answers while footage and script stay as they are, and lets those who ask the same at once share one
/// computation.
actor AnswerCache {
    /// One moment of the footage against one version of the script.
    struct Subject: Hashable, Sendable {
        let footage: Int
        let script: String?
    }

    /// What is asked, of which part of the footage.
    struct Question: Hashable, Sendable {
        enum Kind: Hashable {
            case continuity
            case livedJourney
            case lastOccurrences
            case accounts
        }

        let kind: Kind
        var filter = InsightFilter()
        var asOf: Timestamp?
    }

    private static let capacity = 64
    private var subject: Subject?
    private var engineTask: Task<Engine, Never>?
    /// Answers that follow the footage, as long as the script is the same.
    private var standing = StandingAnswers()
    /// Tasks of whatever type the question's answer has.
    private var answers: [Question: any Sendable] = [:]

    func engine(
        for subject: Subject, make: @escaping @Sendable (StandingAnswers) -> Engine
    ) async -> Engine {
        forgetUnless(subject)
        if let engineTask { return await engineTask.value }
        let standing = standing
        let task = Task { await BlockingWork.run { make(standing) } }
        engineTask = task
        return await task.value
    }

    func answer<Answer: Sendable>(
        to question: Question, about subject: Subject, compute: @escaping @Sendable () -> Answer
    ) async -> Answer {
        // A question about an older moment is answered, but not kept.
        guard self.subject == subject else { return await BlockingWork.run(compute) }
        if let known = answers[question] as? Task<Answer, Never> { return await known.value }
        if answers.count >= Self.capacity { answers.removeAll() }
        let task = Task { await BlockingWork.run(compute) }
        answers[question] = task
        return await task.value
    }

    /// Lets go of everything, so that nothing of an older moment stays in memory.
    func forget() {
        subject = nil
        standing = StandingAnswers()
        engineTask = nil
        answers.removeAll()
    }

    private func forgetUnless(_ subject: Subject) {
        guard self.subject != subject else { return }
        if self.subject?.script != subject.script { standing = StandingAnswers() }
        self.subject = subject
        engineTask = nil
        answers.removeAll()
    }
}
