/// Decides which blocks are worth merging: single events sent one by one make small blocks, and thousands of those
/// make a slow start.
///
/// Only neighbours in the order of arrival are merged, so that events of the same moment keep their order. Earlier
/// results of merging are taken in while they are no larger than twice what comes after them, so that an event is
/// rewritten a logarithmic number of times (O'Neil et al. 1996, the log-structured merge-tree).
package struct CompactionPolicy: Sendable, Hashable {
    /// A block with at least as many events is left alone.
    package var fullBlockEvents = 8_192
    /// So many blocks must come to nothing by a merge.
    package var minimumBlocks = 128
    /// No merge takes in more events, for the sake of memory, or more blocks: it is one transaction, and whoever sends
    /// an event meanwhile waits for its end.
    package var maximumEvents = 131_072
    package var maximumBlocks = 1_024

    package init() {}

    /// The blocks to merge, out of all there are in the order of arrival; empty when there is nothing worth doing.
    /// Those that can't be read, and what was made together with them, stay as and where they are.
    package func choice(among infos: [BlockInfo], unreadable: Set<BlockID> = []) -> [BlockInfo] {
        let runs = Self.groups(of: infos).split { group in
            group.eventsPerBlock >= fullBlockEvents || group.blocks.contains { unreadable.contains($0.id) }
        }
        let worthwhile = runs.flatMap(candidates(in:)).filter { candidate in
            candidate.freshBlocks >= minimumBlocks
                || candidate.blockCount >= minimumBlocks + CustomerPartition.count
        }
        return worthwhile.max { $0.blockCount < $1.blockCount }?.flatMap(\.blocks) ?? []
    }

    /// Neighbours that may be merged, gathered from the end of a run backwards: everything that is fresh, and earlier
    /// results while they are small enough beside what comes after them.
    private func candidates(in run: ArraySlice<Group>) -> [[Group]] {
        var candidates: [[Group]] = []
        var candidate: [Group] = []
        var events = 0
        var blocks = 0
        for group in run.reversed() {
            let isTooLarge = group.isMerged && group.events > 2 * events
            let isTooMuch = events + group.events > maximumEvents || blocks + group.blocks.count > maximumBlocks
            if !candidate.isEmpty, isTooLarge || isTooMuch {
                candidates.append(candidate.reversed())
                candidate = []
                events = 0
                blocks = 0
            }
            candidate.append(group)
            events += group.events
            blocks += group.blocks.count
        }
        return candidates + [candidate.reversed()]
    }

    /// Blocks of the same arrivals stand and fall together: they are the partitions of one merge.
    private static func groups(of infos: [BlockInfo]) -> [Group] {
        var groups: [Group] = []
        for info in infos {
            if let last = groups.last, last.arrival == info.id.arrival {
                groups[groups.count - 1].blocks.append(info)
            } else {
                groups.append(Group(arrival: info.id.arrival, blocks: [info]))
            }
        }
        return groups
    }
}

private struct Group {
    let arrival: Int64
    var blocks: [BlockInfo]

    var events: Int { blocks.reduce(0) { $0 + $1.eventCount } }
    var eventsPerBlock: Int { events / max(1, blocks.count) }
    var isMerged: Bool { blocks.contains { $0.id.partition != nil } }
}

extension [Group] {
    fileprivate var freshBlocks: Int { count { !$0.isMerged } }
    fileprivate var blockCount: Int { reduce(0) { $0 + $1.blocks.count } }
}
