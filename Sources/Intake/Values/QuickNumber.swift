/// Reads plain decimal numbers eight digits at a time. Whatever is written in any other way is left to `DecimalText`.
enum QuickNumber {
    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// Up to 16 digits and nothing else; eight bytes from `text` on must be readable.
    @inline(__always)
    static func digits(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64? {
        if count <= 8 { return eight(text, count) }
        guard count <= 16, let upper = eight(text, count &- 8), let lower = eight(text + (count &- 8), 8) else {
            return nil
        }
        return upper &* 100_000_000 &+ lower
    }

    /// Up to 18 digits, the first not a zero unless it is the only one.
    @inline(__always)
    static func whole(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64? {
        guard 1...18 ~= count, text[0] != UInt8(ascii: "0") || count == 1 else { return nil }
        if count <= 16 { return digits(text, count) }
        guard let upper = eight(text, count &- 16), let lower = digits(text + (count &- 16), 16) else { return nil }
        return upper &* 10_000_000_000_000_000 &+ lower
    }

    /// The number times ten to `power`: a sign, digits, and at most `power` digits after a point; 15 in all.
    @inline(__always)
    static func scaled(
        _ text: UnsafePointer<UInt8>, _ count: Int, power: Int, point: UInt8, scale: Int64
    ) -> Int64? {
        let isNegative = text[0] == UInt8(ascii: "-")
        let start = isNegative ? text + 1 : text
        let length = isNegative ? count &- 1 : count
        guard 1...15 ~= length else { return nil }
        if let number = digits(start, length) {
            let magnitude = Int64(truncatingIfNeeded: number) &* scale
            return isNegative ? 0 &- magnitude : magnitude
        }
        guard let magnitude = withPoint(start, length, power: power, point: point) else { return nil }
        return isNegative ? 0 &- magnitude : magnitude
    }

    /// A sign, and 15 digits at most; nothing past the field is read.
    @inline(__always)
    static func integer(_ field: Field) -> Int64? {
        let isNegative = field.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard 1...15 ~= field.count - start else { return nil }
        var number: Int64 = 0
        for index in start..<field.count {
            let digit = field[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int64(digit)
        }
        return isNegative ? 0 &- number : number
    }

    private static func withPoint(
        _ text: UnsafePointer<UInt8>, _ count: Int, power: Int, point: UInt8
    ) -> Int64? {
        var number: Int64 = 0
        var after = -1
        for index in 0..<count {
            let digit = text[index] &- UInt8(ascii: "0")
            if digit < 10 {
                number = number &* 10 &+ Int64(digit)
                if after >= 0 { after += 1 }
            } else {
                guard text[index] == point, after < 0 else { return nil }
                after = 0
            }
        }
        guard count > 1, after >= 0, after <= power else { return nil }
        for _ in after..<power { number = number &* 10 }
        return number
    }

    /// Ten to a power from 0 to 3: with 15 digits the product fits into 60 bits.
    static func scale(_ power: Int) -> Int64? { 0...3 ~= power ? [1, 10, 100, 1_000][power] : nil }

    /// From 0 to 8 digits (Lemire 2018, "Quickly parsing eight digits"); zeros are put before those that are missing.
    @inline(__always)
    private static func eight(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64? {
        let given = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
        let bits = UInt64(truncatingIfNeeded: count &<< 3)
        let word = count == 0 ? zeros : given &<< (64 &- bits) | (bits == 64 ? 0 : zeros &>> bits)
        let upper = word & 0xF0F0_F0F0_F0F0_F0F0
        let carried = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
        guard upper == zeros, carried == zeros else { return nil }
        let values = word & 0x0F0F_0F0F_0F0F_0F0F
        let pairs = values &* 10 &+ values &>> 8
        let fours = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let rest = (pairs &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (fours &+ rest) &>> 32
    }
}
