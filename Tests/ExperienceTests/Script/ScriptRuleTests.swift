import Experience
import Testing

@Suite("Each rule finds its own break in the story, and nothing else there")
struct ScriptRuleTests {
    struct Break: Sendable, CustomTestStringConvertible {
        let rule: RuleCode
        let element: ScriptElement
        let script: Script

        var testDescription: String { rule.text }
    }

    static let sample = SampleScript.script

    static let breaks: [Break] = [
        Break(rule: "TL001", element: .touchpoint("pack"), script: sample.changing("pack") { $0.owner = nil }),
        Break(
            rule: "TL002", element: .handOff(from: "deliver", to: "order"),
            script: sample.changing("deliver", "order") { $0.wait = nil }),
        Break(
            rule: "TL003", element: .handOff(from: "order", to: "pack"),
            script: sample.changing("order", "pack") { $0.answers = nil }),
        Break(
            rule: "TL004", element: .department("it"),
            script: sample.changing { $0.company.departments.append(Department(id: "it", name: "IT")) }),
        Break(
            rule: "TL005", element: .pillar("warm"),
            script: sample.changing { $0.company.promise.pillars.append(Pillar(id: "warm", name: "Warm")) }),
        Break(
            rule: "TL006", element: .standard("packed"),
            script: sample.changing("pack") { $0.standards[0].proof = nil }),
        Break(
            rule: "TL007", element: .promise("deliver", "delivery"),
            script: sample.changing("deliver") {
                $0.promises = [StatedPromise(about: "delivery", within: .days(3))]
            }),
        Break(
            rule: "TL008", element: .standard("packed"),
            script: sample.changing("pack") {
                $0.standards[0].plans = StatedPromise(about: "delivery", within: .days(4))
            }),
        Break(
            rule: "TL009", element: .company, script: sample.changing { $0.journeys[0].surveys[0].perYear = 4.5 }),
        Break(
            rule: "TL010", element: .question("after", 0),
            script: sample.changing { $0.journeys[0].surveys[0].questions[0].item = "address" }),
        Break(
            rule: "TL011", element: .touchpoint("deliver"),
            script: sample.changing("deliver") {
                $0.asks = ["address"]
                $0.gives = ["address"]
            }.changing("pack", "deliver") { $0.carries = [] }),
        Break(
            rule: "TL012", element: .stage("buy", "order"), script: sample.changing("order") { $0.listens = false }),
        Break(
            rule: "TL013", element: .handOff(from: "pack", to: "deliver"),
            script: sample.changing("pack", "deliver") { $0.wait = nil }),
        Break(
            rule: "TL014", element: .touchpoint("gift"),
            script: sample.changing {
                $0.journeys[0].stages[1].touchpoints.append(
                    Touchpoint(id: "gift", name: "Gift", owner: "marketing", channels: ["parcel"], ends: true))
            }),
        Break(rule: "TL015", element: .touchpoint("deliver"), script: deadEnd),
        Break(rule: "TL016", element: .journey("buy"), script: sample.changing("order") { $0.starts = false }),
        Break(
            rule: "TL017", element: .handOff(from: "pack", to: "deliver"),
            script: sample.changing("pack", "deliver") { $0.wait = .days(2) }),
        Break(
            rule: "TL018", element: .standard("packed"),
            script: sample.changing("pack") { $0.standards[0].pillar = nil }),
        Break(
            rule: "TL019", element: .handOff(from: "order", to: "pack"),
            script: sample.changing("order", "pack") { $0.carries = ["address", "size"] }
                .changing { $0.journeys[0].surveys = [] }.changing("deliver") { $0.listens = true }),
        Break(rule: "TL020", element: .touchpoint("pack"), script: sample.changing("pack") { $0.channels = [] }),
        Break(
            rule: "TL021", element: .stage("buy", "rest"),
            script: sample.changing {
                $0.journeys[0].stages.append(Stage(id: "rest", name: "Rest", touchpoints: []))
            }),
        Break(rule: "TL022", element: .journey("buy"), script: sample.changing("deliver") { $0.ends = false }),
        Break(
            rule: "TL023", element: .touchpoint("pack"), script: sample.changing("pack") { $0.asks = ["size"] }),
        Break(
            rule: "TL025", element: .handOff(from: "order", to: "pack"),
            script: sample.changing("order", "pack") { $0.due = .hours(11) }),
        Break(
            rule: "TL026", element: .handOff(from: "order", to: "pack"),
            script: sample.changing("order", "pack") { $0.required = false }),
    ]

    static var deadEnd: Script {
        sample.changing { $0.journeys[0].handOffs.removeLast() }
            .changing("deliver") { $0.ends = false }.changing("order") { $0.ends = true }
    }

    @Test("a script that is whole checks clean")
    func clean() {
        #expect(ScriptCheck.check(Self.sample).findings.isEmpty)
    }

    @Test("a break is found, at its place", arguments: breaks)
    func found(_ each: Break) {
        let findings = ScriptCheck.check(each.script).findings
        #expect(findings.map(\.rule) == [each.rule], "\(findings.map(\.message))")
        #expect(findings.map(\.element) == [each.element])
    }

    @Test("every rule has a break here, but the one about suppressions")
    func complete() {
        let tested = Set(Self.breaks.map(\.rule)).union(["TL024"])
        #expect(Set(ScriptCheck.rules.map(\.code)) == tested)
    }

    @Test("codes and names are stable words, each once, in order")
    func codes() {
        let codes = ScriptCheck.rules.map(\.code.text)
        #expect(codes == codes.sorted())
        #expect(codes.first == "TL001")
        #expect(Set(codes).count == codes.count)
        #expect(Set(ScriptCheck.rules.map(\.name)).count == codes.count)
        for rule in ScriptCheck.rules {
            #expect(rule.code.text.wholeMatch(of: /TL[0-9]{3}/) != nil)
            #expect(rule.name.wholeMatch(of: /[a-z]+(-[a-z]+)+/) != nil)
            #expect(!rule.title.hasSuffix(".") && !rule.explanation.isEmpty)
        }
    }
}
