import ColumnStore
import Intake
import TestSupport
import Testing

/// The facts that `../shared/data/README.md` states of real files.
@Suite struct RealDataTests {
    private static let note: Comment = "needs ../shared/data, which is not beside the repository"

    private func run(_ file: String, _ yaml: String) throws -> (counts: ImportCounts, sink: KeptImport) {
        let mapping = try Mapping(yaml: yaml, file: "m.yaml")
        let pipeline = try ImportPipeline(
            mapping, files: [InputFile(path: Places.inShared("data/" + file))], folder: nil)
        var sink = KeptImport()
        return (try pipeline.run(into: &sink), sink)
    }

    private func distinct(_ column: TextColumn, _ blocks: [EventBlock]) -> Int {
        var texts: Set<String> = []
        for block in blocks {
            for code in 1..<UInt32(block.dictionary(column).count + 1) { texts.insert(block.dictionary(column)[code]) }
        }
        return texts.count
    }

    @Test(.enabled(if: Places.hasShared("data/itsm"), note))
    func theIncidentLogIsReadInFull() throws {
        let (counts, sink) = try run(
            "itsm/incident_event_log.csv.gz",
            """
            missing: ["?"]
            events:
              - customer: {column: caller_id, missing: []}
                time: {column: sys_updated_at, format: d/M/yyyy HH:mm}
                touchpoint: {column: ident_state}
                department: {column: assignment_group}
                reference: {column: number}
                segment: {column: "category#2"}
            """)
        #expect(counts.rows == 141_712 && counts.added == 141_712 && counts.rejectedRows == 0)
        #expect(distinct(.reference, sink.blocks) == 24_918)
        // 5,244 callers, and `?` where none is known.
        #expect(distinct(.customer, sink.blocks) == 5_245)
        #expect(distinct(.department, sink.blocks) == 78)
    }

    @Test(.enabled(if: Places.hasShared("data/logs"), note), arguments: ["xes", "csv"])
    func theTextbookLogIsReadFromBothFormats(_ format: String) throws {
        let customer = format == "xes" ? "trace.concept:name" : "case:concept:name"
        let (counts, sink) = try run(
            "logs/running-example.\(format)",
            """
            events:
              - customer: {column: "\(customer)"}
                time: {column: "time:timestamp"}
                touchpoint: {column: "concept:name"}
                employee: {column: "org:resource"}
                facts: {costs: {column: Costs}}
            """)
        #expect(counts.rows == 42 && counts.added == 42)
        #expect(distinct(.customer, sink.blocks) == 6 && distinct(.touchpoint, sink.blocks) == 8)
        #expect(sink.blocks[0].times.min() == 1_293_703_320_000)
    }

    /// What the two formats say is the same, down to the events' identities.
    @Test(.enabled(if: Places.hasShared("data/logs"), note))
    func bothFormatsGiveTheSameEvents() throws {
        func identities(_ format: String, _ customer: String) throws -> Set<EventIdentity> {
            let yaml = """
                events:
                  - {customer: {column: "\(customer)"}, time: {column: "time:timestamp"}, touchpoint: {column: "concept:name"}}
                """
            return Set(try run("logs/running-example.\(format)", yaml).sink.blocks.flatMap(\.identities))
        }
        #expect(try identities("xes", "trace.concept:name") == identities("csv", "case:concept:name"))
    }
}
