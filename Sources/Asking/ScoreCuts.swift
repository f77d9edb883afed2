/// Where one group of scores ends and the next begins.
package struct ScoreCuts {
    package static let rule = "1 to 9 whole numbers from 1 to 10, ascending, with commas between"
    package let values: [Int]

    /// Nil when the text is not as the rule says.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        values = parts.compactMap { Int($0) }
        guard values.count == parts.count, (1...9).contains(values.count),
            values.allSatisfy({ (1...10).contains($0) }), zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
    }
}
