package import Experience
import JourneyEngine

extension InsightService {
    /// One gap by its stable name, with its distribution and the stories that show it; nil when the filtered footage
    /// has no such gap.
    package func gap(
        named name: String, _ filter: InsightFilter = InsightFilter(), rankedBy ranking: GapRanking = .moneyAtRisk
    ) async throws -> GapAnswer? {
        let subject = try await subject()
        let context = await continuity(filter, rankedBy: ranking, asOf: nil, of: subject)
        guard let index = context.report.gaps.firstIndex(where: { $0.key.name == name }) else { return nil }
        let gap = context.report.gaps[index]
        let engine = subject.engine
        return await BlockingWork.run {
            GapAnswer(
                gap: gap, rank: index + 1, ranked: context.report.gaps.count, context: context,
                waits: Self.waits(of: gap, in: engine, filter),
                stories: gap.examples.compactMap { engine.story(of: $0.customer, asOf: nil) })
        }
    }

    /// Bars of equal ratio from a second up, so that minutes and weeks show in one picture.
    private static func waits(of gap: ContinuityGap, in engine: Engine, _ filter: InsightFilter) -> [WaitBin] {
        guard gap.key.kind == .deadTime, let from = gap.key.from, let to = gap.key.to else { return [] }
        let waits = engine.waits(from: from, to: to, filter)
        guard let longest = waits.max() else { return [] }
        var bounds = [Int64(60_000)]
        while let last = bounds.last, last < longest { bounds.append(last + max(last / 2, 1)) }
        var counts = [Int](repeating: 0, count: bounds.count)
        for wait in waits {
            counts[bounds.partitioningIndex { $0 >= wait }] += 1
        }
        let first = counts.firstIndex { $0 > 0 } ?? 0
        return zip(bounds, counts).dropFirst(first).map { WaitBin(upTo: Wait(milliseconds: $0), count: $1) }
    }
}

extension Array {
    /// The first index at which a condition holds that holds for all elements after it.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
