import Testing

@testable import JourneyEngine

@Suite struct RankFinderTests {
    enum Shape: CaseIterable {
        case few, spread, crowded, tied, oneValue, extremes
    }

    private func waits(_ shape: Shape, _ chance: inout SeededChance) -> [Int64] {
        switch shape {
        case .few: (0..<Int.random(in: 1...40, using: &chance)).map { _ in .random(in: 0...900, using: &chance) }
        case .spread:
            (0..<9_000).map { _ in
                Int64.random(in: 0...1, using: &chance) << Int64.random(in: 0...45, using: &chance)
                    + .random(in: 0...100_000, using: &chance)
            }
        case .crowded: (0..<9_000).map { _ in 5_000_000_000 + .random(in: 0...40_000, using: &chance) }
        case .tied: (0..<9_000).map { _ in 77_000 * .random(in: 1...3, using: &chance) }
        case .oneValue: Array(repeating: 4_000, count: 5_000)
        case .extremes:
            (0..<3_000).map { _ in [0, 1, 63, 64, 127, 128, .max - 1, .max][Int.random(in: 0..<8, using: &chance)] }
        }
    }

    @Test(arguments: Shape.allCases, 0..<4) func `ranks are those of sorting, also while waits come and go`(
        shape: Shape, seed: UInt64
    ) {
        var chance = SeededChance(seed + 100)
        var all = waits(shape, &chance)
        let finder = RankFinder()
        let percents = [50, 90, 95]
        let half = all.count / 2
        var summary = all.withUnsafeBufferPointer { all in
            finder.summary(of: [.init(rebasing: all[..<half]), .init(rebasing: all[half...])]) { count in
                percents.map { RankSelection.rank(atPercent: $0, of: count) } + [count]
            }
        }
        #expect(summary.greatest == all.max())
        #expect(summary.total == all.reduce(Int64(0)) { $0.adding($1) })
        for _ in 0..<60 {
            let sorted = all.sorted()
            #expect(summary.count == all.count)
            for (window, percent) in percents.enumerated() {
                let rank = RankSelection.rank(atPercent: percent, of: all.count)
                if let known = summary.windows[window].value(atRank: rank) { #expect(known == sorted[rank - 1]) }
            }
            if let known = summary.windows[3].value(atRank: all.count) { #expect(known == sorted.last) }
            let gone = all.remove(at: Int.random(in: all.indices, using: &chance))
            let come = [gone + (gone < .max ? 1 : 0), .random(in: 0...200_000, using: &chance)]
            all += come
            let applied = [gone].withUnsafeBufferPointer { gone in
                come.withUnsafeBufferPointer { come in
                    WaitChanges.apply(removed: [gone], added: [come], to: &summary, percents: percents)
                }
            }
            if !applied { return }
        }
    }

    @Test func `bins are in order and hold what they say`() {
        var before = -1
        for exponent in 0..<63 {
            for offset in [0, 1, 3] as [Int64] {
                let wait = Int64(1) << Int64(exponent) &+ offset
                let bin = WaitBins.bin(of: wait)
                #expect(bin >= 0 && bin < WaitBins.count)
                #expect(WaitBins.least(of: bin) <= wait)
                #expect(bin + 1 == WaitBins.count || WaitBins.least(of: bin + 1) > wait)
                if offset == 0 {
                    #expect(bin > before)
                    before = bin
                }
            }
        }
        #expect(WaitBins.bin(of: 0) == 0)
        #expect(WaitBins.bin(of: .max) == WaitBins.count - 1)
    }
}
