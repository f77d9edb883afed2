import Experience
import Services

/// The designed journeys, with how many places each breaks in.
enum JourneysPage {
    struct Model: Sendable {
        var script: Script?
        var names: Names
        var gaps: [ContinuityGap]
    }
}
