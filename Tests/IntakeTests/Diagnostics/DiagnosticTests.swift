import Intake
import Testing

@Suite struct DiagnosticTests {
    @Test func aDiagnosticReadsAsALineThatEditorsJumpFrom() {
        let place = SourceLocation(file: "a.yaml", line: 3, column: 7)
        #expect(
            Diagnostic(at: place, "unknown key", suggestion: "remove it").description
                == "a.yaml:3:7: error: unknown key; remove it")
        #expect(Diagnostic(severity: .warning, at: place, "odd").description == "a.yaml:3:7: warning: odd")
    }

    @Test func findingsAreSortedByPlaceAndToldOnce() {
        let problems = DiagnosticCollector()
        problems.warning(at: SourceLocation(file: "b", line: 1), "third")
        problems.error(at: SourceLocation(file: "a", line: 2), "second")
        problems.error(at: SourceLocation(file: "a", line: 1), "first")
        problems.error(at: SourceLocation(file: "a", line: 1), "first")
        #expect(problems.sorted.map(\.message) == ["first", "second", "third"])
        #expect(throws: DiagnosticList.self) { try problems.throwErrors() }
    }

    @Test func warningsAloneEndNothing() throws {
        let problems = DiagnosticCollector()
        problems.warning(at: SourceLocation(file: "a", line: 1), "odd")
        try problems.throwErrors()
    }

    @Test(arguments: [
        ("deparment", "department"), ("Customer", "customer"), ("tuochpoint", "touchpoint"), ("ids", "id"),
        ("zzz", nil), ("", nil), ("a", nil),
    ])
    func theNearestNameIsFound(_ name: String, _ nearest: String?) {
        #expect(NearestName.find(name, among: ["customer", "department", "touchpoint", "id"]) == nearest)
    }

    /// Few edits lie between any two of few letters; the distance is symmetric and keeps the triangle's rule but for
    /// swaps, of which each part of a text takes one.
    @Test func editDistanceIsSymmetricAndBounded() {
        let words = ["", "a", "b", "ab", "ba", "abc", "acb", "abcd"].map(Array.init)
        for left in words {
            for right in words {
                let distance = NearestName.editDistance(left, right)
                #expect(distance == NearestName.editDistance(right, left))
                #expect((distance == 0) == (left == right))
                #expect(distance <= max(left.count, right.count) && distance >= abs(left.count - right.count))
            }
        }
        #expect(NearestName.editDistance(Array("ab"), Array("ba")) == 1)
    }
}
