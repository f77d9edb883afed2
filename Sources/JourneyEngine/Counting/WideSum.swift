/// A whole number of 256 bits: the sum of the squares of whatever customers may have spent.
struct WideSum: Hashable, Sendable {
    private var high: Int128 = 0
    private var low: UInt128 = 0

    init() {}

    init(productOf a: Int128, _ b: Int128) {
        (high, low) = a.multipliedFullWidth(by: b)
    }

    init(squareOf number: Int128) {
        guard let short = Int64(exactly: number) else {
            self.init(productOf: number, number)
            return
        }
        // Nearly always: one multiplication of the machine instead of many.
        let square = short.magnitude.multipliedFullWidth(by: short.magnitude)
        self.init()
        low = UInt128(square.high) << 64 | UInt128(square.low)
    }

    /// From its bits, the lowest 64 first.
    init(words: ArraySlice<Int64>) {
        let words = words.map { UInt64(bitPattern: $0) }
        low = UInt128(words[1]) << 64 | UInt128(words[0])
        high = Int128(truncatingIfNeeded: UInt128(words[3]) << 64 | UInt128(words[2]))
    }

    /// Its bits, the lowest 64 first.
    var words: [Int64] {
        [
            Int64(truncatingIfNeeded: low), Int64(truncatingIfNeeded: low >> 64), Int64(truncatingIfNeeded: high),
            Int64(truncatingIfNeeded: high >> 64),
        ]
    }

    static func += (left: inout Self, right: Self) {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        left.low = low
        left.high = left.high &+ right.high &+ (carry ? 1 : 0)
    }

    static func -= (left: inout Self, right: Self) {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        left.low = low
        left.high = left.high &- right.high &- (borrow ? 1 : 0)
    }

    func times(_ count: UInt64) -> WideSum {
        let product = low.multipliedFullWidth(by: UInt128(count))
        var result = WideSum()
        result.low = product.low
        result.high = high &* Int128(count) &+ Int128(truncatingIfNeeded: product.high)
        return result
    }

    var value: Double {
        // The digits of a small number below nothing would be lost beside those of the upper half.
        if high < 0 && high != .min {
            var opposite = WideSum()
            opposite -= self
            return -opposite.value
        }
        return high == 0 ? Double(low) : Double(high) * 0x1p128 + Double(low)
    }
}

extension Int128 {
    /// Its bits, the lowest 64 first.
    var words: [Int64] {
        [Int64(truncatingIfNeeded: self), Int64(truncatingIfNeeded: self &>> 64)]
    }

    init(words: ArraySlice<Int64>) {
        self = words.reversed().reduce(0) { $0 &<< 64 | Int128(UInt64(bitPattern: $1)) }
    }
}
