/// Holds what was computed against what is expected, value by value.
struct Comparison {
    private let tolerance: Tolerance
    /// Expected values that were looked at; nulls are not.
    private(set) var valueCount = 0
    /// The paths that differ, each with both values.
    private(set) var differences: [String] = []

    init(of actual: JSONValue, with expected: JSONValue, within tolerance: Tolerance) {
        self.tolerance = tolerance
        compare(actual, expected, at: "")
    }

    private mutating func compare(_ actual: JSONValue?, _ expected: JSONValue, at path: String) {
        switch expected {
        case .null: break
        case .object(let members): compare(actual, members, at: path)
        case .array(let elements): compare(actual, elements, at: path)
        default: compareLeaf(actual, expected, at: path)
        }
    }

    private mutating func compare(_ actual: JSONValue?, _ members: [String: JSONValue], at path: String) {
        guard let computed = actual?.members else { return differ(actual, .object(members), at: path) }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            compare(computed[name], value, at: path.isEmpty ? name : "\(path).\(name)")
        }
        for (name, value) in computed.sorted(by: { $0.key < $1.key }) where members[name] == nil && !value.isNull {
            differences.append("\(path.isEmpty ? "" : "\(path).")\(name): computed \(value.summary), but not expected")
        }
    }

    private mutating func compare(_ actual: JSONValue?, _ elements: [JSONValue], at path: String) {
        guard let computed = actual?.elements, computed.count == elements.count else {
            return differ(actual, .array(elements), at: path)
        }
        for (index, element) in elements.enumerated() { compare(computed[index], element, at: "\(path)[\(index)]") }
    }

    private mutating func compareLeaf(_ actual: JSONValue?, _ expected: JSONValue, at path: String) {
        valueCount += 1
        guard let actual, !isEqual(actual, expected) else {
            if actual == nil { differ(actual, expected, at: path) }
            return
        }
        differ(actual, expected, at: path)
    }

    private func isEqual(_ actual: JSONValue, _ expected: JSONValue) -> Bool {
        if actual == expected { return true }
        guard let computed = actual.number, let wanted = expected.number else { return false }
        if computed == wanted { return true }
        return abs(computed - wanted) <= tolerance.absolute + tolerance.relative * abs(wanted) && wanted.isFinite
    }

    private mutating func differ(_ actual: JSONValue?, _ expected: JSONValue, at path: String) {
        differences.append(
            "\(path.isEmpty ? "expected" : path): computed \(actual?.summary ?? "nothing"), "
                + "expected \(expected.summary)"
        )
    }
}
