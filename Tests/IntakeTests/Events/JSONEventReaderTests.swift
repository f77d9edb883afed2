import ColumnStore
import Experience
import Intake
import TestSupport
import Testing

@Suite struct JSONEventReaderTests {
    static let full = """
        {"id": "e-1", "customer": "NA", "time": "2024-05-31T14:05:00+02:00", "touchpoint": "order", "department": "shop",
         "channel": "web", "kind": "purchase", "outcome": "failure", "direction": "in", "amount": 79.9, "currency": "eur",
         "score": 8.5, "scale": "0-10", "effort_seconds": 90, "employee": "Ada", "reference": "A-7", "segment": "gold",
         "asks": ["size", "address", "size"], "gives": ["size"], "promise": "delivery", "due": 1717286400000,
         "fulfils": "order", "facts": {"price": 79.9, "colour": "r\\u00f6t", "gift": true, "none": null}}
        """
    private static let needed = "\"customer\": \"a\", \"time\": 1, \"touchpoint\": \"t\""

    private func read(_ body: String, _ reader: JSONEventReader = JSONEventReader()) throws -> [JSONEventReader.Reading]
    {
        var builder = BlockBuilder()
        return try reader.read(Array(body.utf8), into: &builder)
    }

    private func reasons(_ body: String) throws -> [RejectReason?] {
        try read(body).map { if case .failure(let fault) = $0 { fault.reason } else { nil } }
    }

    @Test func everyFieldIsTaken() throws {
        var builder = BlockBuilder()
        let row = try #require(try JSONEventReader().read(Array(Self.full.utf8), into: &builder).first).get()
        #expect(row.identity == Self.named("e-1") && row.time == 1_717_157_100_000 && row.due == 1_717_286_400_000)
        #expect(row.amountMinor == 7_990 && row.score == 850 && row.effortSeconds == 90)
        builder.append(row)
        let block = builder.finish()
        let expected: [TextColumn: String] = [
            .customer: "NA", .touchpoint: "order", .department: "shop", .channel: "web", .kind: "purchase",
            .outcome: "failure", .direction: "in", .currency: "EUR", .scale: "0-10", .employee: "Ada",
            .reference: "A-7", .segment: "gold", .asks: "address\u{1F}size", .gives: "size",
            .promise: "delivery", .fulfils: "order",
            .facts: "colour\u{1E}röt\u{1F}gift\u{1E}true\u{1F}price\u{1E}79.9",
        ]
        for column in TextColumn.allCases { #expect(block.text(column, at: 0) == expected[column]) }
    }

    private static func named(_ id: String) -> EventIdentity {
        Array(id.utf8).withUnsafeBytes { EventIdentity.named($0) }
    }

    @Test func oneObjectAnArrayAndLinesAreTheSame() throws {
        let one = "{\(Self.needed)}"
        #expect(try read(one).count == 1)
        #expect(try read("[\(one),\n\(one)]").count == 2)
        #expect(try read("\(one)\n\n\(one)\r\n{\n").map { (try? $0.get()) != nil } == [true, true, false])
        #expect(try read("[]").isEmpty)
    }

    @Test func equalEventsWithoutAnIDAreToldApartByTheirNumber() throws {
        let one = "{\(Self.needed)}"
        let named = "{\(Self.needed), \"id\": \"x\"}"
        let identities = try read("[\(one),\(one),\(named),\(named)]").map { try $0.get().identity }
        #expect(Set(identities).count == 3 && identities[2] == identities[3] && identities[2] == Self.named("x"))
        // Also on lines of their own, where one that is no JSON doesn't count.
        let lines = try read("\(one)x\n\(one)\n\(one)").compactMap { try? $0.get().identity }
        #expect(lines == Array(identities[..<2]))
    }

    @Test func howAnEventIsWrittenMakesNoDifference() throws {
        let plain = "{\(Self.needed), \"kind\": \"a/ä\", \"score\": 5, \"due\": 1717157100000}"
        let other = """
            \n{ "k\\u0069nd":"a\\/\\u00e4" , "due":"2024-05-31T14:05:00+02:00","score":50e-1,"time":"1970-01-01 00:00:00.001",
            "touchpoint":"t","customer":"\\u0061" }
            """
        #expect(try read(plain)[0].get().identity == read(other)[0].get().identity)
    }

    /// The quick ways look at eight bytes at a time.
    @Test func textsOfEveryLengthEndWhereTheyDo() throws {
        for length in 0...40 {
            for (written, meant) in [("\\\"", "\""), ("é", "é"), ("\\\\", "\\")] {
                let start = String(repeating: "x", count: length)
                var builder = BlockBuilder()
                let body = "{\(Self.needed),\"segment\":\"\(start)\(written)\",\"kind\":\"k\"}"
                let row = try JSONEventReader().read(Array(body.utf8), into: &builder)[0].get()
                #expect(builder.text(.segment, row[.segment]) == start + meant)
                #expect(builder.text(.kind, row[.kind]) == "k")
            }
        }
    }

    @Test(arguments: [
        ("{}", RejectReason.missingCustomer), ("{\"customer\": \"a\", \"touchpoint\": \"t\"}", .missingTime),
        ("{\"customer\": \"a\", \"time\": 1}", .missingTouchpoint),
        ("{\"customer\": null, \"time\": 1}", .missingCustomer),
        ("{\"customer\": \"\", \"time\": 1}", .missingCustomer), ("{\"customer\": 7}", .badType),
        ("{\(needed), \"custmer\": \"x\"}", .unknownField), ("{\(needed), \"kind\": \"x\", \"kind\": \"y\"}", .badType),
        ("{\"time\": \"noon\"}", .badTime), ("{\"time\": 1e300}", .badTime), ("{\"time\": true}", .badTime),
        ("{\(needed), \"amount\": \"5\"}", .badAmount), ("{\(needed), \"amount\": 1e40}", .badAmount),
        ("{\(needed), \"amount_minor\": 5.5}", .badAmount),
        ("{\(needed), \"amount\": 5, \"amount_minor\": 500}", .badAmount),
        ("{\(needed), \"score\": 11}", .scoreOutOfScale),
        ("{\(needed), \"score\": 6, \"scale\": \"1-5\"}", .scoreOutOfScale),
        ("{\(needed), \"scale\": \"five\"}", .badScale), ("{\(needed), \"direction\": \"up\"}", .badDirection),
        ("{\(needed), \"currency\": \"Euro\"}", .badCurrency), ("{\(needed), \"effort_seconds\": -1}", .badEffort),
        ("{\(needed), \"asks\": \"size\"}", .badType), ("{\(needed), \"asks\": [1]}", .badType),
        ("{\(needed), \"facts\": {\"a\": {}}}", .badFacts), ("{\(needed), \"facts\": {\"\": 1}}", .badFacts),
        ("{\(needed), \"due\": \"soon\"}", .badDue), ("[1]", .badType), ("5", .badType),
    ])
    func whatDoesNotFitIsToldWithFieldAndRemedy(_ body: String, _ reason: RejectReason) throws {
        let reading = try #require(try read(body).first)
        guard case .failure(let fault) = reading else {
            Issue.record("taken: \(reading)")
            return
        }
        #expect(fault.reason == reason && !fault.message.isEmpty && !fault.remedy.isEmpty)
    }

    @Test func anUnknownFieldIsToldWithTheNearestOne() throws {
        guard case .failure(let fault) = try read("{\(Self.needed), \"chanel\": \"web\"}").first else { return }
        #expect(fault.message == "events have no field `chanel`" && fault.remedy == "did you mean `channel`?")
    }

    @Test func oneBadEventLeavesTheOthers() throws {
        #expect(
            try reasons("[{\(Self.needed)}, {\"a\": [1, {\"b\": 2}]}, {\(Self.needed)}]") == [nil, .unknownField, nil])
    }

    @Test func bodiesThatCannotBeReadAreRefused() {
        func fault(_ body: [UInt8], _ limits: JSONEventReader.Limits = .init()) -> JSONEventReader.BodyFault? {
            do throws(JSONEventReader.BodyFault) {
                var builder = BlockBuilder()
                _ = try JSONEventReader(limits: limits).read(body, into: &builder)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault([]) == .empty && fault(Array(" \n".utf8)) == .empty)
        #expect(fault([0x7B, 0xFF, 0x7D]) == .notUTF8)
        #expect(fault(Array("{\"a\": }".utf8)) == .notJSON(message: "a value is missing", position: 7))
        #expect(fault(Array("[{}, ".utf8)) == .notJSON(message: "it ends in the middle", position: 6))
        let two = JSONEventReader.Limits(events: 2)
        #expect(fault(Array("[{},{},{}]".utf8), two) == .tooManyEvents(limit: 2))
        #expect(fault(Array("{}\n{}\n{}".utf8), two) == .tooManyEvents(limit: 2))
        let deep = String(repeating: "[", count: 200_000)
        #expect(fault(Array(deep.utf8)) == .notJSON(message: "it is nested more than 60 deep", position: 61))
    }

    @Test func textsLongerThanTheLimitAreRejected() throws {
        let reader = JSONEventReader(limits: .init(fieldBytes: 8))
        let body = "{\(Self.needed), \"segment\": \"123456789\"}"
        guard case .failure(let fault) = try read(body, reader).first else {
            Issue.record("taken")
            return
        }
        #expect(fault.reason == .fieldTooLong && fault.field == "segment")
    }

    @Test func damagedBodiesNeverTrap() {
        let splices = ["{", "}", "[", "]", "\"", "\\", "\\u", "\\ud83d", ",", ":", "\n", "null", "1e999", "-", "\u{0}"]
        for seed in 0..<3_000 {
            var mutations = Mutations(seed: UInt64(seed))
            let bytes = mutations.damaged(Array(Self.full.utf8), splices: splices)
            var builder = BlockBuilder()
            do throws(JSONEventReader.BodyFault) {
                for case .failure(let fault) in try JSONEventReader().read(bytes, into: &builder) {
                    #expect(!fault.message.isEmpty && !fault.remedy.isEmpty)
                }
            } catch {
                #expect(!error.message.isEmpty && !error.remedy.isEmpty)
            }
        }
    }
}
