import Assembly
import AssemblyTestSupport
import Experience
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Services

/// What would not fit is refused before it is begun, in words that say what to do; nothing is left half done.
@Suite struct MemoryLimitTests {
    @Test func sizesAreReadAsPeopleWriteThem() {
        let sizes: [(String, Int?)] = [
            ("1", 1), ("800000k", 819_200_000), ("512M", 536_870_912), ("8G", 8_589_934_592), ("2t", 2_199_023_255_552),
            ("", nil), ("0", nil), ("-1", nil), ("8GB", nil), ("1.5G", nil), ("G", nil), ("9999999999T", nil),
            ("٣", nil),
        ]
        for (text, bytes) in sizes { #expect(MemoryLimit(text)?.bytes == bytes, "\(text)") }
        #expect(
            [1, 1_536, 10 << 20, 1_610_612_736].map(MemoryLimit.words) == ["1 bytes", "1.5 kB", "10 MB", "1.5 GB"])
    }

    /// Writes files as the kernel does, under a folder that stands for the machine.
    private static func left(_ files: [String: String]) async throws -> Int? {
        try await withTemporaryFolder { folder in
            for (name, text) in files { try folder.write(text, to: name) }
            return MachineMemory(root: folder.path).available()
        }
    }

    @Test func theMachineAndEveryContainerAroundTheProcessAreAsked() async throws {
        let machine = "MemTotal: 16000 kB\nMemFree: 100 kB\nMemAvailable:    9000 kB\n"
        #expect(try await Self.left([:]) == nil)
        #expect(try await Self.left(["proc/meminfo": machine]) == 9_216_000)
        let inner = "sys/fs/cgroup/a/b/"
        #expect(
            try await Self.left([
                "proc/meminfo": machine, "proc/self/cgroup": "0::/a/b\n", inner + "memory.max": "max\n",
                inner + "memory.current": "5\n", "sys/fs/cgroup/a/memory.max": "1000000\n",
                "sys/fs/cgroup/a/memory.current": "400000\n",
                "sys/fs/cgroup/a/memory.stat": "anon 1\ninactive_file 150000\n",
            ]) == 750_000)
        #expect(
            try await Self.left([
                "proc/meminfo": machine, "proc/self/cgroup": "7:cpu:/x\n3:memory:/box\n",
                "sys/fs/cgroup/memory/box/memory.limit_in_bytes": "2000\n",
                "sys/fs/cgroup/memory/box/memory.usage_in_bytes": "2500\n",
                "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
                "sys/fs/cgroup/memory/memory.usage_in_bytes": "1\n",
            ]) == 0)
    }

    @Test func aFifthOfWhatTheMachineHasIsLeftAlone() throws {
        let memory = MemoryGuard(limit: nil, available: { 1_000 }, keeping: .zero)
        try memory.allow(MemoryUse(what: "This", bytes: 800))
        let refusal = #expect(throws: MemoryRefusal.self) { try memory.allow(MemoryUse(what: "This", bytes: 801)) }
        #expect(refusal?.description.contains("overrule this with --memory-limit") == true)
        // A limit somebody gave counts what is held, too, and nothing else.
        let limited = MemoryGuard(limit: MemoryLimit(bytes: 1_000), available: { 0 }, keeping: .zero)
        try limited.allow(MemoryUse(what: "This", bytes: 400), beside: 600)
        #expect(throws: MemoryRefusal.self) { try limited.allow(MemoryUse(what: "This", bytes: 400), beside: 601) }
        try MemoryGuard(limit: nil, available: { nil }, keeping: .zero).allow(MemoryUse(what: "This", bytes: .max))
    }

    /// A machine whose memory is gone from some moment on.
    private final class Machine: Sendable {
        let left = Atomic<Int>(.max)
        let questionsUntilNothing = Atomic<Int>(.max)

        var memory: MemoryGuard {
            MemoryGuard(limit: nil, available: { self.available }, keeping: .zero)
        }

        private var available: Int {
            questionsUntilNothing.subtract(1, ordering: .relaxed).newValue < 0 ? 0 : left.load(ordering: .relaxed)
        }
    }

    @Test func footageThatDoesNotFitIsNotOpened() async throws {
        try await withInstallation { (installation: Installation) async throws in
            try await installation.take(FootageServiceTests.order)
            let folder = installation.folder.path
            let limit = MemoryGuard(limit: MemoryLimit(bytes: 50))
            let refusal = await #expect(throws: MemoryRefusal.self) {
                try await Installation.opened(folder, memory: limit)
            }
            let words = refusal?.description ?? ""
            #expect(words.contains("footage of 1 event") && words.contains("the limit is 50 bytes"))
            #expect(words.contains("Raise --memory-limit"))
        }
    }

    @Test func aQuestionThatDoesNotFitIsRefusedAndOthersGoOn() async throws {
        try await withTemporaryFolder { folder in
            let machine = Machine()
            let installation = try await Installation.opened(
                folder.path(of: "d"), for: .working, memory: machine.memory)
            try await installation.take(FootageServiceTests.order)
            let insight = installation.services.insight
            machine.left.store(0, ordering: .relaxed)
            await #expect(throws: MemoryRefusal.self) { try await insight.edges(InsightFilter()) }
            await #expect(throws: MemoryRefusal.self) { try await insight.continuity() }
            #expect(try await installation.services.stories.story(of: "a") != nil)
            machine.left.store(.max, ordering: .relaxed)
            #expect(try await insight.variants(InsightFilter()).sessions == 1)
            try await installation.close()
        }
    }

    @Test func eventsThatDoNotFitAreNotTakenAndComeInLater() async throws {
        try await withTemporaryFolder { folder in
            let machine = Machine()
            let installation = try await Installation.opened(
                folder.path(of: "d"), for: .working, memory: machine.memory)
            machine.left.store(0, ordering: .relaxed)
            await #expect(throws: MemoryRefusal.self) { try await installation.take(FootageServiceTests.order) }
            #expect(installation.services.footage.state.events == 0)
            machine.left.store(.max, ordering: .relaxed)
            #expect(try await installation.take(FootageServiceTests.order) == [.accepted])
            try await installation.close()
        }
    }

    @Test(arguments: [0, 1, 2, 3, 4])
    func anImportStopsAtWholeBlocksAndIsTakenUpAgain(questions: Int) async throws {
        try await withTemporaryFolder { folder in
            let rows = 150_000
            var text = "who,at,what\n"
            for row in 0..<rows { text += "c\(row % 999),\(row),t\(row % 7)\n" }
            let file = try folder.write(text, to: "events.csv")
            let mapping = """
                events:
                  - customer: {column: who}
                    time: {column: at, format: unix_ms}
                    touchpoint: {column: what}
                """
            let request = ImportRequest(files: [file], mappingText: mapping, mappingPath: "m.yaml")
            let machine = Machine()
            let installation = try await Installation.opened(
                folder.path(of: "d"), for: .working, memory: machine.memory)
            let imports = installation.services.imports
            machine.questionsUntilNothing.store(questions, ordering: .relaxed)
            do {
                let record = try await imports.run(request)
                // How many blocks are written together is a matter of timing: a few questions may do for all of them.
                #expect(questions > 1 && record.counts.eventsAdded == rows)
            } catch let refusal as MemoryRefusal {
                #expect(refusal.description.contains("import the same files again"))
                let record = try #require(try await imports.list().first).record
                #expect(record.state == .failed && record.failure?.contains("memory") == true)
                let written = installation.services.footage.state.events
                #expect(record.counts.eventsAdded == written)
                #expect(questions > 1 ? written > 0 && written < rows : written == 0)
                machine.questionsUntilNothing.store(.max, ordering: .relaxed)
            }
            let record = try await imports.run(request)
            #expect(record.counts.eventsAdded + record.counts.eventsKnown == rows)
            #expect(installation.services.footage.state.events == rows)
            try await installation.close()
            let again = try await Installation.opened(folder.path(of: "d"))
            #expect(again.services.footage.state.events == rows)
            try await again.close()
        }
    }
}
