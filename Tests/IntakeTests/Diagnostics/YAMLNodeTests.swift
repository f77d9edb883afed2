import Intake
import Testing

@Suite struct YAMLNodeTests {
    private func parse(_ text: String) -> (node: YAMLNode?, problems: DiagnosticCollector) {
        let problems = DiagnosticCollector()
        return (YAMLNode.parse(text, file: "t.yaml", into: problems), problems)
    }

    @Test func valuesAreReadAsTheyAreWritten() throws {
        let (node, problems) = parse("a: no\nb: 007\nc: \"true\"\nd: true\ne: ~\nf: [x, 1]\ng: 5\nh: 0.5\n")
        let fields = try #require(node?.fields(of: "a thing", known: ["a", "b", "c", "d", "e", "f", "g", "h"]))
        #expect(fields["a"]?.text() == "no")
        #expect(fields["b"]?.text() == "007")
        #expect(fields["c"]?.text() == "true")
        #expect(fields["d"]?.flag() == true)
        #expect(fields["e"] == nil && fields.has("e"))
        #expect(fields["f"]?.texts() == ["x", "1"])
        #expect(fields["g"]?.integer(in: 1...9) == 5)
        #expect(fields["h"]?.number() == 0.5)
        #expect(!problems.hasErrors)
    }

    @Test func wrongTypesAreToldWithTheirPlace() throws {
        let (node, problems) = parse("a: [1]\nb: x\nc: 12\nd: maybe\n")
        let fields = try #require(node?.fields(of: "a thing", known: ["a", "b", "c", "d"]))
        #expect(fields["a"]?.text() == nil)
        #expect(fields["b"]?.list() == nil)
        #expect(fields["c"]?.integer(in: 1...9) == nil)
        #expect(fields["d"]?.flag() == nil)
        #expect(fields.required("e") == nil)
        #expect(
            problems.sorted.map(\.description) == [
                "t.yaml:1:1: error: a thing needs `e`; add `e:`",
                "t.yaml:1:4: error: expected a text, found a list",
                "t.yaml:2:4: error: expected a list, found `x`",
                "t.yaml:3:4: error: 12 is out of range; use 1 to 9",
                "t.yaml:4:4: error: expected true or false, found `maybe`; write true or false, without quotes",
            ])
    }

    @Test(arguments: [
        ("a: [1", 1), ("a: b: c", 1), ("a: 1\na: 2\n", 1), ("\tx: 1", 1), ("a: \"x", 1), ("a: 1\n---\nb: 2\n", 2),
        ("ok: 1\nb: \u{7}\n", 2), ("? [a]\n: b\n", 1),
    ])
    func faultsOfTheSyntaxAreToldWithTheirLine(_ text: String, _ line: Int) {
        let problems = parse(text).problems
        #expect(problems.hasErrors)
        #expect(problems.diagnostics.allSatisfy { $0.location.line >= line })
    }

    @Test func starsAndAmpersandsInTextsAreNoAliases() {
        #expect(!parse("a: Deliver *fast* & well\nb: \"*.csv\"\nc: R &D\n").problems.hasErrors)
    }
}
