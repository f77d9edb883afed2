/// Reads a decimal number exactly, as an integer of a smaller unit: no binary fractions on the way.
package struct DecimalText: Hashable, Sendable {
    package enum Point: UInt8, Hashable, Sendable {
        case point = 0x2E
        case comma = 0x2C
    }

    package let point: Point

    package init(_ point: Point = .point) {
        self.point = point
    }

    /// The number times `10^power` times `factor`, halves rounded away from zero; nil when it isn't a number, or too
    /// large. Thousands may be set apart by spaces, apostrophes, or the one of point and comma that isn't the decimal.
    package func scaled(_ field: Field, power: Int, factor: UInt64 = 1) -> Int64? {
        guard var digits = DecimalDigits(field.trimmed, point: point.rawValue) else { return nil }
        var (product, overflow) = digits.mantissa.multipliedReportingOverflow(by: factor)
        while overflow, digits.dropDigit() {
            (product, overflow) = digits.mantissa.multipliedReportingOverflow(by: factor)
        }
        guard !overflow, let magnitude = Self.shifted(product, digits.exponent + power) else { return nil }
        guard magnitude <= UInt64(Int64.max) else { return nil }
        return digits.isNegative ? -Int64(magnitude) : Int64(magnitude)
    }

    private static func shifted(_ value: UInt64, _ power: Int) -> UInt64? {
        if value == 0 { return 0 }
        if power >= 0 {
            guard power < 20 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: powers[power])
            return overflow ? nil : product
        }
        guard -power < 20 else { return 0 }
        let divisor = powers[-power]
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder >= divisor - remainder ? quotient + 1 : quotient
    }

    private static let powers: InlineArray<20, UInt64> = {
        var powers = InlineArray<20, UInt64>(repeating: 1)
        for index in 1..<20 { powers[index] = powers[index - 1] * 10 }
        return powers
    }()
}

/// The digits of a number and where its point stands.
private struct DecimalDigits {
    private(set) var mantissa: UInt64 = 0
    private(set) var exponent = 0
    private(set) var isNegative = false
    private var digits = 0
    private var isExhausted = false

    init?(_ field: Field, point: UInt8) {
        var index = 0
        if let sign = field.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            index = 1
        }
        guard readWhole(field, &index, point: point) else { return nil }
        if index < field.count, field[index] == point {
            index += 1
            while index < field.count, let digit = Self.digit(field[index]) {
                addFraction(digit)
                index += 1
            }
        }
        guard digits > 0 else { return nil }
        if index < field.count, field[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            guard readExponent(field, &index) else { return nil }
        }
        guard index == field.count else { return nil }
    }

    /// Digits before the point, perhaps in groups of three.
    private mutating func readWhole(_ field: Field, _ index: inout Int, point: UInt8) -> Bool {
        var inGroup = 0
        var separator: UInt8?
        while index < field.count {
            if let digit = Self.digit(field[index]) {
                guard add(digit) else { return false }
                inGroup += 1
                index += 1
            } else if let length = Self.separator(field, index, point: point) {
                guard separator.map({ inGroup == 3 && $0 == field[index] }) ?? (1...3 ~= inGroup) else { return false }
                separator = field[index]
                inGroup = 0
                index += length
            } else {
                break
            }
        }
        return separator == nil || inGroup == 3
    }

    private mutating func add(_ digit: UInt64) -> Bool {
        let (tens, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carried) = tens.addingReportingOverflow(digit)
        guard !overflow, !carried else { return false }
        mantissa = sum
        digits += 1
        return true
    }

    /// Digits past what 64 bits hold are below any unit that is asked for.
    private mutating func addFraction(_ digit: UInt64) {
        digits += 1
        guard !isExhausted else { return }
        let (tens, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, carried) = tens.addingReportingOverflow(digit)
        isExhausted = overflow || carried
        guard !isExhausted else { return }
        mantissa = sum
        exponent -= 1
    }

    /// Gives up the last digit of the fraction, so that the rest can be multiplied.
    mutating func dropDigit() -> Bool {
        guard exponent < 0 else { return false }
        mantissa /= 10
        exponent += 1
        return true
    }

    private mutating func readExponent(_ field: Field, _ index: inout Int) -> Bool {
        var isBelow = false
        if index < field.count, field[index] == UInt8(ascii: "-") || field[index] == UInt8(ascii: "+") {
            isBelow = field[index] == UInt8(ascii: "-")
            index += 1
        }
        var value = 0
        let start = index
        while index < field.count, let digit = Self.digit(field[index]) {
            value = min(value * 10 + Int(digit), 10_000)
            index += 1
        }
        exponent += isBelow ? -value : value
        return index > start
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        let digit = byte &- UInt8(ascii: "0")
        return digit < 10 ? UInt64(digit) : nil
    }

    /// The length of a separator of thousands here: space, no-break spaces, apostrophe, or the other of point and
    /// comma.
    private static func separator(_ field: Field, _ index: Int, point: UInt8) -> Int? {
        let rest = field[index...]
        switch field[index] {
        case UInt8(ascii: " "), UInt8(ascii: "'"): return 1
        case UInt8(ascii: ","), UInt8(ascii: "."): return field[index] == point ? nil : 1
        case 0xC2 where rest.starts(with: [0xC2, 0xA0]): return 2
        case 0xE2 where rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x99]): return 3
        default: return nil
        }
    }
}
