import Services

/// A journey drawn: scenes in stages, a lane for each department, the traffic between them, and where it breaks.
enum StoryboardPage {
    struct Model: Sendable {
        var board: Storyboard
        var choices: FilterChoices
        var filter: GapFilter
    }
}
