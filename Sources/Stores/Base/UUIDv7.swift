package import Experience

/// A name for a new record that no other record has, and that sorts by the time it was given (RFC 9562, section 5.7).
/// Time and chance come in as arguments.
package struct UUIDv7: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    package init(at time: Timestamp, using generator: inout some RandomNumberGenerator) {
        let version: UInt64 = 0x7000
        let variant: UInt64 = 0x8000_0000_0000_0000
        let random = UInt64.random(in: 0...0xFFF, using: &generator)
        high = UInt64(bitPattern: time.milliseconds) << 16 | version | random
        low = variant | UInt64.random(in: 0...(.max >> 2), using: &generator)
    }

    /// Lower-case hexadecimal in groups of 8, 4, 4, 4 and 12 digits.
    package var description: String {
        let digits = Self.hex(high) + Self.hex(low)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Identifier {
    /// The name of a new record.
    package init(_ unique: UUIDv7) {
        self.init(unique.description)
    }
}
