import Assembly
import Experience
import Foundation
import JourneyEngine
import Services
import TestSupport
import Testing
import Workbench
import Workload

/// The workload of the benchmark in its short form: ten thousand events brought into an installation, every answer held
/// against plain loops. Speed is no matter here.
@Suite struct WorkloadAnswerTests {
    private static let events = WorkloadGenerator.events(10_000)
    private static let lookUps = WorkloadGenerator.lookUps(events, count: 500)

    @Test func theEngineAnswersAsPlainLoopsDo() async throws {
        let reference = SlowReference(Self.events, lookUps: Self.lookUps)
        try await withWorkload { table, installation in
            let engine = Engine(log: installation.services.footage.log, script: nil)
            for question in WorkloadQuestion.ofTheWholeLog {
                let asked = try #require(question.ask(engine)).workload
                #expect(asked.differences(from: reference.answer(question)) == [], "\(question)")
            }
            let stories = try WorkloadStore.storyCheck(engine, table: table, lookUps: Self.lookUps)
            #expect(stories.differences(from: reference.answer(.q6)) == [])
            let stored = try await WorkloadStore.check(
                installation.folder.path, customers: engine.log.customerCount)
            #expect(stored.differences(from: reference.answer(.q8)) == [])
        }
    }

    @Test func answersAreTheSameAfterTheFolderIsOpenedAgain() async throws {
        try await withWorkload { _, installation in
            let before = Engine(log: installation.services.footage.log, script: nil)
            let again = try await Installation.open(installation.folder.path, for: .asking)
            let after = Engine(log: again.services.footage.log, script: nil)
            for question in WorkloadQuestion.ofTheWholeLog {
                #expect(question.ask(before) == question.ask(after), "\(question)")
            }
            try await again.close()
        }
    }

    @Test func theTableIsInTheOrderOfTimeAndReadsBackAsItWasWritten() throws {
        let events = Self.events
        let text = events.reduce(into: Array((WorkloadCSV.header + "\n").utf8)) { WorkloadCSV.append($1, to: &$0) }
        #expect(try WorkloadCSV.read(text) == events)
        #expect(events.count == 10_000)
        #expect(events.map(\.id) == Array(0..<10_000))
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(zip(events, events.dropFirst()).contains { $0.time == $1.time })
    }

    @Test func aStoryThatLostItsOrderIsNoticed() throws {
        let reference = SlowReference(Self.events, lookUps: Self.lookUps)
        let customer = Self.lookUps[0]
        var story = Self.events.filter { $0.customer == customer }
        #expect(story.count > 1)
        story.swapAt(0, story.count - 1)
        let single = SlowReference(Self.events, lookUps: [customer])
        #expect(SlowReference.check([story]).differences(from: single.answer(.q6)) != [])
        #expect(reference.answer(.q6) != single.answer(.q6))
    }

    private func withWorkload(_ body: (String, Installation) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var table = Array((WorkloadCSV.header + "\n").utf8)
            for event in Self.events { WorkloadCSV.append(event, to: &table) }
            let path = try folder.write(table, to: "events.csv")
            let installation = try await Installation.open(folder.path(of: "data"), for: .working)
            try await WorkloadStore.load(path, into: installation)
            try await body(path, installation)
            try await installation.close()
        }
    }
}
