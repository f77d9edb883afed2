import Experience

/// Enough JSON to write the truth down: keys in the order given, two spaces a level.
enum JSONText: Sendable {
    case object([(String, JSONText)])
    case list([JSONText])
    case text(String?)
    case number(String)
    case truth(Bool)

    static func whole(_ value: Int) -> JSONText { .number("\(value)") }

    /// A finite number in its shortest spelling that reads back the same.
    static func decimal(_ value: Double) -> JSONText { .number("\(value)") }

    /// In major units, exact: `84.95`.
    static func money(_ money: Money) -> JSONText {
        let cents = money.minorUnits.magnitude
        let rest = cents % 100
        return .number("\(money.minorUnits < 0 ? "-" : "")\(cents / 100).\(rest < 10 ? "0" : "")\(rest)")
    }

    var rendered: String { rendered(indent: "") }

    private func rendered(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let members):
            let lines = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.rendered(indent: inner))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        case .list(let elements):
            let lines = elements.map { inner + $0.rendered(indent: inner) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        case .text(let text?): return Self.quoted(text)
        case .text(nil): return "null"
        case .number(let digits): return digits
        case .truth(let value): return "\(value)"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
