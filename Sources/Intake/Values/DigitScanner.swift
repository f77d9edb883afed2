/// Steps over the characters of a time.
struct DigitScanner {
    let field: Field
    var index = 0

    var isAtEnd: Bool { index >= field.count }
    var current: UInt8 { index < field.count ? field[index] : 0 }

    /// A number of at least `least` and at most `most` digits.
    mutating func number(_ least: Int, _ most: Int) -> Int? {
        var value = 0
        var count = 0
        while count < most, index < field.count {
            let digit = field[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ Int(digit)
            index &+= 1
            count &+= 1
        }
        return count >= least ? value : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < field.count, field[index] == byte else { return false }
        index &+= 1
        return true
    }

    /// Digits after a point, as milliseconds; finer ones are cut off.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while index < field.count {
            let digit = field[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if count < 3 { value = value * 10 + Int(digit) }
            count += 1
            index &+= 1
        }
        guard count > 0 else { return nil }
        return count >= 3 ? value : count == 2 ? value * 10 : value * 100
    }

    /// `Z`, `+02`, `+0200` or `+02:00`, in seconds east.
    mutating func zone() -> Int? {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let sign: Int
        if take(UInt8(ascii: "+")) { sign = 1 } else if take(UInt8(ascii: "-")) { sign = -1 } else { return nil }
        guard let hours = number(2, 2) else { return nil }
        var minutes = 0
        if take(UInt8(ascii: ":")) || !isAtEnd {
            guard let read = number(2, 2) else { return nil }
            minutes = read
        }
        guard hours <= 18, minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
