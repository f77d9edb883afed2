import Services

/// Where the story breaks: every gap of the filtered footage, ranked; the home page.
enum BreaksPage {
    struct Model: Sendable {
        var answer: ContinuityAnswer
        var choices: FilterChoices
        var filter: GapFilter
        var hasScript: Bool
    }
}
