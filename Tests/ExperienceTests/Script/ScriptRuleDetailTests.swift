import Experience
import Testing

@Suite("The rules look closely")
struct ScriptRuleDetailTests {
    let sample = SampleScript.script

    func findings(_ rule: RuleCode, _ script: Script) -> [Finding] {
        ScriptCheck.check(script).findings.filter { $0.rule == rule }
    }

    @Test("story 12: every department shot its own scene")
    func everyDepartmentItsOwnScene() throws {
        let script = sample.changing("pack") {
            $0.standards[0].plans = StatedPromise(about: "delivery", within: .days(4))
        }
        .changing("order") { $0.promises.append(StatedPromise(about: "refund", within: .days(14))) }
        .changing("deliver") {
            $0.standards.append(
                Standard(
                    id: "refund-block", text: "Refunds are held for thirty days", pillar: "effortless",
                    proof: Proof(method: .system), plans: StatedPromise(about: "refund", within: .days(30))))
        }
        let found = findings("TL008", script)
        #expect(found.map(\.element) == [.standard("packed"), .standard("refund-block")])
        let warehouse = try #require(found.first)
        #expect(
            warehouse.message
                == "“Order” promises “Delivery” within 2 days, but Warehouse plans 4 days at “Pack”")
        #expect(warehouse.related == [.promise("order", "delivery")])
        #expect(warehouse.severity == .error)
        #expect(found.last?.message.contains("Finance plans 30 days") == true)
    }

    @Test("the same promise in two places is no clash; other words without a time are one")
    func promises() {
        func second(_ promise: StatedPromise) -> Script { sample.changing("deliver") { $0.promises = [promise] } }
        #expect(findings("TL007", second(StatedPromise(about: "delivery", within: .days(2)))).isEmpty)
        let words = sample.changing("order") { $0.promises = [StatedPromise(about: "refund", text: "At once.")] }
        func also(_ text: String) -> Script {
            words.changing("deliver") { $0.promises = [StatedPromise(about: "refund", text: text)] }
        }
        #expect(findings("TL007", also("at once")).isEmpty)
        #expect(findings("TL007", also("In May")).map(\.element) == [.promise("deliver", "refund")])
    }

    @Test("a hand-off inside a department needs nobody to answer unless it carries something")
    func answers() {
        let inside = sample.changing("pack") { $0.owner = "marketing" }
            .changing("order", "pack") {
                $0.answers = nil
                $0.carries = []
            }
        #expect(findings("TL003", inside).isEmpty)
        let carrying = inside.changing("order", "pack") { $0.carries = ["address"] }
        #expect(findings("TL003", carrying).count == 1)
    }

    @Test("an owed hand-off without any time is one finding, not two")
    func oneFinding() {
        let script = sample.changing("pack", "deliver") { $0.wait = nil }
        #expect(ScriptCheck.check(script).findings.map(\.rule) == ["TL013"])
        let due = script.changing("pack", "deliver") { $0.due = .days(3) }
        #expect(ScriptCheck.check(due).findings.map(\.rule) == ["TL002"])
    }

    @Test("what is carried all the way need not be asked, and asking for it is not this rule's matter")
    func carried() {
        let asking = sample.changing("deliver") {
            $0.asks = ["address"]
            $0.gives = ["address"]
        }
        #expect(findings("TL011", asking).isEmpty)
        let lostEarlier = asking.changing("order", "pack") { $0.carries = [] }
        #expect(findings("TL011", lostEarlier).map(\.element) == [.touchpoint("deliver")])
    }

    @Test("a way back (a second purchase) makes nothing an earlier scene")
    func loops() {
        let script = sample.changing("deliver") { $0.gives = ["size"] }
            .changing("order") {
                $0.asks.append("size")
                $0.gives.append("size")
            }
            .changing { $0.journeys[0].surveys = [] }
        #expect(findings("TL011", script).isEmpty)
    }

    @Test("a question of an earlier survey is not asked again in a later one")
    func surveys() {
        let script = sample.changing {
            $0.journeys[0].surveys.insert(
                Survey(id: "early", at: "order", perYear: 1, questions: [.init(text: "Your size?", item: "size")]),
                at: 0)
        }
        let found = findings("TL010", script)
        #expect(found.map(\.element) == [.question("after", 0)])
        #expect(found.first?.related == [.survey("early")])
    }

    @Test("surveys up to the limit are fine; the limit is the company's")
    func asks() {
        let four = sample.changing { $0.journeys[0].surveys[0].perYear = 4 }
        #expect(findings("TL009", four).isEmpty)
        let strict = four.changing { $0.company.settings.asksPerYear = 1 }
        #expect(findings("TL009", strict).first?.message.contains("4 times a year; the limit is 1") == true)
    }

    @Test("an owed scene that is expected later than anything promised is found without a plan, too")
    func waitWithoutPlan() {
        let script = sample.changing("deliver") { $0.standards[0].plans = nil }
            .changing("order", "pack") {
                $0.wait = .days(3)
                $0.due = .days(4)
            }
        #expect(findings("TL017", script).map(\.element) == [.handOff(from: "order", to: "pack")])
    }

    @Test("a journey may begin and end by hand-offs with another journey")
    func acrossJourneys() {
        let after = Journey(
            id: "return", name: "Give back",
            stages: [
                Stage(
                    id: "back", name: "Back",
                    touchpoints: [
                        Touchpoint(
                            id: "send_back", name: "Send back", owner: "finance", channels: ["parcel"], contact: true)
                    ])
            ],
            handOffs: [
                HandOff(from: "deliver", to: "send_back", wait: .days(14), answers: "finance"),
                HandOff(from: "send_back", to: "order", wait: .days(30), answers: "finance"),
            ])
        #expect(ScriptCheck.check(sample.changing { $0.journeys.append(after) }).findings.isEmpty)
    }

    @Test("what another journey was given may be carried here, for the customer may come from there")
    func givenElsewhere() {
        let carrying = sample.changing("order", "pack") { $0.carries = ["size"] }.changing {
            $0.journeys[0].surveys = []
        }
        #expect(findings("TL019", carrying).count == 1)
        let measure = Touchpoint(id: "measure", name: "Measure", owner: "marketing", gives: ["size"])
        let other = Journey(
            id: "fit", name: "Fit", stages: [Stage(id: "fit", name: "Fit", touchpoints: [measure])], handOffs: [])
        #expect(findings("TL019", carrying.changing { $0.journeys.append(other) }).isEmpty)
    }

    @Test("no script traps the check, be it ever so odd", arguments: [0, 1, 2])
    func odd(_ number: Int) {
        let odd = [
            sample.changing { $0.journeys.append($0.journeys[0]) },
            sample.changing { $0.journeys[0].stages = [] },
            sample.changing {
                $0.company.departments = []
                $0.company.facts = []
                $0.company.items = []
            },
        ][number]
        let checked = ScriptCheck.check(odd)
        #expect(checked.findings.allSatisfy { !$0.message.isEmpty && !$0.suggestion.isEmpty })
    }
}
