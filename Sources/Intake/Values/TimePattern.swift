/// Reads times by a pattern such as `d/M/yyyy HH:mm` (letters as in Unicode TR 35).
package struct TimePattern: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case year
        case shortYear
        case month(Int)
        case monthName
        case day(Int)
        case hour24(Int)
        case hour12(Int)
        case halfDay
        case minute(Int)
        case second(Int)
        case fraction
        case zone
        case literal(UInt8)
    }

    private static let known: [(String, Part)] = [
        ("yyyy", .year), ("yy", .shortYear), ("MMMM", .monthName), ("MMM", .monthName), ("MM", .month(2)),
        ("M", .month(1)), ("dd", .day(2)), ("d", .day(1)), ("HH", .hour24(2)), ("H", .hour24(1)), ("hh", .hour12(2)),
        ("h", .hour12(1)), ("a", .halfDay), ("mm", .minute(2)), ("m", .minute(1)), ("ss", .second(2)),
        ("s", .second(1)), ("SSS", .fraction), ("SS", .fraction), ("S", .fraction), ("ZZ", .zone), ("Z", .zone),
        ("XXX", .zone), ("X", .zone),
    ]

    package let text: String
    let parts: [Part]

    /// Why a pattern can't be used.
    package struct Fault: Error, Hashable, Sendable {
        package let message: String
    }

    package init(_ text: String) throws(Fault) {
        self.text = text
        parts = try Self.parts(of: text)
        try check()
    }

    private static func parts(of text: String) throws(Fault) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }
            rest = rest.dropFirst(run.count)
            if first == "'" {
                let quoted = rest.prefix { $0 != "'" }
                parts += quoted.isEmpty ? [.literal(UInt8(ascii: "'"))] : quoted.utf8.map(Part.literal)
                rest = rest.dropFirst(quoted.count + 1)
            } else if let part = known.first(where: { $0.0 == run }) {
                parts.append(part.1)
            } else if first.isLetter && first != "T" {
                throw Fault(message: "`\(run)` means nothing in a time pattern")
            } else {
                parts += run.utf8.map(Part.literal)
            }
        }
        return parts
    }

    private func check() throws(Fault) {
        guard parts.contains(.year) || parts.contains(.shortYear) else {
            throw Fault(message: "the pattern has no year")
        }
        guard parts.contains(where: { if case .month = $0 { true } else { $0 == .monthName } }) else {
            throw Fault(message: "the pattern has no month (M; m is the minute)")
        }
        guard parts.contains(where: { if case .day = $0 { true } else { false } }) else {
            throw Fault(message: "the pattern has no day")
        }
        let hasHalf = parts.contains(.halfDay)
        let has12 = parts.contains { if case .hour12 = $0 { true } else { false } }
        guard hasHalf == has12 else {
            throw Fault(
                message: has12 ? "h counts to 12 and needs a (AM, PM); H counts to 24" : "a (AM, PM) needs h, not H")
        }
    }
}
