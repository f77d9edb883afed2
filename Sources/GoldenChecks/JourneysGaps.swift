import ColumnStore
import Experience
import JourneyEngine
import Statistics

/// Area 04_journeys, continuity gaps: the case's design becomes a script, its table a log, and the engine lists what it
/// finds, as it does for the report and for a customer's story.
enum JourneysGaps {
    static let all = [GoldenCheck("04_journeys", "continuity_gaps", "continuity_gaps_hand", compute: compute)]

    private static let hour = 3_600_000.0

    private static func compute(_ golden: GoldenCase) throws -> JSONValue {
        let design = GoldenDesign(golden.parameters["design"] ?? .null)
        let engine = Engine(log: try log(golden.table("log")), script: design.script)
        let found = engine.gapList(
            asOf: Timestamp(milliseconds: milliseconds(try golden.number("now_hours"))), order: design.order)
        let rows = found.gaps.map { Row(gap: $0) }.sorted { $0.sortKey < $1.sortKey }
        let promises = found.promises
        let due = Proportion(
            successes: promises.kept, trials: promises.kept + promises.late + promises.broken)
        let all: [String: JSONValue] = [
            "gaps": .array(rows.map(\.json)),
            "by_kind": byKind(rows), "by_owner_pair": byOwnerPair(rows),
            "promises": [
                "kept": .count(promises.kept), "late": .count(promises.late), "broken": .count(promises.broken),
                "pending": .count(promises.pending),
            ],
            "promise_kept_rate": .number(due.share), "promise_kept_wilson": .interval(due.interval()),
            "cases": .count(found.cases), "events": .count(found.events),
        ]
        return .object(all.filter { golden.expected[$0.key] != nil })
    }

    private static func byKind(_ rows: [Row]) -> JSONValue {
        .object(
            Dictionary(grouping: rows, by: \.gap.key.kind.rawValue).mapValues { rows in
                [
                    "count": .count(rows.count), "cases": .count(Set(rows.map(\.reference)).count),
                    "customers": .count(Set(rows.map(\.gap.customer)).count),
                    "magnitude_sum": .double(rows.reduce(0) { $0 + $1.magnitude }),
                ]
            })
    }

    private static func byOwnerPair(_ rows: [Row]) -> JSONValue {
        .object(Dictionary(grouping: rows) { "\($0.from)>\($0.to)" }.mapValues { .count($0.count) })
    }

    /// One gap as the golden files write it.
    private struct Row {
        let gap: FoundGap

        var reference: String { gap.reference ?? "" }
        var from: String { gap.key.fromDepartment?.text ?? "" }
        var to: String { gap.key.toDepartment?.text ?? "" }
        var at: Double { Double(gap.at.milliseconds) / hour }
        var sortKey: (String, Double, String, String) { (reference, at, gap.key.kind.rawValue, detail) }

        var magnitude: Double {
            if let excess = gap.excess { return Double(excess.milliseconds) / hour }
            let numbers = gap.values.compactMap { Double($0) }
            return numbers.count == 2 ? abs(numbers[1] - numbers[0]) : 1
        }

        var detail: String {
            let key = gap.key
            let scene = key.from?.text ?? ""
            let next = key.to?.text ?? "?"
            let subject = key.subject ?? ""
            return switch key.kind {
            case .deadTime, .deadTimeOpen: "\(scene)>\(next)|\(gap.limitSource?.rawValue ?? "none")"
            case .droppedHandOff: "\(scene)>\(next)"
            case .outOfOrder: "\(scene)<\(next)"
            case .promiseLate, .promiseBroken: gap.promise ?? ""
            case .contradiction: "\(subject):\(gap.values.joined(separator: ">"))"
            case .toneClash: "promo while failure open"
            case .repeatedAsk, .channelBounce, .ownershipBounce: subject
            }
        }

        var json: JSONValue {
            [
                "kind": .string(gap.key.kind.rawValue), "case": .string(reference), "customer": .string(gap.customer),
                "at": .double(at), "from_owner": .string(from), "to_owner": .string(to),
                "magnitude": .double(magnitude), "detail": .string(detail),
            ]
        }
    }

    private static func milliseconds(_ hours: Double) -> Int64 { Int64((hours * hour).rounded()) }

    private static func log(_ table: GoldenTable) throws(GoldenInputError) -> EventLog {
        let times = try table.numbers("t")
        let dues = try table.texts("due")
        var columns: [(TextColumn, [String])] = []
        for (column, name) in textColumns { columns.append((column, try table.texts(name))) }
        let lists: [(TextColumn, [String])] = [
            (.asks, try table.texts("asks")), (.gives, try table.texts("gives")), (.facts, try table.texts("facts")),
        ]
        let failures = try table.texts("fail")
        let promotions = try table.texts("promo")
        var builder = BlockBuilder()
        var log = LogBuilder()
        for index in times.indices {
            if builder.isFull { log.add(builder.finish()) }
            var row = EventRow()
            row.time = milliseconds(times[index])
            row.due = Double(dues[index]).map(milliseconds)
            for (column, texts) in columns { row[column] = builder.intern(column, texts[index]) }
            for (column, texts) in lists { row[column] = builder.intern(column, cell(texts[index])) }
            row[.outcome] = builder.intern(.outcome, outcomes[failures[index]] ?? "")
            row[.kind] = builder.intern(.kind, promotions[index] == "1" ? EventKind.promotion : EventKind.interaction)
            builder.append(row)
        }
        log.add(builder.finish())
        return log.build()
    }

    private static let textColumns: [(TextColumn, String)] = [
        (.customer, "customer"), (.reference, "case"), (.touchpoint, "scene"), (.department, "owner"),
        (.channel, "channel"), (.direction, "dir"), (.promise, "promise"), (.fulfils, "fulfils"),
    ]

    private static let outcomes = ["open": EventOutcome.failure, "close": EventOutcome.resolved]

    /// `price=99;colour=pink` as a cell of the log: entries sorted, keys and values apart.
    private static func cell(_ text: String) -> String {
        let entry = String(UnicodeScalar(TextList.separator))
        let pair = String(UnicodeScalar(TextList.pairSeparator))
        return text.split(separator: ";").sorted().joined(separator: entry)
            .split(separator: "=", omittingEmptySubsequences: false).joined(separator: pair)
    }
}
