import ColumnStore
import Intake
import TestSupport
import Testing

/// A guessed mapping can be read as it is, and finds what people would find.
@Suite struct MappingGuessTests {
    private func guess(_ text: String, name: String = "data.csv") async throws -> (text: String, mapping: Mapping) {
        try await withTemporaryFolder { folder in
            let file = try InputFile(path: folder.write(text, to: name))
            let text = try MappingGuess.write(for: [file])
            return (text, try Mapping(yaml: text, file: "guess.yaml"))
        }
    }

    private func column(_ source: ValueSource?) -> String? {
        if case .column(let name) = source?.origin { name.name } else { nil }
    }

    @Test func theBenchmarkTableIsUnderstood() async throws {
        let rows = (0..<50).map {
            "\($0),\(900 + $0 % 7),\(1_704_085_332_041 + $0 * 1_000),\(["order", "pay", "ship"][$0 % 3]),Sales,web,purchase,"
                + "\($0 * 10),\($0 % 5 == 0 ? "9" : ""),\($0 % 40)"
        }
        let header = "event_id,customer_id,time,touchpoint,department,channel,kind,amount_cents,score,effort_s\n"
        let event = try await guess(header + rows.joined(separator: "\n")).mapping.events[0]
        #expect(column(event.texts[.customer]) == "customer_id" && column(event.texts[.touchpoint]) == "touchpoint")
        #expect(event.time.format == .unixMilliseconds && column(event.time.value) == "time")
        #expect(column(event.texts[.department]) == "department" && column(event.texts[.kind]) == "kind")
        #expect(column(event.amount?.value) == "amount_cents" && event.amount?.isMinor == true)
        #expect(column(event.score?.value) == "score" && column(event.effort?.value) == "effort_s")
        #expect(column(event.id) == "event_id")
    }

    /// Columns called like the fields are taken for them.
    @Test func theSimulatorsTableIsUnderstood() async throws {
        let header =
            "event_id,customer,time,touchpoint,department,channel,kind,outcome,direction,amount,currency,score,"
            + "scale,effort_s,employee,reference,segment,asks,gives,promise,due,fulfils,facts\n"
        let rows = (0..<60).map {
            "e\($0),c\($0 % 9),2024-05-0\($0 % 9 + 1)T10:00:\($0 % 50 + 10)Z,step\($0 % 4),d\($0 % 3),web,purchase,failure,in,"
                + "\($0).50,EUR,\($0 % 11),0-10,\($0),Ada\($0 % 3),o\($0 % 20),gold,size;address,size,delivery,"
                + "2024-05-09T10:00:00Z,delivery,price=79.9;colour=red\n"
        }
        let (_, mapping) = try await guess(header + rows.joined())
        let event = mapping.events[0]
        for field in [
            "customer", "touchpoint", "department", "channel", "kind", "outcome", "direction", "currency",
            "scale", "employee", "reference", "segment", "promise", "fulfils",
        ] {
            let named = TextColumn.allCases.first { "\($0)" == field }
            #expect(named.flatMap { column(event.texts[$0]) } == field)
        }
        #expect(column(event.time.value) == "time" && column(event.due?.value) == "due")
        #expect(column(event.amount?.value) == "amount" && column(event.score?.value) == "score")
        #expect(column(event.effort?.value) == "effort_s" && column(event.id) == "event_id")
        #expect(column(event.asks?.value) == "asks" && column(event.gives?.value) == "gives" && event.facts != nil)
        guard case .events(let first) = try mapped(csv(header + rows[0]), mapping)[0] else { return }
        #expect(first[0].texts[.facts] == "colour\u{1E}red\u{1F}price\u{1E}79.9")
    }

    @Test func aGermanTableIsUnderstood() async throws {
        let text =
            "Kundennummer;Client;Status;Datum;Total\n"
            + (1...40).map {
                "\($0);K\($0 % 6);\(["neu", "bezahlt"][$0 % 2]);\($0 % 28 + 1).01.2024 14:05;1.234,5\($0 % 10)\n"
            }
            .joined()
        let (_, mapping) = try await guess(text)
        #expect(mapping.csv.delimiter == UInt8(ascii: ";"))
        #expect(column(mapping.events[0].texts[.customer]) == "Client")
        #expect(column(mapping.events[0].texts[.touchpoint]) == "Status")
        #expect(mapping.events[0].time.format == .pattern(try TimePattern("d.M.yyyy H:mm")))
        #expect(mapping.events[0].amount?.point == .comma)
    }

    @Test func placeholdersAreMissingButNANeverIs() async throws {
        let text =
            "customer,time,touchpoint,team\n"
            + (1...20).map { "NA,2024-01-0\($0 % 9 + 1),step\($0 % 2),\($0 % 2 == 0 ? "?" : "x")\n" }.joined()
            + "B,2024-01-01,step1,x\n"
        let mapping = try await guess(text).mapping
        #expect(mapping.missing == ["?"])
        #expect(column(mapping.events[0].texts[.customer]) == "customer")
    }

    @Test(arguments: [
        "a\n1\n", "x,y\n", "\"we\"\"ird: #name\",b\n1,2\n", "customer\n", "null,true\n1,2\n", "a,a,a\n1,2,3\n",
        "t\u{1F}x,\"line\nbreak\"\n1,2\n",
    ])
    func strangeTablesGiveAMappingThatCanBeRead(_ text: String) async throws {
        let (written, mapping) = try await guess(text)
        #expect(mapping.events.count == 1)
        #expect(written.contains("CHECK"))
        let reader = try csv(text, format: mapping.csv)
        _ = try RowMapper(mapping, reader: reader, fileName: "data.csv")
    }

    @Test func latin1IsFound() async throws {
        let mapping = try await withTemporaryFolder { folder in
            let bytes: [UInt8] = Array("customer,time,step\nM".utf8) + [0xFC] + Array("ller,2024-01-01,a\n".utf8)
            let file = try InputFile(path: folder.write(bytes, to: "d.csv"))
            return try Mapping(yaml: MappingGuess.write(for: [file]), file: "g.yaml")
        }
        #expect(mapping.csv.encoding == .latin1)
    }

    @Test func filesWithOtherColumnsAreLeftToAnotherMapping() async throws {
        let text = try await withTemporaryFolder { folder in
            let files = try [("a.csv", "customer,time\n"), ("b.csv", "customer,time\n"), ("c.csv", "x,y\n")].map {
                try InputFile(path: folder.write($0.1, to: $0.0))
            }
            return try MappingGuess.write(for: files)
        }
        let mapping = try Mapping(yaml: text, file: "g.yaml")
        #expect(mapping.files.map(\.pattern) == ["a.csv", "b.csv"] && text.contains("#   c.csv"))
    }

    @Test(
        .enabled(if: Places.hasShared("data/itsm"), "needs ../shared/data, which is not beside the repository"),
        arguments: [
            ("itsm/incident_event_log.csv.gz", "caller_id", "ident_state", "sys_updated_at"),
            ("logs/running-example.xes", "trace.concept:name", "Activity", "time:timestamp"),
            ("logs/running-example.csv", "case:concept:name", "Activity", "time:timestamp"),
        ])
    func realFilesAreUnderstood(_ path: String, _ customer: String, _ touchpoint: String, _ time: String) throws {
        let text = try MappingGuess.write(for: [InputFile(path: Places.inShared("data/" + path))])
        let event = try Mapping(yaml: text, file: "g.yaml").events[0]
        #expect(column(event.texts[.customer]) == customer)
        #expect(column(event.texts[.touchpoint]) == touchpoint)
        #expect(column(event.time.value) == time)
    }
}
