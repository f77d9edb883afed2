import Experience
import Testing

@Suite("A finding can be silenced, with a reason that is kept")
struct SuppressionTests {
    let broken = SampleScript.script.changing("pack") { $0.owner = nil }
    let reason = "Settled in May."

    @Test("the finding moves to the silenced ones, with the reason")
    func silenced() {
        let checked = ScriptCheck.check(broken, suppressions: [Suppression(rule: "TL001", at: "pack", reason: reason)])
        #expect(checked.findings.isEmpty)
        #expect(checked.suppressed.map(\.suppression.reason) == [reason])
        #expect(checked.suppressed.map(\.finding.element) == [.touchpoint("pack")])
    }

    @Test("another rule or another place silences nothing, and is itself noted")
    func unused() {
        let wrong = [
            Suppression(rule: "TL002", at: "pack", reason: reason),
            Suppression(rule: "TL001", at: "order", reason: reason),
        ]
        let checked = ScriptCheck.check(broken, suppressions: wrong)
        #expect(checked.findings.map(\.rule) == ["TL001", "TL024", "TL024"])
        #expect(checked.findings.last?.element == .suppression(1))
        #expect(checked.findings.last?.severity == .note)
    }

    @Test("a hand-off goes by both ends, a stage by its own name in its own journey")
    func names() {
        let cut = Finding(
            rule: "TL002", severity: .warning, element: .handOff(from: "a", to: "b"), message: "", explanation: "",
            suggestion: "")
        #expect(Suppression(rule: "TL002", at: "a>b", reason: reason).covers(cut))
        var stage = cut
        stage.element = .stage("buy", "order")
        #expect(Suppression(rule: "TL002", at: "buy/order", reason: reason).covers(stage))
        #expect(Suppression(rule: "TL002", at: "order", reason: reason, journey: "buy").covers(stage))
        #expect(!Suppression(rule: "TL002", at: "order", reason: reason).covers(stage))
    }
}
