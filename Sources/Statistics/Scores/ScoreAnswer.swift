/// What a customer wrote into a 0-to-10 question, as it is counted (methods.md 1.1).
package enum ScoreAnswer: Hashable, Sendable {
    case score(Int)
    /// Nothing was answered.
    case missing
    /// Something that is no whole number from 0 to 10: counted, never clipped.
    case rejected

    package init(_ text: some StringProtocol) {
        let spaces: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{A0}"]
        let trimmed = text.drop { spaces.contains($0) }
        let length = trimmed.reversed().drop { spaces.contains($0) }.count
        if length == 0 {
            self = .missing
        } else if let score = Int(trimmed.prefix(length)), (0...10).contains(score) {
            self = .score(score)
        } else {
            self = .rejected
        }
    }
}
