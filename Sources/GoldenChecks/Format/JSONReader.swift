/// Reads a golden file's JSON, and says on which line it stops being JSON.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    private static let maximumDepth = 256

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that the bytes spell (RFC 8259), with nothing but blanks around it.
    static func value(of bytes: [UInt8]) throws(GoldenInputError) -> JSONValue {
        var reader = JSONReader(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        let value = try reader.value()
        reader.skipBlanks()
        if reader.position < bytes.count { throw reader.failure("something follows the end of the value") }
        return value
    }

    private func failure(_ reason: String) -> GoldenInputError {
        let line = 1 + bytes.prefix(position).count { $0 == UInt8(ascii: "\n") }
        return GoldenInputError("line \(line): this is not JSON: \(reason)")
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(GoldenInputError) -> JSONValue {
        skipBlanks()
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth { throw failure("more than \(Self.maximumDepth) levels deep") }
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("it ends too early")
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(GoldenInputError) -> JSONValue {
        let letters = Array(word.description.utf8)
        guard bytes[position...].starts(with: letters) else { throw failure("expected \(word)") }
        position += letters.count
        return value
    }

    private mutating func number() throws(GoldenInputError) -> JSONValue {
        let start = position
        var isWhole = true
        while let byte = next {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
            default: return try number(String(decoding: bytes[start..<position], as: UTF8.self), isWhole)
            }
            position += 1
        }
        return try number(String(decoding: bytes[start..<position], as: UTF8.self), isWhole)
    }

    private func number(_ text: String, _ isWhole: Bool) throws(GoldenInputError) -> JSONValue {
        if isWhole, let whole = Int64(text) { return .integer(whole) }
        if let value = Double(text) { return .double(value) }
        throw failure(text.isEmpty ? "expected a value" : "\(text) is no number")
    }

    private mutating func array() throws(GoldenInputError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value())
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            if !take(UInt8(ascii: ",")) { throw failure("expected , or ] in an array") }
        }
    }

    private mutating func object() throws(GoldenInputError) -> JSONValue {
        position += 1
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            if next != UInt8(ascii: "\"") { throw failure("expected a name in double quotes") }
            let name = try string()
            skipBlanks()
            if !take(UInt8(ascii: ":")) { throw failure("expected : after \"\(name)\"") }
            members[name] = try value()
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            if !take(UInt8(ascii: ",")) { throw failure("expected , or } in an object") }
        }
    }

    private mutating func string() throws(GoldenInputError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            default: text.append(byte)
            }
        }
        throw failure("a string is not closed")
    }

    private mutating func escape() throws(GoldenInputError) -> Character {
        guard let byte = next else { throw failure("a string is not closed") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("unknown escape in a string")
        }
    }

    private mutating func unicodeEscape() throws(GoldenInputError) -> Character {
        var units = [try codeUnit()]
        if UTF16.isLeadSurrogate(units[0]), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            units.append(try codeUnit())
        }
        return String(decoding: units, as: UTF16.self).first ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws(GoldenInputError) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw failure("\\u needs four hexadecimal digits")
        }
        position += 4
        return unit
    }
}
