import Experience
import Services

/// One gap: what happened, at whose hand-off, how it developed, what goes with it, and whose stories show it.
enum GapPage {
    struct Model: Sendable {
        var answer: GapAnswer
        var script: Script?
        var choices: FilterChoices
        var filter: GapFilter
    }
}
