/// A golden file's content: JSON that keeps whole numbers, fractions and truth values apart.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The member of an object, nil where it is absent or this is no object.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { return members[key] }
        return nil
    }

    /// The value as a number; "inf" and "-inf" are numbers, since JSON has no sign for them.
    package var number: Double? {
        switch self {
        case .integer(let whole): Double(whole)
        case .double(let value): value
        case .string("inf"), .string("Infinity"): .infinity
        case .string("-inf"), .string("-Infinity"): -.infinity
        default: nil
        }
    }

    package var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    package var elements: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }

    package var members: [String: JSONValue]? {
        if case .object(let members) = self { return members }
        return nil
    }

    package var isNull: Bool { self == .null }

    /// How the value reads in a list of differences: short, on one line.
    package var summary: String {
        switch self {
        case .null: "null"
        case .bool(let flag): String(flag)
        case .integer(let whole): String(whole)
        case .double(let value): String(value)
        case .string(let text): "\"\(text)\""
        case .array(let elements): "an array of \(elements.count)"
        case .object(let members): "an object of \(members.count)"
        }
    }
}

extension JSONValue {
    package static func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }
    package static func count(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
    package static func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .double($0) }) }
    package static func counts(_ values: [Int]) -> JSONValue { .array(values.map { .count($0) }) }
    package static func flags(_ values: [Bool]) -> JSONValue { .array(values.map { .bool($0) }) }
    /// 64-bit values are decimal strings: a double can't hold them.
    package static func word(_ value: UInt64) -> JSONValue { .string(String(value)) }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    package init(stringLiteral value: String) { self = .string(value) }
}
