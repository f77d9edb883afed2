import ColumnStore

/// A column of whole numbers as steps above its least one (frame of reference: Goldstein, Ramakrishnan and Shaft
/// 1998), so that scores take a byte and cents two or four; as they are where the range is too wide for that.
enum PackedInts: Sendable {
    /// Code 0 is absent, code k is `least + (k - 1) * step`.
    case stepped(PackedCodes, least: Int64, step: Int64)
    case wide(FixedBuffer<Int64>)

    static let absent = PackedInts.stepped(.absent, least: 0, step: 1)

    /// `Absent.wide` marks rows without a value.
    init(_ dense: UnsafePointer<Int64>, count: Int) {
        guard let frame = Frame(dense, count: count) else {
            self = .absent
            return
        }
        guard frame.steps < UInt64(UInt32.max) else {
            self = .wide(FixedBuffer(count: count, repeating: 0) { $0.update(from: dense, count: count) })
            return
        }
        let largest = UInt32(frame.steps + 1)
        let codes: PackedCodes =
            switch frame.steps {
            case ..<0xFF:
                PackedCodes(narrow: frame.codes(dense, count: count), largest: largest, filled: frame.filled)
            case ..<0xFFFF:
                PackedCodes(middle: frame.codes(dense, count: count), largest: largest, filled: frame.filled)
            default: PackedCodes(wide: frame.codes(dense, count: count))
            }
        self = .stepped(codes, least: frame.least, step: Int64(bitPattern: frame.step))
    }

    subscript(row: Int) -> Int64 {
        switch self {
        case .wide(let values): return values[row]
        case .stepped(let codes, let least, let step):
            let code = codes[row]
            return code == 0 ? Absent.wide : least &+ (Int64(code) &- 1) &* step
        }
    }

    var isAbsent: Bool {
        if case .stepped(.absent, _, _) = self { true } else { false }
    }

    var bytes: Int {
        switch self {
        case .wide(let values): values.bytes
        case .stepped(let codes, _, _): codes.bytes
        }
    }

    /// The values of some rows.
    func widen(_ rows: Range<Int>, into target: UnsafeMutablePointer<Int64>) {
        switch self {
        case .wide(let values): target.update(from: values.start + rows.lowerBound, count: rows.count)
        case .stepped(let codes, let least, let step):
            let origin = least &- step
            switch codes {
            case .absent: target.update(repeating: Absent.wide, count: rows.count)
            case .narrow(let codes): Self.widen(codes.start + rows.lowerBound, target, rows.count, origin, step)
            case .middle(let codes): Self.widen(codes.start + rows.lowerBound, target, rows.count, origin, step)
            case .wide(let codes): Self.widen(codes.start + rows.lowerBound, target, rows.count, origin, step)
            case .sparse(let codes):
                target.update(repeating: Absent.wide, count: rows.count)
                codes.forEachFilled(in: rows) { target[$0 - rows.lowerBound] = origin &+ Int64($1) &* step }
            }
        }
    }

    /// Brings values to their rows of a target that is absent everywhere; rows without one may be passed over.
    func scatter(_ route: GatherRoute, into target: UnsafeMutablePointer<Int64>) {
        switch self {
        case .wide(let values): route.copy(values.start, into: target)
        case .stepped(let codes, let least, let step):
            let origin = least &- step
            switch codes {
            case .absent: break
            case .narrow(let codes): Self.scatter(codes.start, route, target, origin, step)
            case .middle(let codes): Self.scatter(codes.start, route, target, origin, step)
            case .wide(let codes): Self.scatter(codes.start, route, target, origin, step)
            case .sparse(let codes):
                route.forEachRun { from, to, count in
                    codes.forEachFilled(in: from..<from + count) {
                        target[to + $0 - from] = origin &+ Int64($1) &* step
                    }
                }
                route.forEachRow { from, to in
                    let code = codes[from]
                    if code != 0 { target[to] = origin &+ Int64(code) &* step }
                }
            }
        }
    }

    @inline(__always)
    private static func scatter<Narrow: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ from: UnsafePointer<Narrow>, _ route: GatherRoute, _ to: UnsafeMutablePointer<Int64>, _ origin: Int64,
        _ step: Int64
    ) {
        route.copy(from, into: to) { $0 == 0 ? Absent.wide : origin &+ Int64(truncatingIfNeeded: $0) &* step }
    }

    /// Calls `body` with each row of the range that has a value, and the value.
    @inline(__always)
    func forEachFilled(in rows: Range<Int>, _ body: (Int, Int64) -> Void) {
        switch self {
        case .stepped(.absent, _, _): break
        case .stepped(.sparse(let codes), let least, let step):
            let origin = least &- step
            codes.forEachFilled(in: rows) { body($0, origin &+ Int64($1) &* step) }
        case .stepped(.narrow(let codes), let least, let step):
            let origin = least &- step
            for row in rows where codes.start[row] != 0 { body(row, origin &+ Int64(codes.start[row]) &* step) }
        case .stepped(.middle(let codes), let least, let step):
            let origin = least &- step
            for row in rows where codes.start[row] != 0 { body(row, origin &+ Int64(codes.start[row]) &* step) }
        case .stepped(.wide(let codes), let least, let step):
            let origin = least &- step
            for row in rows where codes.start[row] != 0 { body(row, origin &+ Int64(codes.start[row]) &* step) }
        case .wide(let values):
            for row in rows where values.start[row] != Absent.wide { body(row, values.start[row]) }
        }
    }

    @inline(__always)
    private static func widen<Narrow: FixedWidthInteger & UnsignedInteger>(
        _ from: UnsafePointer<Narrow>, _ to: UnsafeMutablePointer<Int64>, _ count: Int, _ origin: Int64, _ step: Int64
    ) {
        for row in 0..<count {
            let code = Int64(truncatingIfNeeded: from[row])
            to[row] = code == 0 ? Absent.wide : origin &+ code &* step
        }
    }
}

/// The least value of a column and the greatest step that all its values are whole multiples of above it.
private struct Frame {
    let least: Int64
    let step: UInt64
    /// Steps from the least to the greatest value.
    let steps: UInt64

    /// Rows with a value.
    let filled: Int

    init?(_ values: UnsafePointer<Int64>, count: Int) {
        // As words that are in the order of the numbers, with the absent one behind all others.
        var least = UInt64.max
        var greatest = Int64.min
        var filled = 0
        for row in 0..<count {
            let value = values[row]
            greatest = max(greatest, value)
            least = min(least, UInt64(bitPattern: value ^ .min) &- 1)
            filled &+= value == Absent.wide ? 0 : 1
        }
        guard filled > 0 else { return nil }
        self.filled = filled
        self.least = Int64(bitPattern: least &+ 1) ^ .min
        let range = UInt64(bitPattern: greatest &- self.least)
        step = max(1, Self.step(values, count, above: self.least, range: range))
        steps = range / step
    }

    private static func step(
        _ values: UnsafePointer<Int64>, _ count: Int, above least: Int64, range: UInt64
    ) -> UInt64 {
        var step: UInt64 = 0
        var inverse: UInt64 = 0
        let isShort = range <= UInt64(UInt32.max)
        for row in 0..<count {
            let value = values[row]
            let distance = value == Absent.wide ? 0 : UInt64(bitPattern: value &- least)
            // Most are multiples of the step already, which is seen without a division where the numbers have 32 bits
            // (Lemire, Kaser and Kurz 2019, "Faster remainder by direct computation").
            if isShort ? distance &* inverse < inverse : distance == 0 { continue }
            step = commonDivisor(step, distance)
            if step == 1 { break }
            if step > 0 { inverse = UInt64.max / step &+ 1 }
        }
        return step
    }

    /// The code of every value; 0 where there is none.
    func codes<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ values: UnsafePointer<Int64>, count: Int
    ) -> FixedBuffer<Code> {
        if step == 1 { return codes(values, count) { $0 } }
        if steps &* step > UInt64(UInt32.max) { return codes(values, count) { [step] in $0 / step } }
        // A division by multiplying with the inverse, exact for numbers of 32 bits.
        let inverse = UInt64.max / step &+ 1
        return codes(values, count) { $0.multipliedFullWidth(by: inverse).high }
    }

    @inline(__always)
    private func codes<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ values: UnsafePointer<Int64>, _ count: Int, _ steps: (UInt64) -> UInt64
    ) -> FixedBuffer<Code> {
        FixedBuffer(count: count) { codes in
            for row in 0..<count {
                let value = values[row]
                let code = Code(truncatingIfNeeded: steps(UInt64(bitPattern: value &- least)) &+ 1)
                codes[row] = value == Absent.wide ? 0 : code
            }
        }
    }

    private static func commonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // Most values are multiples of the step already: one remainder.
        var (a, b) = (a, b)
        while a != 0 { (a, b) = (b % a, a) }
        return b
    }
}
