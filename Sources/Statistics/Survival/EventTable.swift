/// What became of people after how long: at each time how many came to what was waited for, how many to another end,
/// and how many were last seen without either. Tables of disjoint people add up, time by time, so estimates from them
/// are the same however the people were split (methods.md 8).
package struct EventTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// In whatever unit the table is kept.
        package var time: Int64
        package var reached = 0
        /// Came to another end, after which it can't be reached any more.
        package var ended = 0
        /// Last seen here, with neither: it is not known what became of them.
        package var censored = 0

        package init(time: Int64, reached: Int = 0, ended: Int = 0, censored: Int = 0) {
            self.time = time
            self.reached = reached
            self.ended = ended
            self.censored = censored
        }
    }

    /// One for each distinct time, in order of time.
    package private(set) var rows: [Row] = []

    package init() {}

    /// Times in any order.
    package init(reached: [Int64], ended: [Int64], censored: [Int64]) {
        var all: [Row] = []
        all.reserveCapacity(reached.count + ended.count + censored.count)
        all += Self.counted(reached) { $0.reached = $1 }
        all += Self.counted(ended) { $0.ended = $1 }
        all += Self.counted(censored) { $0.censored = $1 }
        rows = Self.added(all)
    }

    package mutating func merge(_ other: EventTable) { rows = Self.added(rows + other.rows) }

    /// How many people the table is of.
    package var count: Int { rows.reduce(0) { $0 + $1.reached + $1.ended + $1.censored } }

    private static func counted(_ times: [Int64], _ set: (inout Row, Int) -> Void) -> [Row] {
        var rows: [Row] = []
        var run = 0
        let times = times.sorted()
        for (index, time) in times.enumerated() {
            run += 1
            if index + 1 < times.count && times[index + 1] == time { continue }
            var row = Row(time: time)
            set(&row, run)
            rows.append(row)
            run = 0
        }
        return rows
    }

    private static func added(_ rows: [Row]) -> [Row] {
        var sums: [Row] = []
        for row in rows.sorted(by: { $0.time < $1.time }) {
            guard let last = sums.indices.last, sums[last].time == row.time else {
                sums.append(row)
                continue
            }
            sums[last].reached += row.reached
            sums[last].ended += row.ended
            sums[last].censored += row.censored
        }
        return sums
    }
}
