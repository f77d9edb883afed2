import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import Services
import Stores
import TestSupport
import Testing

/// A block that a dying disk has changed costs its own events and no others, and everybody is told.
@Suite struct DamagedFootageTests {
    /// One request's worth of events of six customers, which become one block.
    private static func lines(_ batch: Int) -> String {
        (0..<40).map { number in
            let time = 1_750_000_000_000 + (batch * 40 + number) * 60_000
            return #"{"id":"\#(batch)-\#(number)","customer":"c\#(number % 6)","time":\#(time),"#
                + #""touchpoint":"t\#(number % 5)","department":"d\#(number % 2)"}"#
        }.joined(separator: "\n")
    }

    private static func fill(_ path: String, batches: [Int]) async throws {
        let installation = try await Installation.opened(path, for: .working)
        for batch in batches { try await installation.take(lines(batch)) }
        try await installation.close()
    }

    @Test(arguments: [0, 4, 8, 13, 25, 300, 900])
    func theRestStaysReadableAndTheMissingPartIsNamed(offset: Int) async throws {
        try await withTemporaryFolder { folder in
            let (damaged, whole) = (folder.path(of: "damaged"), folder.path(of: "whole"))
            try await Self.fill(damaged, batches: [0, 1, 2])
            try await damageBlock(1, offset: offset, ofFolder: damaged)

            let found = try await Installation.opened(damaged)
            let missing = found.services.footage.missing
            #expect(missing.blocks.count == 1 && missing.events == 40)
            #expect(found.services.footage.state.events == 80)
            let place = try #require(missing.blocks.first)
            if let size = place.size {
                #expect((place.offset..<place.offset + size).contains(offset))
            } else {
                #expect(offset < 20 || offset >= place.info.byteCount - 8)
            }
            #expect(missing.sentence.contains("1 block of footage with 40 events is damaged and left out"))
            #expect(missing.sentence.contains(place.place))

            // Answers are those of a company that never had these events.
            let lost = Int(place.info.id.arrival) - 1
            try await Self.fill(whole, batches: [0, 1, 2].filter { $0 != lost })
            let expected = try await Installation.opened(whole)
            let insight = (found.services.insight, expected.services.insight)
            #expect(try await insight.0.edges(InsightFilter()) == insight.1.edges(InsightFilter()))
            #expect(try await insight.0.handOffs(InsightFilter()) == insight.1.handOffs(InsightFilter()))
            try await expected.close()
            try await found.close()
        }
    }

    @Test func importingAgainBringsBackWhatIsMissingAndNothingElse() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            try await Self.fill(path, batches: [0, 1, 2])
            try await damageBlock(0, offset: 200, ofFolder: path)
            let installation = try await Installation.opened(path, for: .working)
            let lost = Int(try #require(installation.services.footage.missing.blocks.first).info.id.arrival) - 1
            for batch in 0...2 {
                let receipts = try await installation.take(Self.lines(batch))
                #expect(receipts.allSatisfy { $0 == (batch == lost ? .accepted : .known) })
            }
            try await installation.close()

            // The damage is still told, until somebody sets the block aside.
            let again = try await Installation.opened(path)
            #expect(again.services.footage.state.events == 120)
            #expect(again.services.footage.missing.events == 40)
            try await again.close()
            let (outcome, paths) = try await Installation.check(
                path, database: try await Installation.database(of: path), settingAside: true)
            #expect(outcome.blocks == 4 && outcome.events == 160 && outcome.missing.events == 40)
            #expect(paths.count == 1 && paths.allSatisfy { FileManager.default.fileExists(atPath: $0) })
            let sound = try await Installation.check(
                path, database: try await Installation.database(of: path), settingAside: false
            ).outcome
            #expect(sound.blocks == 3 && sound.events == 120 && sound.missing.isEmpty)
        }
    }

    @Test func aCheckOfSoundFootageFindsNothingAndChangesNothing() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.path(of: "data")
            try await Self.fill(path, batches: [0, 1])
            let file = URL(filePath: path + "/throughline.db")
            let before = TestDatabase.current == .sqlite ? try Data(contentsOf: file) : nil
            let (outcome, paths) = try await Installation.check(
                path, database: try await Installation.database(of: path), settingAside: false)
            #expect(outcome.blocks == 2 && outcome.missing.isEmpty && paths.isEmpty)
            if let before { #expect(try Data(contentsOf: file) == before) }
        }
    }
}
