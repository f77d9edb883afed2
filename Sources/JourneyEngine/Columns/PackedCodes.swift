/// A column of codes in as few bytes as its largest code needs, or as bits and values where few events have one.
enum PackedCodes: Sendable {
    /// No event has a value.
    case absent
    case narrow(FixedBuffer<UInt8>)
    case middle(FixedBuffer<UInt16>)
    case wide(FixedBuffer<UInt32>)
    case sparse(SparseCodes)

    init(_ dense: UnsafePointer<UInt32>, count: Int) {
        self.init(wide: FixedBuffer(count: count) { $0.update(from: dense, count: count) })
    }

    /// The best form of codes, whatever they take as they come.
    init(wide dense: FixedBuffer<UInt32>) {
        let (largest, filled) = Self.measure(dense)
        self = Self.packed(dense, largest: largest, filled: filled) { .wide($0) }
    }

    init(middle dense: FixedBuffer<UInt16>) {
        let (largest, filled) = Self.measure(dense)
        self = Self.packed(dense, largest: largest, filled: filled) { .middle($0) }
    }

    init(narrow dense: FixedBuffer<UInt8>) {
        let (largest, filled) = Self.measure(dense)
        self = Self.packed(dense, largest: largest, filled: filled) { .narrow($0) }
    }

    /// Codes that have been measured already.
    init(narrow dense: FixedBuffer<UInt8>, largest: UInt32, filled: Int) {
        self = Self.packed(dense, largest: largest, filled: filled) { .narrow($0) }
    }

    init(middle dense: FixedBuffer<UInt16>, largest: UInt32, filled: Int) {
        self = Self.packed(dense, largest: largest, filled: filled) { .middle($0) }
    }

    /// Counted by few rows at a time in the width of the codes, so that many are counted at once.
    private static func measure<Code: FixedWidthInteger & UnsignedInteger>(
        _ dense: FixedBuffer<Code>
    ) -> (largest: UInt32, filled: Int) {
        var largest: Code = 0
        var empty = 0
        let codes = dense.start
        var first = 0
        while first < dense.count {
            let end = min(first &+ 128, dense.count)
            var holes: Code = 0
            for row in first..<end {
                largest = max(largest, codes[row])
                holes &+= codes[row] == 0 ? 1 : 0
            }
            empty &+= Int(truncatingIfNeeded: holes)
            first = end
        }
        return (UInt32(truncatingIfNeeded: largest), dense.count - empty)
    }

    private static func packed<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ dense: FixedBuffer<Code>, largest: UInt32, filled: Int, asItIs: (FixedBuffer<Code>) -> PackedCodes
    ) -> PackedCodes {
        if filled == 0 { return .absent }
        let count = dense.count
        let width = largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : 4
        // A bit and a sixteenth for each event, four bytes for each value: only where that saves two fifths.
        if (count * 3 / 16 + filled * 4) * 5 < count * width * 3 {
            return .sparse(SparseCodes(dense.start, count: count, filled: filled))
        }
        if width == MemoryLayout<Code>.size { return asItIs(dense) }
        switch width {
        case 1: return .narrow(FixedBuffer(count: count) { convert(dense.start, $0, count) })
        case 2: return .middle(FixedBuffer(count: count) { convert(dense.start, $0, count) })
        default: return .wide(FixedBuffer(count: count) { convert(dense.start, $0, count) })
        }
    }

    @inline(__always)
    subscript(row: Int) -> UInt32 {
        switch self {
        case .absent: 0
        case .narrow(let codes): UInt32(codes[row])
        case .middle(let codes): UInt32(codes[row])
        case .wide(let codes): codes[row]
        case .sparse(let codes): codes[row]
        }
    }

    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// Bytes that its largest code may take; 0 when there is none.
    var width: Int {
        switch self {
        case .absent: 0
        case .narrow: 1
        case .middle: 2
        case .wide: 4
        case .sparse(let codes): codes.width
        }
    }

    /// Whether `scatter` passes over rows without a code.
    var leavesHoles: Bool {
        switch self {
        case .absent, .sparse: true
        case .narrow, .middle, .wide: false
        }
    }

    var bytes: Int {
        switch self {
        case .absent: 0
        case .narrow(let codes): codes.bytes
        case .middle(let codes): codes.bytes
        case .wide(let codes): codes.bytes
        case .sparse(let codes): codes.bytes
        }
    }

    /// The codes of some rows, a word each.
    func widen(_ rows: Range<Int>, into target: UnsafeMutablePointer<UInt32>) {
        switch self {
        case .absent: target.update(repeating: 0, count: rows.count)
        case .narrow(let codes): Self.convert(codes.start + rows.lowerBound, target, rows.count)
        case .middle(let codes): Self.convert(codes.start + rows.lowerBound, target, rows.count)
        case .wide(let codes): target.update(from: codes.start + rows.lowerBound, count: rows.count)
        case .sparse(let codes):
            target.update(repeating: 0, count: rows.count)
            codes.spread(rows, into: target)
        }
    }

    /// Brings codes to their rows of a target that is as wide as they need.
    func scatter<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ route: GatherRoute, into target: UnsafeMutablePointer<Code>
    ) {
        switch self {
        case .absent: break
        case .narrow(let codes): Self.scatter(codes.start, route, target)
        case .middle(let codes): Self.scatter(codes.start, route, target)
        case .wide(let codes): Self.scatter(codes.start, route, target)
        case .sparse(let codes):
            route.forEachRun { from, to, count in
                codes.forEachFilled(in: from..<from + count) { target[to + $0 - from] = Code(truncatingIfNeeded: $1) }
            }
            route.forEachRow { from, to in
                let code = codes[from]
                if code != 0 { target[to] = Code(truncatingIfNeeded: code) }
            }
        }
    }

    @inline(__always)
    private static func scatter<
        Source: FixedWidthInteger & BitwiseCopyable, Code: FixedWidthInteger & BitwiseCopyable
    >(_ source: UnsafePointer<Source>, _ route: GatherRoute, _ target: UnsafeMutablePointer<Code>) {
        route.copy(source, into: target) { Code(truncatingIfNeeded: $0) }
    }

    @inline(__always)
    private static func convert<From: FixedWidthInteger, To: FixedWidthInteger>(
        _ from: UnsafePointer<From>, _ to: UnsafeMutablePointer<To>, _ count: Int
    ) {
        for row in 0..<count { to[row] = To(truncatingIfNeeded: from[row]) }
    }
}
