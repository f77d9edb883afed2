/// Golden files that can't be used: what is wrong, where, and what would put it right.
package struct GoldenInputError: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) {
        self.description = description
    }
}
