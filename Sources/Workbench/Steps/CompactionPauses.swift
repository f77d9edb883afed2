package import Assembly
import Services
import Stores

/// Single events sent one by one, as small tools do: how long each waits while their blocks are merged beside them.
package struct CompactionPauses: Encodable {
    package let step = "compaction"
    package let events: Int
    /// Times that blocks were merged meanwhile, how many blocks went in and came out.
    package let merges: Int
    package let blocksBefore: Int
    package let blocksAfter: Int
    /// The longest that a merge kept everybody else from writing, in milliseconds.
    package let longestPause: Double
    /// From sending an event until it is on disk and in the answers.
    package let visible: Spread

    /// Callers that send one event after the other.
    private static let callers = 8

    package static func measure(_ installation: Installation, events: Int) async throws -> CompactionPauses {
        let footage = installation.services.footage
        var source = NewEvents(after: footage.log, label: "single")
        let perCaller = events / callers
        let bodies = (0..<callers).map { _ in (0..<perCaller).map { _ in source.body(1) } }
        let before = await footage.compacted
        let waits = try await withThrowingTaskGroup(of: [Double].self) { group in
            for own in bodies {
                group.addTask {
                    var waits: [Double] = []
                    for body in own {
                        waits.append(try await timed { try await AskedAgain.append(body, to: installation) }.seconds)
                    }
                    return waits
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let after = await footage.compacted
        return CompactionPauses(
            events: waits.count, merges: after.steps - before.steps,
            blocksBefore: after.blocksBefore - before.blocksBefore,
            blocksAfter: after.blocksAfter - before.blocksAfter,
            longestPause: after.longestWrite.seconds * 1_000, visible: Spread(waits))
    }
}
