import Testing

@testable import Statistics

/// What became of people after how long, some still under way.
@Suite struct SurvivalTests {
    struct Person {
        var time: Int64
        /// 0 is out of sight, 1 reached, 2 another end.
        var fate: Int
    }

    static func people(_ seed: UInt64) -> [Person] {
        var chance = Xoshiro256(seed: seed)
        return (0..<60 + Int(seed) * 7).map { _ in
            Person(time: Int64(chance.next() % 20), fate: Int(chance.next() % 3))
        }
    }

    static func table(_ people: some Sequence<Person>) -> EventTable {
        func times(_ fate: Int) -> [Int64] { people.filter { $0.fate == fate }.map(\.time) }
        return EventTable(reached: times(1), ended: times(2), censored: times(0))
    }

    @Test func `six people by hand`() {
        // At 1 one of 6 reaches it; at 2 one is last seen; at 3 one of 4 ends otherwise; at 4 one of 3 reaches it.
        let table = EventTable(reached: [4, 1], ended: [3], censored: [2, 5, 5])
        let state = CumulativeIncidence(table).state(at: 4)
        #expect(abs(state.reached - (1.0 / 6 + 5.0 / 6 * 3 / 4 / 3)) < 1e-15)
        #expect(abs(state.ended - 5.0 / 6 / 4) < 1e-15)
        #expect(abs(state.open - 5.0 / 6 * 3 / 4 * 2 / 3) < 1e-15)
        #expect(state.followed == 5)
        #expect(CumulativeIncidence(table).state(at: 0) == CumulativeIncidence.State(followed: 6))
    }

    @Test(arguments: 0..<12) func `tables of parts add up to the table of all`(seed: UInt64) {
        let people = Self.people(seed)
        var merged = EventTable()
        for part in 0..<4 { merged.merge(Self.table(people.indices.filter { $0 % 4 == part }.map { people[$0] })) }
        #expect(merged == Self.table(people))
        #expect(merged.count == people.count)
    }

    @Test(arguments: 0..<12) func `shares add up to one and never fall`(seed: UInt64) {
        let incidence = CumulativeIncidence(Self.table(Self.people(seed)))
        var last = CumulativeIncidence.State()
        for time in Int64(0)..<21 {
            let state = incidence.state(at: time)
            #expect(abs(state.open + state.reached + state.ended - 1) < 1e-12)
            #expect(state.reached >= last.reached && state.open <= last.open)
            let interval = state.interval()
            #expect(interval.low >= 0 && interval.high <= 1)
            #expect(interval.low <= state.reached && state.reached <= interval.high)
            last = state
        }
    }

    @Test func `nobody out of sight gives the plain share and its variance`() {
        let table = EventTable(reached: [1, 2, 2, 5], ended: [1, 3, 3, 4, 9, 9], censored: [])
        let state = CumulativeIncidence(table).state(at: 4)
        #expect(abs(state.reached - 0.3) < 1e-15)
        #expect(abs(state.variance - 0.3 * 0.7 / 10) < 1e-15)
    }

    /// The recursion over the covariances of all states (Andersen, Borgan, Gill & Keiding 1993, 4.4.3), which the sum of
    /// the delta method must equal.
    @Test(arguments: 0..<12) func `variance is that of the product of matrices`(seed: UInt64) {
        let people = Self.people(seed)
        let incidence = CumulativeIncidence(Self.table(people))
        var share = [1.0, 0, 0]
        var covariance = Array(repeating: [0.0, 0, 0], count: 3)
        for time in Int64(0)..<20 {
            let n = Double(people.count { $0.time >= time })
            if n == 0 { break }
            let ends = [1, 2].map { fate in Double(people.count { $0.time == time && $0.fate == fate }) / n }
            let stay = 1 - ends[0] - ends[1]
            let step = [[stay, ends[0], ends[1]], [0, 1, 0], [0, 0, 1]]
            let moves = [stay, ends[0], ends[1]]
            var next = Array(repeating: [0.0, 0, 0], count: 3)
            for a in 0..<3 {
                for b in 0..<3 {
                    for c in 0..<3 { for d in 0..<3 { next[a][b] += step[c][a] * covariance[c][d] * step[d][b] } }
                    next[a][b] += share[0] * share[0] * ((a == b ? moves[a] : 0) - moves[a] * moves[b]) / n
                }
            }
            covariance = next
            share = (0..<3).map { to in (0..<3).reduce(0) { $0 + share[$1] * step[$1][to] } }
            let state = incidence.state(at: time)
            #expect(abs(state.reached - share[1]) < 1e-12)
            #expect(abs(state.variance - covariance[1][1]) < 1e-12)
        }
    }

    @Test func `none and all have the interval of a plain share`() {
        let none = CumulativeIncidence(EventTable(reached: [], ended: [1, 2], censored: [1, 5])).state(at: 3)
        #expect(none.interval() == Proportion(successes: 0, trials: 3).interval())
        let all = CumulativeIncidence(EventTable(reached: [1, 2], ended: [], censored: [])).state(at: 3)
        #expect(all.reached == 1 && all.open == 0)
        #expect(all.interval() == Proportion(successes: 2, trials: 2).interval())
    }

    @Test func `nobody at all is everything possible`() {
        let state = CumulativeIncidence(EventTable()).state(at: 3)
        #expect(state.reached == 0 && state.open == 1)
        #expect(state.interval() == ConfidenceInterval(low: 0, high: 1))
    }
}
