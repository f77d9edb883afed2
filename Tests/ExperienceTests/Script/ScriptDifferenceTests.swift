import Experience
import Testing

@Suite("Two versions of a script can be compared")
struct ScriptDifferenceTests {
    let sample = SampleScript.script

    func changes(_ new: Script) -> [String] {
        ScriptDifference.between(sample, new).changes.map(\.description)
    }

    @Test("equal scripts differ in nothing")
    func same() {
        #expect(ScriptDifference.between(sample, sample).isEmpty)
    }

    @Test("a changed wait, owner, setting and promise are named with old and new")
    func fields() {
        let new = sample.changing("order", "pack") { $0.wait = .days(1) }.changing("pack") { $0.owner = nil }
            .changing("order") { $0.promises[0].within = .days(3) }
            .changing { $0.company.settings.asksPerYear = 2 }
        #expect(
            changes(new) == [
                "changed: company company: asks_per_year: 4 -> 2",
                "changed: promise order: within: 2d -> 3d",
                "changed: touchpoint pack: owner: warehouse -> nothing",
                "changed: hand-off order>pack: wait: 12h -> 1d",
            ])
    }

    @Test("what comes and goes is named once, with what hangs on it")
    func addedAndRemoved() {
        let new = sample.changing {
            $0.journeys[0].surveys = []
            $0.journeys[0].stages[1].touchpoints.append(Touchpoint(id: "gift", name: "Gift"))
        }
        #expect(
            changes(new) == ["removed: survey after", "removed: question after", "added: touchpoint gift"])
    }

    @Test("another order of the same scenes is a change")
    func order() {
        let new = sample.changing { $0.journeys[0].stages[0].touchpoints.swapAt(0, 1) }
        #expect(changes(new) == ["changed: journey buy: order: order, pack, deliver -> pack, order, deliver"])
    }

    @Test("there and back name the same things")
    func symmetry() {
        let new = sample.changing("order", "pack") { $0.carries = [] }.changing { $0.journeys[0].surveys = [] }
        let there = ScriptDifference.between(sample, new).changes
        let back = ScriptDifference.between(new, sample).changes
        #expect(Set(there.map(\.element)) == Set(back.map(\.element)))
        #expect(there.count == back.count)
    }
}
