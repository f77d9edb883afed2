import Experience
import Services

/// The designed journeys, with how many places each breaks in.
enum JourneysPage {
    struct Model: Sendable {
        var script: Script?
        var names: Names
        var gaps: [ContinuityGap]

        init(script: Script?, names: Names, gaps: [ContinuityGap]) {
            self.script = script
            self.names = names
            self.gaps = gaps
        }
    }
}
