import ColumnStore
import Experience
import Foundation
import JourneyEngine

/// Area 04_journeys, measures of whole event logs.
enum JourneysLogs {
    static let all = [GoldenCheck("04_journeys", "log_small", "log_large", compute: measures)]

    private static func measures(_ golden: GoldenCase) throws -> JSONValue {
        let table = try golden.table("log")
        let engine = Engine(log: try log(table, missingOwner: nil), script: nil)
        let all = InsightFilter()
        let stories = engine.storyMeasures(all)
        let edges = engine.performance(all)
        let variants = engine.variants(all, within: .case, limit: Int.max)
        let topTen = variants.rows.prefix(10).reduce(0) { $0 + $1.count }
        var found: [String: JSONValue] = [
            "events": .count(stories.events), "cases": .count(stories.cases),
            "activities": .count(stories.scenes.count), "variants": .count(variants.distinct),
            "dfg": .array(edges.map { [.string($0.from.text), .string($0.to.text), .count($0.count)] }),
            "start": scenes(stories) { $0.starts > 0 ? .count($0.starts) : nil },
            "end": scenes(stories) { $0.ends > 0 ? .count($0.ends) : nil },
            "performance_seconds": .array(edges.map(performance)),
            "top_variants": .array(
                variants.rows.prefix(golden.expected["top_variants"]?.elements?.count ?? 0).map {
                    [.array($0.touchpoints.map { .string($0.text) }), .count($0.count)]
                }),
            "variant_coverage_top10": .double(Double(topTen) / Double(max(1, variants.sessions))),
            "cases_with_rework_per_activity": scenes(stories) {
                $0.casesWithRework > 0 ? .count($0.casesWithRework) : nil
            },
            "extra_executions_per_activity": scenes(stories) {
                $0.extraExecutions > 0 ? .count($0.extraExecutions) : nil
            },
            "self_loops": .object(
                Dictionary(
                    edges.filter { $0.from == $0.to }.map { ($0.from.text, .count($0.count)) },
                    uniquingKeysWith: { $1 })),
            "min_self_distance": scenes(stories) { $0.leastSelfDistance.map { .count($0) } },
            "case_duration_seconds": durations(stories),
            "case_arrival_average_seconds": .number(stories.meanArrival.map { $0 / 1_000 }),
            "events_per_case_mean": .number(stories.eventsPerCase), "markov": markov(stories, edges),
            "ever_followed": try everFollowed(golden, engine),
        ]
        if golden.expected["handovers_between_owners"] != nil {
            found.merge(try owners(table, engine)) { $1 }
        }
        return .object(found)
    }

    private static func scenes(
        _ stories: StoryMeasures, _ value: (StoryMeasures.Scene) -> JSONValue?
    ) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for scene in stories.scenes { members[scene.touchpoint.text] = value(scene) }
        return .object(members)
    }

    private static func performance(_ edge: EdgePerformance) -> JSONValue {
        [
            .string(edge.from.text), .string(edge.to.text), .double(edge.mean / 1_000), .double(edge.median / 1_000),
            .double(Double(edge.least) / 1_000), .double(Double(edge.greatest) / 1_000),
            .double(Double(edge.total) / 1_000), .number(edge.standardDeviation.map { $0 / 1_000 }),
        ]
    }

    private static func durations(_ stories: StoryMeasures) -> JSONValue {
        func seconds(_ quantile: Double) -> JSONValue {
            .number(stories.duration(quantile: quantile).map { $0 / 1_000 })
        }
        return [
            "min": seconds(0), "median": seconds(0.5), "mean": .number(stories.meanDuration.map { $0 / 1_000 }),
            "p90_type7": seconds(0.9), "max": seconds(1),
        ]
    }

    private static func markov(_ stories: StoryMeasures, _ edges: [EdgePerformance]) -> JSONValue {
        guard let view = MarkovView(stories, edges: edges) else { return .null }
        func byName(_ values: [Double], where keep: (Int) -> Bool = { _ in true }) -> JSONValue {
            let kept = values.indices.filter(keep).map { (view.touchpoints[$0].text, JSONValue.double(values[$0])) }
            return .object(Dictionary(kept, uniquingKeysWith: { $1 }))
        }
        return [
            "expected_visits_from_start": byName(view.expectedVisits),
            "expected_remaining_steps": byName(view.expectedRemainingSteps),
            "absorption_prob_from_start": byName(view.endProbability) { stories.scenes[$0].ends > 0 },
        ]
    }

    /// The pairs are read from what is expected; their counts are computed.
    private static func everFollowed(_ golden: GoldenCase, _ engine: Engine) throws -> JSONValue {
        let pairs = try golden.rows("ever_followed").map { row in
            (
                from: TouchpointID(row.value.elements?.first?.text ?? ""),
                to: TouchpointID(row.value.elements?[1].text ?? "")
            )
        }
        return .array(
            engine.eventuallyFollows(pairs, InsightFilter()).map {
                [.string($0.from.text), .string($0.to.text), .count($0.cases), .count($0.followed)]
            })
    }

    /// The log calls an unknown owner EMPTY: counted once as a department of that name, once as unknown.
    private static func owners(_ table: GoldenTable, _ engine: Engine) throws -> [String: JSONValue] {
        let named = engine.ownerMeasures(InsightFilter())
        let unknown = Engine(log: try log(table, missingOwner: "EMPTY"), script: nil).ownerMeasures(InsightFilter())
        func rows(_ rows: [OwnerMeasures.Row]) -> JSONValue {
            .array(rows.map { [.string($0.from.text), .string($0.to.text), .count($0.count)] })
        }
        return [
            "handovers_between_owners": rows(named.handOvers), "ping_pong_A_B_A": rows(named.pingPongs),
            "cases_with_ping_pong": .count(named.casesWithPingPong),
            "cases_with_ping_pong_ignoring_unknown_owner": .count(unknown.casesWithPingPong),
        ]
    }

    private static func log(_ table: GoldenTable, missingOwner: String?) throws -> EventLog {
        let cases = try table.texts("case")
        let activities = try table.texts("activity")
        let times = try table.texts("timestamp")
        let owners = table.header.contains("owner") ? try table.texts("owner") : []
        var builder = BlockBuilder()
        var log = LogBuilder()
        for index in cases.indices {
            if builder.isFull { log.add(builder.finish()) }
            var row = EventRow()
            row.time = try milliseconds(times[index], line: index + 2)
            row[.customer] = builder.intern(.customer, cases[index])
            row[.reference] = builder.intern(.reference, cases[index])
            row[.touchpoint] = builder.intern(.touchpoint, activities[index])
            if !owners.isEmpty && owners[index] != missingOwner {
                row[.department] = builder.intern(.department, owners[index])
            }
            builder.append(row)
        }
        log.add(builder.finish())
        return log.build()
    }

    private static func milliseconds(_ text: String, line: Int) throws(GoldenInputError) -> Int64 {
        guard let date = try? Date(text, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true))
        else { throw GoldenInputError("log, line \(line): \"\(text)\" is no ISO 8601 time with milliseconds") }
        return Int64((date.timeIntervalSince1970 * 1_000).rounded())
    }
}
