import Intake
import TestSupport
import Testing

/// What is wrong in a mapping is told with its place and the remedy.
@Suite struct MappingErrorTests {
    private func problems(_ yaml: String) -> [Diagnostic] {
        do {
            _ = try Mapping(yaml: yaml, file: "m.yaml")
            return []
        } catch {
            return error.diagnostics
        }
    }

    private static let start = "events:\n  - customer: {column: c}\n    time: {column: t}\n"

    @Test func anUnknownKeyIsToldWithTheNearestOne() {
        let found = problems(Self.start + "    touchpoint: {column: p}\n    deparment: {column: d}\n")
        #expect(
            found.map(\.description) == [
                "m.yaml:5:5: error: unknown key `deparment` in an event; did you mean `department`?"
            ])
    }

    @Test func everythingThatIsWrongIsToldAtOnceInOrder() {
        let found = problems(
            """
            format: cvs
            csv: {delimiter: ";;", encodng: utf-8}
            events:
              - customer: {colum: c}
                time: {column: t, format: iso, zone: Europe/Berln}
                amount: {column: a, decimal: ";"}
            """)
        #expect(found.map(\.location.line) == [1, 2, 2, 4, 4, 4, 5, 5, 6])
        #expect(found.map(\.suggestion).contains("did you mean `csv`?"))
        #expect(found.map(\.suggestion).contains("did you mean `encoding`?"))
        #expect(found.map(\.suggestion).contains("did you mean `Europe/Berlin`?"))
        #expect(found.map(\.message).contains("an event needs `touchpoint`"))
    }

    @Test(arguments: [
        ("events: []", "there is no event in the list"),
        ("files: []", "a mapping needs `events`"),
        ("[1, 2]", "expected a mapping with its fields, found a list"),
        ("", "expected a mapping with its fields, found nothing"),
        ("events:\n  customer: {column: c}\n", "expected a list of events, each starting with a dash, found a mapping"),
        ("events:\n  - [a]\n", "expected an event with its fields, found a list"),
        (start + "    touchpoint: p\n", "expected where `touchpoint` comes from, found `p`"),
        (start + "    touchpoint: {column: p, constant: q}\n", "`touchpoint` has a column and a constant"),
        (start + "    touchpoint: {map: {a: b}}\n", "`touchpoint` comes from nowhere"),
        (start + "    touchpoint: {column: p, map_strict: true}\n", "there is no `map` beside"),
        (start + "    touchpoint: {column: p, lookup: x, take: y}\n", "there is no lookup called `x`"),
        (start + "    touchpoint: {column: p, lookup: x}\n", "`touchpoint` needs `take`"),
        (start + "    touchpoint: {column: p}\n    direction: {constant: inn}\n", "`inn` is no direction"),
        (start + "    touchpoint: {column: p}\n    currency: {constant: Euro}\n", "`Euro` is no currency"),
        (start + "    touchpoint: {column: p}\n    scale: {constant: 10-0}\n", "`10-0` is no scale"),
        (start + "    touchpoint: {column: p}\n    when: [{column: x}]\n", "a condition needs a test"),
        (
            start + "    touchpoint: {column: p}\n    when: [{column: x, is: a, present: true}]\n",
            "a condition has one test"
        ),
        (start + "    touchpoint: {column: p}\n    score: {column: s, zone: UTC}\n", "unknown key `zone` in `score`"),
        (
            start + "    touchpoint: {column: p}\n    due: {column: d, format: dd.mm.yyyy}\n",
            "`dd.mm.yyyy` is no time format"
        ),
        (start + "    touchpoint: {column: p\n", "this is not YAML"),
        (start + "    touchpoint: {column: p}\n    touchpoint: {column: p}\n", "`touchpoint` stands more than once"),
        ("a: &x [1]\nb: *x\n", "anchors and aliases"),
        (String(repeating: "[", count: 5_000), "this is nested too deeply"),
        (String(repeating: "- ", count: 5_000), "this is nested too deeply"),
    ])
    func eachFaultIsTold(_ yaml: String, _ message: String) {
        let found = problems(yaml)
        #expect(found.contains { $0.message.hasPrefix(message) }, "\(found.map(\.description))")
        #expect(found.allSatisfy { $0.location.file == "m.yaml" && $0.location.line >= 1 })
    }

    @Test func aColumnThatTheFileDoesNotHaveIsToldAtItsPlace() throws {
        let mapping = try Mapping(yaml: Self.start + "    touchpoint: {column: steps}\n", file: "m.yaml")
        let reader = try csv("c,t,step\n1,2,3\n")
        #expect {
            try RowMapper(mapping, reader: reader, fileName: "orders.csv")
        } throws: { error in
            "\(error)" == "m.yaml:4:26: error: orders.csv has no column `steps`; did you mean `step`?"
        }
    }

    /// Whatever hides the depth from a quick look: closing brackets in comments and quotes, other ends of lines.
    @Test(arguments: ["[\n# ]\n", "[\"]\",", "['}]',", "{a: ", "? [", "\r- - - - ", "\u{85}- - - - ", "\u{2028}? ? ? "])
    func nestingWithoutEndIsRefused(_ unit: String) {
        let found = problems("a:\n" + String(repeating: unit, count: 50_000))
        #expect(!found.isEmpty && found.allSatisfy { $0.location.line >= 1 && !$0.message.isEmpty })
    }

    @Test func damagedMappingsNeverTrap() throws {
        let splices = [": ", "- ", "{", "}", "[", "]", "\"", "'", "*", "&a ", "!", "|", ">", "\n", "\t", "? ", "# "]
        for seed in 0..<2_000 {
            var mutations = Mutations(seed: UInt64(seed))
            let bytes = mutations.damaged(Array(MappingRowTests.full.utf8), splices: splices)
            for problem in problems(String(decoding: bytes, as: UTF8.self)) {
                #expect(problem.location.line >= 1 && problem.location.column >= 1 && !problem.message.isEmpty)
            }
        }
    }
}
