import ColumnStore
package import Experience

/// How many cases come to one scene, and how many of them to another one at some time later.
package struct EventualFollow: Hashable, Sendable {
    package var from: TouchpointID
    package var to: TouchpointID
    /// Cases that come to `from`.
    package var cases: Int
    /// Cases that come to `to` after the first time at `from`.
    package var followed: Int
}

extension Engine {
    /// For each pair of scenes, in the order given (eventually-follows relation: van der Aalst 2016, 6.4).
    package func eventuallyFollows(
        _ pairs: [(from: TouchpointID, to: TouchpointID)], _ filter: InsightFilter
    ) -> [EventualFollow] {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: .case, gap: nil, columns: [])
        let codes = pairs.map { pair in
            [pair.from, pair.to].map { script.touchpoints.code(of: $0.text).map { UInt32($0) } ?? UInt32.max }
        }
        let found = folded { FollowPartial(walk, $0, codes) }
        return pairs.enumerated().map { index, pair in
            EventualFollow(
                from: pair.from, to: pair.to, cases: found?.cases[index] ?? 0, followed: found?.followed[index] ?? 0)
        }
    }
}

private struct FollowPartial: MergeableResult {
    private(set) var cases: [Int]
    private(set) var followed: [Int]

    init(_ walk: StoryWalk, _ customers: Range<Int>, _ pairs: [[UInt32]]) {
        cases = Array(repeating: 0, count: pairs.count)
        followed = cases
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            for (index, pair) in pairs.enumerated() {
                guard let first = story.firstIndex(where: { touchpoints[Int($0)] == pair[0] }) else { continue }
                cases[index] += 1
                if story[(first + 1)...].contains(where: { touchpoints[Int($0)] == pair[1] }) { followed[index] += 1 }
            }
        }
    }

    mutating func merge(_ other: FollowPartial) {
        for index in cases.indices {
            cases[index] += other.cases[index]
            followed[index] += other.followed[index]
        }
    }
}
