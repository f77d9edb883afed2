/// The workload's answers by plain loops, straight from the definitions of WORKLOAD.md: slow, and shares no code with
/// the engine that is held against it.
package struct SlowReference: Sendable {
    /// Each customer's events in order: by time, then by id.
    let customers: [Int64: [WorkloadEvent]]
    private let lookUps: [Int64]

    package init(_ events: [WorkloadEvent], lookUps: [Int64]) {
        customers = Dictionary(grouping: events, by: \.customer).mapValues { events in
            events.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        }
        self.lookUps = lookUps
    }

    package func answer(_ question: WorkloadQuestion) -> WorkloadAnswer {
        switch question {
        case .q1: edges()
        case .q2: variants()
        case .q3: handOffs()
        case .q4: funnel()
        case .q5: spend()
        case .q6: Self.check(lookUps.prefix(WorkloadNames.checkedLookUps).map { customers[$0, default: []] })
        case .q7: monthlyScores()
        case .q8: loaded()
        }
    }

    /// The value at rank ceil(n * percent / 100), counted from 1.
    static func value(atPercent percent: Int, of values: [Int64]) -> Int64 {
        values.sorted()[(values.count * percent + 99) / 100 - 1]
    }

    private func edges() -> WorkloadAnswer {
        var waits: [[String]: [Int64]] = [:]
        for events in customers.values {
            for (a, b) in zip(events, events.dropFirst()) {
                waits[[a.touchpointName, b.touchpointName], default: []].append(b.time - a.time)
            }
        }
        let rows = waits.map { edge, waits -> [WorkloadAnswer.Cell] in
            [
                .text(edge[0]), .text(edge[1]), .whole(Int64(waits.count)), .whole(waits.reduce(0, +)),
                .whole(waits.max() ?? 0), .whole(Self.value(atPercent: 50, of: waits)),
            ]
        }
        return WorkloadAnswer([.init("edges", keys: 2, rows)])
    }

    private func variants() -> WorkloadAnswer {
        var counts: [String: Int64] = [:]
        for events in customers.values {
            var session: [String] = []
            var last: Int64?
            for event in events {
                if let last, event.time - last > WorkloadNames.thirtyDays {
                    counts[session.joined(separator: ">"), default: 0] += 1
                    session = []
                }
                session.append(event.touchpointName)
                last = event.time
            }
            counts[session.joined(separator: ">"), default: 0] += 1
        }
        let top = counts.sorted { left, right in
            left.value != right.value
                ? left.value > right.value : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
        return WorkloadAnswer([
            .init("top", keys: 1, top.prefix(100).map { [.text($0.key), .whole($0.value)] }),
            .init(
                "total", keys: 0,
                [
                    [
                        .whole(counts.values.reduce(0, +)), .whole(Int64(counts.count)),
                        .whole(counts.values.reduce(0) { $0 + $1 * $1 }),
                    ]
                ]),
        ])
    }

    private func funnel() -> WorkloadAnswer {
        var reached: [[(previous: Int64, start: Int64)]] = Array(repeating: [], count: WorkloadNames.funnel.count)
        for events in customers.values {
            var step = 0
            var start: Int64 = 0
            var previous: Int64 = 0
            for event in events where step < reached.count && event.touchpointName == WorkloadNames.funnel[step] {
                if step == 0 {
                    start = event.time
                    previous = event.time
                } else if event.time - start > WorkloadNames.thirtyDays {
                    break
                }
                reached[step].append((event.time - previous, event.time - start))
                previous = event.time
                step += 1
            }
        }
        let rows = reached.enumerated().map { step, waits -> [WorkloadAnswer.Cell] in
            let isEmpty = waits.isEmpty
            return [
                .whole(Int64(step + 1)), .whole(Int64(waits.count)),
                .whole(isEmpty ? 0 : Self.value(atPercent: 50, of: waits.map(\.previous))),
                .whole(isEmpty ? 0 : Self.value(atPercent: 50, of: waits.map(\.start))),
            ]
        }
        return WorkloadAnswer([.init("steps", keys: 1, rows)])
    }
}
