import Experience
import Intake

@testable import Services
@testable import Web

/// Draws pages from models as the server does, without one.
enum Drawn {
    static let almanac = Almanac(CompanyCalendar(of: Sample.script), now: Sample.now)

    static func page(_ template: String, _ content: some Sendable) throws -> String {
        let shell = Shell(
            title: "Test", companyName: "Wren & Willow", scriptVersion: "v3", crumbs: [], navigation: [], theme: nil,
            themes: [], formToken: "token", here: "/", stylesheets: [], scripts: [], iconSheet: "/icons",
            refreshAfter: nil, tabTitle: "Test")
        return try Templates().page(template, shell: shell, content: content).text
    }

    static func breaks(
        _ gaps: [ContinuityGap], filter: GapFilter = GapFilter(), choices: FilterChoices = Sample.choices,
        hasScript: Bool = true
    ) throws -> String {
        let model = BreaksPage.Model(
            answer: Sample.continuity(gaps), choices: choices, filter: filter, hasScript: hasScript)
        return try page("breaks", BreaksPage.Content(model, almanac: almanac))
    }

    static func gap(_ answer: GapAnswer = Sample.gapAnswer) throws -> String {
        let model = GapPage.Model(
            answer: answer, script: Sample.script, choices: Sample.choices, filter: GapFilter())
        return try page("gap", GapPage.Content(model, almanac: almanac))
    }

    static func story(_ answer: StoryAnswer = Sample.storyAnswer, stretch: Int? = nil) throws -> String {
        try page(
            "story",
            StoryPage.Content(
                StoryPage.Model(answer: answer, script: Sample.script, stretch: stretch), almanac: almanac))
    }

    static func storyboard(_ board: Storyboard = Sample.board) throws -> String {
        try page(
            "storyboard",
            StoryboardPage.Content(
                StoryboardPage.Model(board: board, choices: Sample.choices, filter: GapFilter())))
    }
}
