import Hummingbird
import Intake

/// The parameters of an address: each known, each at most once, so that a misspelt filter is an answer that says so and
/// never silently the whole log.
struct Query: Sendable {
    private let values: [String: String]

    init(_ text: String?, allowed: [String]) throws(Problem) {
        var values: [String: String] = [:]
        for (name, value) in try FormFields.parsed(text ?? "") {
            guard allowed.contains(name) else {
                let known =
                    allowed.isEmpty ? "this address takes none" : "known here: \(allowed.joined(separator: ", "))"
                throw .badParameter(name, "there is no such parameter; \(known)")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .badParameter(name, "it is given twice; give it once")
            }
        }
        self.values = values
    }

    init(_ request: Request, allowed: [String]) throws(Problem) {
        try self.init(request.uri.query, allowed: allowed)
    }

    /// Nil when absent or empty: forms send empty fields for "all".
    subscript(name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }

    /// One of a few words.
    func word<Word: CaseIterable & RawRepresentable<String>>(
        _ name: String, as type: Word.Type
    ) throws(Problem) -> Word? {
        guard let value = self[name] else { return nil }
        guard let word = Word(rawValue: value) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badParameter(name, "“\(value)” is not one of: \(words)")
        }
        return word
    }

    /// A whole number within bounds.
    func whole(_ name: String, in bounds: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = self[name] else { return nil }
        guard let number = Int(value), bounds.contains(number) else {
            throw .badParameter(
                name, "“\(value)” is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }
}

/// An address with parameters, put together without gluing text.
struct Address: Sendable {
    private var path: String
    private var parameters: [(String, String)]

    init(_ path: String, _ parameters: [(String, String?)] = []) {
        self.path = path
        self.parameters = parameters.compactMap { name, value in
            guard let value, !value.isEmpty else { return nil }
            return (name, value)
        }
    }

    func with(_ name: String, _ value: String?) -> Address {
        Address(path, parameters.filter { $0.0 != name } + [(name, value)])
    }

    func with(_ parameters: [(String, String?)]) -> Address {
        parameters.reduce(self) { $0.with($1.0, $1.1) }
    }

    var text: String {
        guard !parameters.isEmpty else { return path }
        return path + "?" + parameters.map { Self.encoded($0) + "=" + Self.encoded($1) }.joined(separator: "&")
    }

    /// Everything but RFC 3986's unreserved characters as percent and UTF-8.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count < 2 ? "%0" + digits : "%" + digits
            }
        }
        return result
    }
}
