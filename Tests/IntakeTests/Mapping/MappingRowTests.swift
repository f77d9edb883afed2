import ColumnStore
import Experience
import Intake
import TestSupport
import Testing

/// What a mapping makes of rows.
@Suite struct MappingRowTests {
    static let full = """
        files:
          - match: "orders*.csv"
        format: csv
        csv: {delimiter: ",", encoding: utf-8, header: true}
        missing: ["", "?", NULL]
        where:
          - {column: status, is: [paid, shipped]}
        events:
          - customer: {column: customer}
            time: {column: at, format: "d/M/yyyy HH:mm", zone: Europe/Berlin}
            touchpoint: {column: step, map: {O: order, P: pay}}
            department: {column: group}
            channel: {constant: web}
            kind: {constant: purchase}
            outcome: {column: state, map: {complaint: failure, solved: resolved}, map_default: null}
            direction: {constant: in}
            amount: {column: total, unit: major, decimal: ","}
            currency: {constant: eur}
            score: {column: nps}
            scale: {constant: 0-10}
            effort: {column: minutes, unit: minutes}
            employee: {column: agent}
            reference: {column: order_no}
            segment: {column: tier}
            id: {column: event_id}
            asks: {column: asked, split: ";"}
            gives: {column: given, split: ";"}
            promise: {column: promise}
            due: {column: due}
            fulfils: {column: fulfils}
            facts: {price: {column: price}, colour: {column: colour}}
            when: [{column: total, present: true}]
        """
    private static let header =
        "customer,at,step,group,status,state,total,nps,minutes,agent,order_no,tier,event_id,"
        + "asked,given,promise,due,fulfils,price,colour\n"

    private static let base = "events:\n  - customer: {column: c}\n    time: {column: t, format: unix_ms}\n"
    private static let plain = base + "    touchpoint: {column: p}\n"

    @Test func everyFieldIsTaken() throws {
        let row =
            "NA,31/5/2024 14:05,O,Shop,paid,complaint,\"1.234,56\",9,1.5,Ada,A-7,gold,e1,"
            + "size; address;size,size,delivery,2024-06-02,order,79.9,red\n"
        let event = try #require(try mappedEvent(Self.header + row, Self.full))
        #expect(event.time == 1_717_157_100_000)
        #expect(
            event.texts == [
                .customer: "NA", .touchpoint: "order", .department: "Shop", .channel: "web", .kind: "purchase",
                .outcome: "failure", .direction: "in", .currency: "EUR", .scale: "0-10", .employee: "Ada",
                .reference: "A-7", .segment: "gold", .asks: "address\u{1F}size", .gives: "size",
                .promise: "delivery", .fulfils: "order", .facts: "colour\u{1E}red\u{1F}price\u{1E}79.9",
            ])
        #expect(event.amountMinor == 123_456)
        #expect(event.score == 900)
        #expect(event.effortSeconds == 90)
        #expect(event.due == 1_717_286_400_000)
        #expect(event.identity != nil)
    }

    @Test func missingWordsAreMissingAndNAIsACustomer() throws {
        let row = "NA,31/5/2024 14:05,O,?,shipped,other,5,?,,NULL,?,,,,,,,,,\n"
        let event = try #require(try mappedEvent(Self.header + row, Self.full))
        #expect(event.texts[.customer] == "NA")
        #expect(event.texts[.department] == nil && event.texts[.employee] == nil && event.texts[.outcome] == nil)
        #expect(event.score == nil && event.identity == nil)
    }

    @Test func rowsThatTheConditionsLeaveOutAreNotRejected() throws {
        let rows = "a,31/5/2024 14:05,O,,open,,5,,,,,,,,,,,,,\na,31/5/2024 14:05,O,,paid,,,,,,,,,,,,,,,\n"
        #expect(try mapped(Self.header + rows, Self.full) == [.notSelected, .notSelected])
    }

    @Test(arguments: [
        ("", ",1,p", RejectReason.missingCustomer, "c"), ("", "a,,p", .missingTime, "t"),
        ("", "a,1,", .missingTouchpoint, "p"), ("", "a,noon,p", .badTime, "t"),
        ("    amount: {column: x}\n", "a,1,p,12.3.4", .badAmount, "x"),
        ("    amount: {column: x}\n", "a,1,p,999999999999999999", .badAmount, "x"),
        ("    currency: {column: x}\n", "a,1,p,Euro", .badCurrency, "x"),
        ("    score: {column: x}\n", "a,1,p,11", .scoreOutOfScale, "x"),
        ("    score: {column: x}\n", "a,1,p,-0.01", .scoreOutOfScale, "x"),
        ("    score: {column: x}\n    scale: {constant: 1-5}\n", "a,1,p,0", .scoreOutOfScale, "x"),
        ("    score: {column: x}\n", "a,1,p,good", .badScore, "x"),
        ("    scale: {column: x}\n    score: {constant: \"3\"}\n", "a,1,p,ten", .badScale, "x"),
        ("    effort: {column: x}\n", "a,1,p,-1", .badEffort, "x"),
        ("    effort: {column: x, unit: minutes}\n", "a,1,p,99999999", .badEffort, "x"),
        ("    direction: {column: x}\n", "a,1,p,inbound", .badDirection, "x"),
        ("    due: {column: x}\n", "a,1,p,soon", .badDue, "x"),
        ("    facts: {column: x, split: \";\"}\n", "a,1,p,price", .badFacts, "x"),
        ("    facts: {column: x, split: \";\"}\n", "a,1,p,a=1;a=2", .badFacts, "x"),
        ("    kind: {column: x, map: {a: b}, map_strict: true}\n", "a,1,p,c", .unmappedValue, "x"),
        ("    segment: {column: x}\n", "a,1,p," + String(repeating: "x", count: 1_025), .fieldTooLong, "x"),
    ])
    func aRowThatDoesNotFitIsRejectedWithItsReason(
        _ more: String, _ row: String, _ reason: RejectReason, _ column: String
    ) throws {
        let table = (more.isEmpty ? "c,t,p\n" : "c,t,p,x\n") + row + "\n"
        #expect(try mapped(table, Self.plain + more) == [.rejected(reason, column: column)])
    }

    @Test func amountsFollowTheirCurrency() throws {
        let yaml = Self.plain + "    amount: {column: x}\n    currency: {column: u}\n"
        for (amount, currency, minor) in [("12.5", "eur", 1_250), ("1200", "JPY", 1_200), ("1.5", "KWD", 1_500)] {
            #expect(try mappedEvent("c,t,p,x,u\na,1,p,\(amount),\(currency)\n", yaml)?.amountMinor == Int64(minor))
        }
        let unsaid = Self.plain + "    amount: {column: x}\n"
        #expect(try mappedEvent("c,t,p,x\na,1,p,12\n", unsaid)?.amountMinor == 1_200)
        #expect(try mappedEvent("c,t,p,x\na,1,p,12\n", unsaid, currency: Currency("JPY"))?.amountMinor == 12)
        let minor = Self.plain + "    amount: {column: x, unit: minor}\n"
        #expect(try mappedEvent("c,t,p,x\na,1,p,-1250\n", minor)?.amountMinor == -1_250)
    }

    @Test func aWideRowBecomesSeveralEventsAllOrNone() throws {
        let yaml = """
            events:
              - {customer: {column: c}, time: {column: ordered}, touchpoint: {constant: order}, id: {column: no}}
              - customer: {column: c}
                time: {column: shipped}
                touchpoint: {constant: ship}
                id: {column: no}
                when: [{column: shipped, present: true}]
            """
        let table = "c,no,ordered,shipped\na,1,2024-01-01,2024-01-03\nb,2,2024-01-01,\nc,3,2024-01-01,soon\n"
        let rows = try mapped(table, yaml)
        guard case .events(let first) = rows[0], case .events(let second) = rows[1] else {
            Issue.record("both rows hold events")
            return
        }
        #expect(first.map { $0.texts[.touchpoint] } == ["order", "ship"])
        #expect(first[0].identity != first[1].identity)
        #expect(second.map { $0.texts[.touchpoint] } == ["order"])
        #expect(rows[2] == .rejected(.badTime, column: "shipped"))
    }

    @Test func anIdOfASingleEventIsTheIdThatTheAPIKnows() throws {
        let event = try mappedEvent("c,t,p,e\na,1,p,order-7\n", Self.plain + "    id: {column: e}\n")
        var id = "order-7"
        #expect(event?.identity == id.withUTF8 { EventIdentity.named(UnsafeRawBufferPointer($0)) })
    }

    @Test func conditionsTestOneColumnEach() throws {
        func selected(_ condition: String) throws -> [Bool] {
            let yaml = "missing: [\"-\"]\nwhere: [{column: x, \(condition)}]\n" + Self.plain
            return try mapped("c,t,p,x\na,1,p,paid\na,1,p,\na,1,p,-\na,1,p,pay later\n", yaml).map {
                $0 != .notSelected
            }
        }
        #expect(try selected("is: paid") == [true, false, false, false])
        #expect(try selected("is_not: [paid, \"-\"]") == [false, true, false, true])
        #expect(try selected("present: true") == [true, false, false, true])
        #expect(try selected("absent: true") == [false, true, true, false])
        #expect(try selected("matches: \"pa*\"") == [true, false, false, true])
        #expect(try selected("matches: \"p?id\"") == [true, false, false, false])
    }

    @Test func valuesAreLookedUpInOtherFiles() async throws {
        let yaml = """
            lookups:
              - {name: agents, file: agents.csv, key: agent}
            """
        let events = Self.plain + "    employee: {column: a, lookup: agents, take: name, map: {Grace: G.}}\n"
        try await withTemporaryFolder { folder in
            try folder.write("agent;name;team\n1;Ada;x\n2;Grace;y\n1;Other;z\n", to: "agents.csv")
            let mapping = try Mapping(yaml: yaml + "\n" + events, file: "m.yaml")
            let lookups = try LoadedLookups(mapping, folder: folder.path)
            let rows = try mapped(csv("c,t,p,a\na,1,p,1\na,1,p,2\na,1,p,3\n"), mapping, lookups: lookups)
            let names = rows.map { row -> String? in
                if case .events(let events) = row { events[0].texts[.employee] } else { nil }
            }
            #expect(names == ["Ada", "G.", nil])

            let wrong = try Mapping(
                yaml: yaml + "\n" + events.replacing("take: name", with: "take: nme"), file: "m.yaml")
            #expect { try LoadedLookups(wrong, folder: folder.path) } throws: { error in
                "\(error)".contains("agents.csv has no column `nme`; did you mean `name`?")
            }
            #expect { try LoadedLookups(mapping, folder: nil) } throws: { error in
                "\(error)".contains("lookups can't be used in an uploaded mapping")
            }
        }
    }
}
