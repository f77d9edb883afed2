import Statistics

/// What became of people after how long, with some still under way: of areas 06_value and 08_sketches.
enum SurvivalChecks {
    static let all = [
        GoldenCheck("06_value", "competing_risks", compute: competingRisks),
        GoldenCheck("08_sketches", "km_from_event_tables", compute: fromTables),
    ]

    /// Times are given to two places.
    private static let unit = 100.0

    private static func competingRisks(_ golden: GoldenCase) throws -> JSONValue {
        let data = try golden.table("data")
        let times = try data.numbers("t").map { Int64(($0 * unit).rounded()) }
        let causes = try data.counts("cause")
        func after(_ cause: Int) -> [Int64] { zip(times, causes).filter { $1 == cause }.map(\.0) }
        let incidence = CumulativeIncidence(
            EventTable(reached: after(1), ended: after(2), censored: after(0)))
        let asked = (golden.expected["times"]?.elements ?? []).compactMap(\.number)
        return [
            "times": .numbers(asked),
            "pstate_alive_left_moved": .array(
                asked.map { time in
                    let state = incidence.state(at: Int64((time * unit).rounded()))
                    return .numbers([state.open, state.reached, state.ended])
                }),
        ]
    }

    /// A table for each of three parts of the people, merged.
    private static func fromTables(_ golden: GoldenCase) throws -> JSONValue {
        let data = try golden.table("data")
        let people = zip(try data.counts("t").map { Int64($0) }, try data.counts("e")).map {
            (time: $0, isEvent: $1 == 1)
        }
        var table = EventTable()
        for part in 0..<3 {
            let mine = people.indices.filter { $0 % 3 == part }.map { people[$0] }
            table.merge(
                EventTable(
                    reached: mine.filter(\.isEvent).map(\.time), ended: [],
                    censored: mine.filter { !$0.isEvent }.map(\.time)))
        }
        let incidence = CumulativeIncidence(table)
        return [
            "table_t_events_censored": .array(
                table.rows.map { [.count(Int($0.time)), .count($0.reached), .count($0.censored)] }),
            "S_1_14": .numbers(table.rows.map { incidence.state(at: $0.time).open }),
        ]
    }
}
