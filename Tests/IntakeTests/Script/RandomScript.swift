import Experience
import Intake

/// Scripts of all shapes that the reader accepts, with texts that are hard to write as YAML.
struct RandomScript {
    private var dice: Dice
    private var departments: [DepartmentID] = []
    private var pillars: [PillarID] = []
    private var items: [ItemID] = []
    private var facts: [FactID] = []
    private var count = 0

    static func make(seed: UInt64) -> (script: Script, suppressions: [Suppression]) {
        var maker = RandomScript(dice: Dice(seed: seed))
        return maker.make()
    }

    private init(dice: Dice) { self.dice = dice }

    private mutating func make() -> (Script, [Suppression]) {
        let company = company()
        let touchpoints = (0..<dice.below(8)).map { _ in touchpoint() }
        var journeys = (0..<1 + dice.below(3)).map { number in
            Journey(
                id: JourneyID("journey-\(number)"), name: text(), wants: maybe { $0.text() }, stages: [], handOffs: [])
        }
        for touchpoint in touchpoints {
            let chosen = dice.below(journeys.count)
            if journeys[chosen].stages.isEmpty || dice.chance(0.3) {
                journeys[chosen].stages.append(Stage(id: StageID(id()), name: text(), touchpoints: []))
            }
            journeys[chosen].stages[journeys[chosen].stages.count - 1].touchpoints.append(touchpoint)
        }
        var pairs: Set<[TouchpointID]> = []
        for _ in 0..<dice.below(12) {
            guard let from = touchpoints.randomElement(using: &dice), let to = touchpoints.randomElement(using: &dice),
                pairs.insert([from.id, to.id]).inserted
            else { continue }
            journeys[dice.below(journeys.count)].handOffs.append(handOff(from: from.id, to: to.id))
        }
        for _ in 0..<dice.below(3) {
            guard let place = touchpoints.randomElement(using: &dice) else { continue }
            journeys[dice.below(journeys.count)].surveys.append(survey(at: place.id))
        }
        let script = Script(company: company, journeys: journeys)
        return (script, suppressions(script))
    }

    private mutating func suppressions(_ script: Script) -> [Suppression] {
        let all = (0..<dice.below(3)).map { _ in
            Suppression(
                rule: ScriptCheck.rules[dice.below(ScriptCheck.rules.count)].code,
                at: departments.first?.text ?? "company",
                reason: text(), journey: dice.chance(0.5) ? nil : script.journeys[0].id)
        }
        // The reader numbers the company's first.
        return all.filter { $0.journey == nil } + all.filter { $0.journey != nil }
    }

    private mutating func company() -> Company {
        departments = (0..<dice.below(5)).map { _ in DepartmentID(id()) }
        pillars = (0..<dice.below(3)).map { _ in PillarID(id()) }
        items = (0..<dice.below(4)).map { _ in ItemID(id()) }
        facts = (0..<dice.below(3)).map { _ in FactID(id()) }
        var settings = Settings()
        if dice.chance(0.5) {
            settings = Settings(
                reopenAfter: wait(least: 1), bounceWindow: wait(least: 1), spendWindow: wait(least: 1),
                scoreWindow: wait(least: 1), minimumCases: 1 + dice.below(100), asksPerYear: dice.below(20),
                designedSwitches: [ChannelPair(from: ChannelID(id()), to: ChannelID(id()))],
                designedReturns: departments.map { DepartmentPair(from: $0, to: departments[0]) })
        }
        let zones = ["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"]
        guard let currency = Currency(["EUR", "USD", "JPY"][dice.below(3)]) else { preconditionFailure("a currency") }
        return Company(
            name: text(), currency: currency, timeZone: zones[dice.below(3)],
            departments: departments.map { Department(id: $0, name: text()) },
            promise: Promise(text: text(), pillars: pillars.map { Pillar(id: $0, name: text()) }),
            items: items.map { Item(id: $0, name: text(), validFor: dice.chance(0.5) ? .days(365) : wait(least: 1)) },
            facts: facts.map { Fact(id: $0, name: text(), tolerance: dice.chance(0.5) ? 0 : number()) },
            settings: settings)
    }

    private mutating func touchpoint() -> Touchpoint {
        let promised = facts.filter { _ in dice.chance(0.5) }.map { statedPromise($0) }
        return Touchpoint(
            id: TouchpointID(id()), name: text(), owner: maybe { $0.departments.randomElement(using: &$0.dice) },
            channels: (0..<dice.below(3)).map { _ in ChannelID(id()) }, wants: maybe { $0.text() },
            starts: dice.chance(0.5), ends: dice.chance(0.5), contact: dice.chance(0.5), listens: dice.chance(0.5),
            asks: some(items), gives: some(items), promises: promised,
            standards: (0..<dice.below(3)).map { _ in standard() })
    }

    private mutating func standard() -> Standard {
        let methods = Proof.Method.allCases
        return Standard(
            id: StandardID(id()), text: text(), pillar: pillars.randomElement(using: &dice),
            proof: maybe { Proof(method: methods[$0.dice.below(methods.count)], freshFor: $0.wait(least: 1)) },
            plans: facts.first.map { statedPromise($0) })
    }

    private mutating func statedPromise(_ fact: FactID) -> StatedPromise {
        let within = maybe { $0.wait() }
        return StatedPromise(about: fact, within: within, text: within == nil ? text() : maybe { $0.text() })
    }

    private mutating func handOff(from: TouchpointID, to: TouchpointID) -> HandOff {
        HandOff(
            from: from, to: to, wait: maybe { $0.wait() }, carries: some(items),
            answers: maybe { $0.departments.randomElement(using: &$0.dice) }, required: dice.chance(0.5),
            due: maybe { $0.wait() })
    }

    private mutating func survey(at place: TouchpointID) -> Survey {
        Survey(
            id: SurveyID(id()), at: place, perYear: number(),
            questions: (0..<dice.below(3)).map { _ in
                Survey.Question(text: text(), item: items.randomElement(using: &dice))
            })
    }

    private mutating func maybe<Value>(_ make: (inout RandomScript) -> Value?) -> Value? {
        dice.chance(0.6) ? make(&self) : nil
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] { values.filter { _ in dice.chance(0.4) } }

    private mutating func wait(least: Int64 = 0) -> Wait {
        let unit: [Int64] = [1_000, 60_000, 3_600_000, 86_400_000]
        let milliseconds = dice.chance(0.1) ? Int64(dice.below(5_000)) : 0
        return Wait(
            milliseconds: max(least * 1_000, Int64(dice.below(400)) * unit[dice.below(4)] + milliseconds))
    }

    private mutating func number() -> Double {
        dice.chance(0.5) ? Double(dice.below(50)) : Double.random(in: 0..<40, using: &dice)
    }

    /// Names that YAML readers like to take for something else.
    private mutating func id() -> String {
        count += 1
        let odd = [
            "no", "null", "1", "a b", "x: y", "#", "ä", "-", "[", "'", "\"", "&a", "*", "{}", "~", "日本", "@", "%",
        ]
        return dice.chance(0.4) ? "\(odd[dice.below(odd.count)])\(count)" : "thing_\(count)"
    }

    private mutating func text() -> String {
        let parts = [
            "word", " ", "  ", "\n", "\t", ": ", " #", "\"", "'", "\\", "é", "🙂", "👩‍👧", "null",
            "- ", "[", "{",
            "\u{2028}",
            "\u{85}", "\u{200B}", "\u{FEFF}", "0x1F", "|", ">", "…", "\u{1}", "%", "é", "\u{7F}",
        ]
        let fixed = ["yes", "No", "12", "1e3", "~", "'", "word ", " word", "2024-01-01", "a: b", "# c", "…"]
        if dice.chance(0.3) { return fixed[dice.below(fixed.count)] }
        return "w" + (0..<dice.below(8)).map { _ in parts[dice.below(parts.count)] }.joined()
    }
}
