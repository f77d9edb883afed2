/// A text of a JSON input, its escapes not yet undone.
struct JSONText {
    let raw: Field
    let isEscaped: Bool

    /// The text itself; nil when an escape is wrong, such as half of a surrogate pair.
    func decoded(in arena: BumpArena) -> Field? {
        guard isEscaped else { return raw }
        // An escape is never shorter than what it stands for.
        let room = arena.allocate(raw.count)
        var written = 0
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                room[written] = raw[index]
                written += 1
                index += 1
                continue
            }
            guard index + 1 < raw.count else { return nil }
            if raw[index + 1] == UInt8(ascii: "u") {
                guard let (scalar, length) = unicodeEscape(at: index), let encoded = UTF8.encode(scalar) else {
                    return nil
                }
                for byte in encoded {
                    room[written] = byte
                    written += 1
                }
                index += length
            } else {
                guard let byte = Self.simple(raw[index + 1]) else { return nil }
                room[written] = byte
                written += 1
                index += 2
            }
        }
        return arena.shrinkLast(room, to: written)
    }

    private static func simple(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// `\uXXXX`, or two of them where the first is a high surrogate.
    private func unicodeEscape(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let first = hex(at: index + 2) else { return nil }
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        guard 0xD800..<0xDC00 ~= first, index + 12 <= raw.count, raw[index + 6] == UInt8(ascii: "\\"),
            raw[index + 7] == UInt8(ascii: "u"), let second = hex(at: index + 8), 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { return nil }
        return (scalar, 12)
    }

    private func hex(at index: Int) -> UInt32? {
        guard index + 4 <= raw.count else { return nil }
        var value: UInt32 = 0
        for byte in raw[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
