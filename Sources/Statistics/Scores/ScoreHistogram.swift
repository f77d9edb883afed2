/// How often each score from 0 to 10 was given. Every score figure is a function of these counts, and the counts of two
/// parts add (methods.md 1.1 and 8).
package struct ScoreHistogram: Hashable, Sendable {
    /// Answers by score, eleven of them.
    package private(set) var counts: [Int]

    package init() {
        counts = Array(repeating: 0, count: 11)
    }

    package init(_ scores: some Sequence<Int>) {
        self.init()
        for score in scores { add(score) }
    }

    /// Counts an answer; `score` is 0 to 10.
    package mutating func add(_ score: Int, times: Int = 1) {
        precondition(counts.indices.contains(score), "A score is a whole number from 0 to 10.")
        counts[score] += times
    }

    package mutating func merge(_ other: ScoreHistogram) {
        for score in counts.indices { counts[score] += other.counts[score] }
    }

    package var total: Int { counts.reduce(0, +) }

    /// Promoters gave 9 or 10, detractors 6 or less.
    package var netPromoter: NetPromoter {
        NetPromoter(
            promoters: counts[9] + counts[10], passives: counts[7] + counts[8], detractors: counts[0...6].reduce(0, +))
    }

    /// Mean and spread of the scores.
    package var moments: Moments {
        var sum = 0
        var squares = 0
        for (score, count) in counts.enumerated() {
            sum += score * count
            squares += score * score * count
        }
        return Moments(count: total, sum: Double(sum), sumOfSquares: Double(squares))
    }

    /// Answers of at least `score` among all: the top box.
    package func share(atLeast score: Int) -> Proportion {
        Proportion(successes: counts[score...].reduce(0, +), trials: total)
    }
}
