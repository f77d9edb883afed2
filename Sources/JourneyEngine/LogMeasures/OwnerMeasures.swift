import ColumnStore
package import Experience

/// How cases wander between departments: who hands over to whom, and who gets it straight back. Events of unknown
/// owners are left out first.
package struct OwnerMeasures: Hashable, Sendable {
    /// From one department to another: a hand-over, or there and back.
    package struct Row: Hashable, Sendable {
        package var from: DepartmentID
        package var to: DepartmentID
        package var count: Int
    }

    /// By name.
    package var handOvers: [Row]
    /// From A to B and back to A, whatever A did in between, by name.
    package var pingPongs: [Row]
    package var casesWithPingPong: Int
}

extension Engine {
    package func ownerMeasures(_ filter: InsightFilter) -> OwnerMeasures {
        let compiled = CompiledFilter(filter, script, log: log)
        let walk = StoryWalk(self, compiled, within: .case, gap: nil, columns: .text(.department))
        let found = folded { OwnerPartial(walk, $0, script) }
        return found?.measures(script) ?? OwnerMeasures(handOvers: [], pingPongs: [], casesWithPingPong: 0)
    }
}

private struct OwnerPartial: MergeableResult {
    private var handOvers: PairCounts
    private var pingPongs: PairCounts
    private var casesWithPingPong = 0

    init(_ walk: StoryWalk, _ customers: Range<Int>, _ script: CompiledScript) {
        handOvers = PairCounts(codes: script.departments.count)
        pingPongs = handOvers
        walk.forEach(customers) { reader, story in
            let touchpoints = reader.codes(.touchpoint)
            let departments = reader.codes(.department)
            var first: UInt32 = 0
            var second: UInt32 = 0
            var bounced = false
            for event in story {
                let owner = script.owner(
                    department: departments[Int(event)], touchpoint: touchpoints[Int(event)])
                if owner == 0 || owner == second { continue }
                if second != 0 { handOvers.add(second, owner) }
                if owner == first {
                    pingPongs.add(first, second)
                    bounced = true
                }
                first = second
                second = owner
            }
            casesWithPingPong += bounced ? 1 : 0
        }
    }

    mutating func merge(_ other: OwnerPartial) {
        handOvers.merge(other.handOvers)
        pingPongs.merge(other.pingPongs)
        casesWithPingPong += other.casesWithPingPong
    }

    func measures(_ script: CompiledScript) -> OwnerMeasures {
        OwnerMeasures(
            handOvers: rows(handOvers, script), pingPongs: rows(pingPongs, script),
            casesWithPingPong: casesWithPingPong)
    }

    private func rows(_ counts: PairCounts, _ script: CompiledScript) -> [OwnerMeasures.Row] {
        zip(counts.index.pairs, counts.counts).compactMap { pair, count in
            guard let from = script.department(pair.from), let to = script.department(pair.to) else { return nil }
            return OwnerMeasures.Row(from: from, to: to, count: count)
        }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}

/// How often each pair of codes came.
struct PairCounts: MergeableResult {
    private(set) var index: PairIndex
    private(set) var counts: [Int] = []

    init(codes: Int) {
        index = PairIndex(codes: codes)
    }

    mutating func add(_ from: UInt32, _ to: UInt32, count: Int = 1) {
        let number = index.number(from, to)
        if number == counts.count { counts.append(0) }
        counts[number] += count
    }

    mutating func merge(_ other: PairCounts) {
        for (pair, count) in zip(other.index.pairs, other.counts) { add(pair.from, pair.to, count: count) }
    }
}
