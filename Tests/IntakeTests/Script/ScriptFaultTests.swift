import Experience
import Intake
import Testing

@Suite("Every fault of a script's files is named with its place and its remedy")
struct ScriptFaultTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let fault: String
        var testDescription: String { new }
    }

    static let companySlips: [Slip] = [
        Slip(
            old: "currency:", new: "curency:",
            fault: "company.yaml:2:1: error: unknown key `curency` in the company; did you mean `currency`?"),
        Slip(
            old: "EUR", new: "EURO",
            fault: "company.yaml:2:11: error: `EURO` is not a currency; did you mean `EUR`?"),
        Slip(
            old: "Europe/Berlin", new: "Europe/Berlln",
            fault: "company.yaml:3:12: error: `Europe/Berlln` is not a time zone; did you mean `Europe/Berlin`?"),
        Slip(
            old: "Europe/Berlin", new: "berlin",
            fault: "company.yaml:3:12: error: `berlin` is not a time zone; did you mean `Europe/Berlin`?"),
        Slip(
            old: "Europe/Berlin", new: "GMT+1",
            fault: "company.yaml:3:12: error: `GMT+1` is not a time zone; write an IANA name such as Europe/Berlin"),
        Slip(
            old: "id: warehouse", new: "id: marketing",
            fault: """
                company.yaml:7:5: error: the department `marketing` is already there (company.yaml:5:5); \
                give it another name, or take one of the two out
                """),
        Slip(
            old: "valid_for: 90d", new: "valid_for: 90",
            fault: """
                company.yaml:17:16: error: `90` is not a length of time; write whole numbers with units, such as \
                30m, 2d or 1d12h (units: w, d, h, m, s, ms)
                """),
        Slip(
            old: "tolerance: 0.5", new: "tolerance: some",
            fault: "company.yaml:22:16: error: expected a number, found `some`"),
        Slip(
            old: "from: marketing, to", new: "from: marketng, to",
            fault: "company.yaml:26:29: error: there is no department `marketng`; did you mean `marketing`?"),
        Slip(
            old: "rule: TL003", new: "rule: TL03",
            fault: "company.yaml:28:11: error: there is no rule `TL03`; did you mean `TL003`?"),
        Slip(
            old: "at: browse > pack", new: "at: browse > pak",
            fault: """
                company.yaml:29:9: error: there is nothing named `browse>pak` in this script; \
                did you mean `browse>pack`?
                """),
        Slip(
            old: "    reason: Nothing to carry yet.\n", new: "",
            fault: "company.yaml:28:5: error: a suppression needs `reason`; add `reason:`"),
        Slip(
            old: "  - id: marketing\n    name: Marketing", new: "  - marketing\n  - id: marketing",
            fault: """
                company.yaml:5:5: error: expected a department with its fields, found `marketing`; \
                use one of: id, name
                """),
    ]

    static let journeySlips: [Slip] = [
        Slip(
            old: "owner: warehouse", new: "owner: warehose",
            fault:
                "journeys/buy-a-dress.yaml:30:16: error: there is no department `warehose`; did you mean `warehouse`?"),
        Slip(
            old: "asks: [size]", new: "asks: [size, sise]",
            fault: "journeys/buy-a-dress.yaml:16:22: error: there is no item `sise`; did you mean `size`?"),
        Slip(
            old: "asks: [size]", new: "asks: size",
            fault: "journeys/buy-a-dress.yaml:16:15: error: expected a list of ids, found `size`"),
        Slip(
            old: "starts: true", new: "starts: yes",
            fault: """
                journeys/buy-a-dress.yaml:13:17: error: expected true or false, found `yes`; \
                write true or false, without quotes
                """),
        Slip(
            old: "method: system", new: "method: sistem",
            fault: """
                journeys/buy-a-dress.yaml:26:29: error: `sistem` is not a way to prove a standard; \
                did you mean `system`?
                """),
        Slip(
            old: "to: pack", new: "to: pick",
            fault: "journeys/buy-a-dress.yaml:35:9: error: there is no touchpoint `pick`; did you mean `pack`?"),
        Slip(
            old: "journey: buy-a-dress", new: "journey: buy a dress",
            fault: """
                journeys/buy-a-dress.yaml:1:10: error: the id of a journey is also the name of its file: letters, \
                digits, - _ . only; use a word such as `buy-a-dress`, and write the rest in `name`
                """),
        Slip(
            old: "id: pack", new: "id: pack>age",
            fault: """
                journeys/buy-a-dress.yaml:28:13: error: an id can't contain `>` or control characters; \
                use a short word such as `order_number`
                """),
        Slip(
            old: "per_year: 1.5", new: "per_year: -1",
            fault: "journeys/buy-a-dress.yaml:42:15: error: `-1` is out of range; use a number from 0 on"),
        Slip(
            old: "wait: 1d", new: "wait: [1d]",
            fault: "journeys/buy-a-dress.yaml:36:11: error: expected a length of time, found a list"),
    ]

    @Test("in the company's file", arguments: companySlips)
    func company(_ slip: Slip) {
        let text = ScriptSamples.company.replacing(slip.old, with: slip.new, maxReplacements: 1)
        #expect(ScriptSamples.faults(ScriptSamples.files(company: text)).contains(slip.fault))
    }

    @Test("in a journey's file", arguments: journeySlips)
    func journey(_ slip: Slip) {
        let text = ScriptSamples.journey.replacing(slip.old, with: slip.new, maxReplacements: 1)
        #expect(ScriptSamples.faults(ScriptSamples.files(journey: text)).contains(slip.fault))
    }

    @Test("all faults are found in one go, in the order of their places")
    func all() {
        let company = ScriptSamples.company.replacing("EUR", with: "XXX").replacing("currency", with: "currency")
        let journey = ScriptSamples.journey.replacing("wait: 1d", with: "wait: soon")
            .replacing("owner: warehouse", with: "owner: nobody_there").replacing("text: Pages", with: "txt: Pages")
        let faults = ScriptSamples.faults(ScriptSamples.files(company: company, journey: journey))
        #expect(faults.count == 5)
        #expect(faults.map { $0.prefix(8) } == ["company.", "journeys", "journeys", "journeys", "journeys"])
    }

    @Test("a broken journey doesn't hide the faults of the company")
    func syntax() {
        let files = ScriptSamples.files(company: "company: [", journey: "stages: [\n")
        let faults = ScriptSamples.faults(files)
        #expect(faults.count == 2)
        #expect(faults.allSatisfy { $0.contains("this is not YAML") })
    }

    @Test("missing keys are all named")
    func missing() {
        let faults = ScriptSamples.faults([ScriptFile(path: "company.yaml", text: "company: A\n")])
        #expect(faults.map { $0.split(separator: "`")[1] } == ["currency", "time_zone", "departments", "promise"])
    }

    @Test("files that have no place in a script, twice the same file, and no company are faults")
    func files() {
        let stray = ScriptSamples.files + [ScriptFile(path: "notes/a.yaml", text: "")]
        #expect(ScriptSamples.faults(stray).first?.hasPrefix("notes/a.yaml:1:1: error: this file has no place") == true)
        #expect(ScriptSamples.faults(ScriptSamples.files + ScriptSamples.files).contains { $0.contains("given twice") })
        let alone = ScriptSamples.faults([ScriptFile(path: "journeys/a.yaml", text: ScriptSamples.journey)])
        #expect(alone.contains { $0.contains("a script needs a file `company.yaml`") })
    }
}
