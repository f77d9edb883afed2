import Experience
import Testing

@testable import Services
@testable import Web

/// Names come from files and from the net; whatever is in them, it stays text.
@Suite("Hostile names")
struct HostileNamesTests {
    private static let hostile = "\"><img src=x onerror=alert(1)><script>alert(1)</script>"

    private func expectHarmless(_ html: String, _ comment: Comment) {
        #expect(!html.contains("<img"), comment)
        #expect(!html.contains("<script>alert"), comment)
    }

    private var script: Script {
        var script = Sample.script
        script.company.name = Self.hostile
        for index in script.company.departments.indices { script.company.departments[index].name = Self.hostile }
        for stage in script.journeys[0].stages.indices {
            script.journeys[0].stages[stage].name = Self.hostile
            for scene in script.journeys[0].stages[stage].touchpoints.indices {
                script.journeys[0].stages[stage].touchpoints[scene].name = Self.hostile
            }
        }
        return script
    }

    @Test func inScenesAndDepartments() throws {
        let names = Names(of: script)
        var continuity = Sample.continuity()
        continuity.names = names
        var gap = Sample.gapAnswer
        gap.context = continuity
        var story = Sample.storyAnswer
        story.names = names
        var board = Sample.board
        board.names = names
        board.journey = script.journeys[0]
        let model = BreaksPage.Model(
            answer: continuity, choices: Sample.choices, filter: GapFilter(department: Self.hostile), hasScript: true)
        expectHarmless(try Drawn.page("breaks", BreaksPage.Content(model, almanac: Drawn.almanac)), "breaks")
        expectHarmless(try Drawn.gap(gap), "gap")
        expectHarmless(try Drawn.story(story), "story")
        expectHarmless(try Drawn.storyboard(board), "storyboard")
    }

    @Test func inWhatCustomersAndFilesBring() throws {
        var answer = Sample.storyAnswer
        answer.story.customer = Self.hostile
        for index in answer.story.takes.indices {
            answer.story.takes[index].touchpoint = TouchpointID(Self.hostile)
            answer.story.takes[index].reference = Self.hostile
            answer.story.takes[index].outcome = Self.hostile
            answer.story.takes[index].facts = [StatedFact(fact: FactID(Self.hostile), value: Self.hostile)]
        }
        expectHarmless(try Drawn.story(answer), "story")
        let customers = CustomersPage.Model(prefix: Self.hostile, found: [Self.hostile], hasFootage: true)
        expectHarmless(try Drawn.page("customers", CustomersPage.Content(customers)), "customers")
    }

    @Test func inErrors() throws {
        let problem = Problem.badParameter(Self.hostile, Self.hostile)
        expectHarmless(try Drawn.page("problem", ProblemPage.content(problem)), "problem")
    }

    /// To Swift a quote with an accent over it is one character that isn't a quote; to a browser it ends an attribute.
    @Test func underAnAccent() throws {
        let name = "a\"\u{301} onfocus=alert(1) autofocus x=\"'\u{301}<\u{301}>\u{301}&\u{301}lt;"
        let customers = CustomersPage.Model(prefix: name, found: [name], hasFootage: true)
        let html = try Drawn.page("customers", CustomersPage.Content(customers))
        var answer = Sample.storyAnswer
        answer.story.customer = name
        let problem = Problem.badParameter(name, name)
        for html in [html, try Drawn.story(answer), try Drawn.page("problem", ProblemPage.content(problem))] {
            let scalars = Array(html.unicodeScalars)
            for (place, scalar) in scalars.enumerated() where scalar == "\u{301}" {
                #expect(scalars[place - 1] == ";", "an accent follows \(scalars[place - 1]), which is no reference")
            }
            #expect(scalars.contains("\u{301}"))
        }
    }
}
