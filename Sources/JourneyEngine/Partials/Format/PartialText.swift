/// A partial result as a line of text (base64: RFC 4648, section 4), for pipes that carry lines, such as Spark's.
package enum PartialText {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let pad = UInt8(ascii: "=")
    /// What `TLP1` begins with.
    private static let start = Array("VExQMQ".utf8)

    package static func line(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4 + 1)
        for first in stride(from: 0, to: bytes.count, by: 3) {
            let here = bytes[first..<min(first + 3, bytes.count)]
            let word = here.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - here.count))
            for digit in 0..<4 {
                text.append(
                    digit > here.count ? pad : alphabet[Int(word >> UInt32(18 - 6 * digit)) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self) + "\n"
    }

    /// Whether bytes are such lines rather than partial results as they are.
    static func isText(_ bytes: [UInt8]) -> Bool { bytes.starts(with: start) }

    /// The bytes behind all lines, one after the other.
    static func bytes(of text: [UInt8]) throws(PartialError) -> [UInt8] {
        var bytes: [UInt8] = []
        var word: UInt32 = 0
        var bits: UInt32 = 0
        for (offset, character) in text.enumerated() {
            switch character {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"), pad:
                word = 0
                bits = 0
            default:
                guard let digit = digits[Int(character)] else {
                    throw PartialError(.invalid("a character that base64 does not have"), offset: offset)
                }
                word = (word << 6 | UInt32(digit)) & 0xFFFF
                bits += 6
                if bits >= 8 {
                    bits -= 8
                    bytes.append(UInt8(truncatingIfNeeded: word >> bits))
                }
            }
        }
        return bytes
    }

    private static let digits: [UInt8?] = {
        var digits = [UInt8?](repeating: nil, count: 256)
        for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
        return digits
    }()
}
