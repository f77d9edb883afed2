import Experience
import Services

/// A customer's own story: everything that happened to them, in order, with the places where it broke.
enum StoryPage {
    struct Model: Sendable {
        var answer: StoryAnswer
        var script: Script?
        /// Which stretch of a long story, counted from 1; nil is the last.
        var stretch: Int?

        init(answer: StoryAnswer, script: Script?, stretch: Int? = nil) {
            self.answer = answer
            self.script = script
            self.stretch = stretch
        }
    }

    static func address(of customer: String) -> String { "/customers/" + Address.encoded(customer) }

    /// Takes on one page.
    static let stretchLength = 200
}
