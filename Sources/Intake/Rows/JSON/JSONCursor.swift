/// Steps through one JSON value token by token and holds it to the grammar (RFC 8259), without building anything.
/// Depth is limited, text must be UTF-8, and no input can make it trap.
struct JSONCursor {
    enum Token {
        case objectStart
        case objectEnd
        case arrayStart
        case arrayEnd
        /// The name before a value, as `JSONText`.
        case key(JSONText)
        case string(JSONText)
        /// A number's characters.
        case number(Field)
        case bool(Bool)
        case null
        case end
    }

    private enum Expected {
        case value
        case valueOrArrayEnd
        case keyOrObjectEnd
        case key
        case commaOrEnd
        case nothing
    }

    static let maximumDepth = 60

    private let bytes: Field
    private var index = 0
    private var expected = Expected.value
    /// One bit for every open bracket, the innermost lowest: 1 for an object.
    private var nesting: UInt64 = 0
    private(set) var depth = 0

    init(_ bytes: Field) {
        self.bytes = bytes
    }

    /// How far it came, for messages.
    var position: Int { index }

    private var isInObject: Bool { nesting & 1 == 1 }

    mutating func next() throws(JSONFault) -> Token {
        while true {
            skipSpace()
            guard index < bytes.count else {
                guard case .nothing = expected else { throw fault("it ends in the middle") }
                return .end
            }
            let byte = bytes[index]
            switch expected {
            case .nothing: throw fault("something follows the value")
            case .commaOrEnd:
                if byte == UInt8(ascii: ",") {
                    index += 1
                    expected = isInObject ? .key : .value
                    continue
                }
                guard byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw fault("a comma or a closing bracket is missing")
                }
                return close()
            case .keyOrObjectEnd where byte == UInt8(ascii: "}"): return close()
            case .valueOrArrayEnd where byte == UInt8(ascii: "]"): return close()
            case .key, .keyOrObjectEnd: return try .key(key())
            case .value, .valueOrArrayEnd: return try value(byte)
            }
        }
    }

    private mutating func value(_ byte: UInt8) throws(JSONFault) -> Token {
        switch byte {
        case UInt8(ascii: "{"): return try open(isObject: true)
        case UInt8(ascii: "["): return try open(isObject: false)
        case UInt8(ascii: "\""):
            let text = try string()
            finishValue()
            return .string(text)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = try number()
            finishValue()
            return .number(number)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw fault("a value is missing")
        }
    }

    private mutating func open(isObject: Bool) throws(JSONFault) -> Token {
        guard depth < Self.maximumDepth else { throw fault("it is nested more than \(Self.maximumDepth) deep") }
        index += 1
        depth += 1
        nesting = nesting << 1 | (isObject ? 1 : 0)
        expected = isObject ? .keyOrObjectEnd : .valueOrArrayEnd
        return isObject ? .objectStart : .arrayStart
    }

    private mutating func close() -> Token {
        let token = isInObject ? Token.objectEnd : .arrayEnd
        index += 1
        depth -= 1
        nesting >>= 1
        finishValue()
        return token
    }

    private mutating func finishValue() {
        expected = depth == 0 ? .nothing : .commaOrEnd
    }

    private mutating func key() throws(JSONFault) -> JSONText {
        guard bytes[index] == UInt8(ascii: "\"") else { throw fault("a name in double quotes is missing") }
        let text = try string()
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault("a colon is missing") }
        index += 1
        expected = .value
        return text
    }

    private mutating func word(_ word: StaticString, _ token: Token) throws(JSONFault) -> Token {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count, Field(rebasing: bytes[index..<end]).equals(word) else {
            throw fault("a value is missing")
        }
        index = end
        finishValue()
        return token
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): index &+= 1
            default: return
            }
        }
    }

    func fault(_ message: String) -> JSONFault { JSONFault(message: message, position: index) }
}

/// Where and why a text isn't JSON.
struct JSONFault: Error, Hashable {
    let message: String
    /// Bytes from the start of the value.
    let position: Int
}

// MARK: Strings and numbers

extension JSONCursor {
    private mutating func string() throws(JSONFault) -> JSONText {
        index += 1
        let start = index
        var isEscaped = false
        while index < bytes.count {
            passPlain()
            guard index < bytes.count else { break }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let text = JSONText(raw: Field(rebasing: bytes[start..<index]), isEscaped: isEscaped)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                isEscaped = true
                index += 2
            case 0..<0x20: throw fault("a control character stands in a text")
            default: index &+= 1
            }
        }
        index = bytes.count
        throw fault("a text isn't closed")
    }

    /// Passes over texts of plain characters eight at a time, to the first quote, backslash or control character of
    /// the next eight (after Mycroft 1987, "finding a zero byte in a word").
    @inline(__always)
    private mutating func passPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ 0x2222_2222_2222_2222
            let escapes = word ^ 0x5C5C_5C5C_5C5C_5C5C
            let found =
                ((quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes | (word &- ones &* 0x20) & ~word) & highs
            if found != 0 {
                index &+= found.trailingZeroBitCount / 8
                return
            }
            index &+= 8
        }
    }

    /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    private mutating func number() throws(JSONFault) -> Field {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let whole = digits()
        let leadsWithZero = whole > 1 && bytes[index - whole] == UInt8(ascii: "0")
        guard whole > 0, !leadsWithZero else { throw fault("a number is malformed") }
        if take(UInt8(ascii: ".")) {
            guard digits() > 0 else { throw fault("a number is malformed") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw fault("a number is malformed") }
        }
        return Field(rebasing: bytes[start..<index])
    }

    private mutating func digits() -> Int {
        let start = index
        while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] { index &+= 1 }
        return index - start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }
}
