/// The product's own computation of some golden cases.
///
/// A new area is a file with a list of checks, and a term in ``GoldenRegistry``. `compute` returns the whole of what
/// the case expects, in the same shape; a value that is expected but not returned is a difference.
package struct GoldenCheck: Sendable {
    package var area: String
    /// The cases this computes. A case with one more letter behind an underscore (`_b`) is a second set of the same
    /// check.
    package var names: [String]
    /// Members of `expected` that the product deliberately doesn't compute: such a case can fail, but never pass.
    package var leftOut: [String]
    package var compute: @Sendable (GoldenCase) throws -> JSONValue

    package init(
        _ area: String, _ names: String..., leavingOut leftOut: [String] = [],
        compute: @escaping @Sendable (GoldenCase) throws -> JSONValue
    ) {
        self.area = area
        self.names = names
        self.leftOut = leftOut
        self.compute = compute
    }

    func covers(_ golden: GoldenCase) -> Bool {
        golden.area == area && names.contains { golden.name == $0 || isFurtherSet(golden.name, of: $0) }
    }

    private func isFurtherSet(_ name: String, of check: String) -> Bool {
        name.hasPrefix(check + "_") && name.count == check.count + 2 && name.last?.isLowercase == true
    }
}
