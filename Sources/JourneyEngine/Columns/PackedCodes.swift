/// A column of codes in as few bytes as its largest code needs, or as bits and values where few events have one.
enum PackedCodes: Sendable {
    /// No event has a value.
    case absent
    case narrow(FixedBuffer<UInt8>)
    case middle(FixedBuffer<UInt16>)
    case wide(FixedBuffer<UInt32>)
    case sparse(SparseCodes)

    init(_ dense: UnsafePointer<UInt32>, count: Int) {
        var largest: UInt32 = 0
        var filled = 0
        for row in 0..<count {
            largest = max(largest, dense[row])
            filled += dense[row] != 0 ? 1 : 0
        }
        self = Self.packed(dense, count: count, largest: largest, filled: filled)
    }

    private static func packed(
        _ dense: UnsafePointer<UInt32>, count: Int, largest: UInt32, filled: Int
    ) -> PackedCodes {
        if filled == 0 { return .absent }
        let width = largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : 4
        // A bit and a sixteenth for each event, four bytes for each value: only where that saves two fifths.
        if (count * 3 / 16 + filled * 4) * 5 < count * width * 3 {
            return .sparse(SparseCodes(dense, count: count, filled: filled))
        }
        switch width {
        case 1: return .narrow(FixedBuffer(count: count, repeating: 0) { narrow(dense, $0, count) })
        case 2: return .middle(FixedBuffer(count: count, repeating: 0) { narrow(dense, $0, count) })
        default: return .wide(FixedBuffer(count: count, repeating: 0) { narrow(dense, $0, count) })
        }
    }

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
        case .narrow(let codes): Self.widen(codes.start + rows.lowerBound, target, rows.count)
        case .middle(let codes): Self.widen(codes.start + rows.lowerBound, target, rows.count)
        case .wide(let codes): target.update(from: codes.start + rows.lowerBound, count: rows.count)
        case .sparse(let codes):
            target.update(repeating: 0, count: rows.count)
            codes.spread(rows, into: target)
        }
    }

    @inline(__always)
    private static func widen<Narrow: FixedWidthInteger & UnsignedInteger>(
        _ from: UnsafePointer<Narrow>, _ to: UnsafeMutablePointer<UInt32>, _ count: Int
    ) {
        for row in 0..<count { to[row] = UInt32(truncatingIfNeeded: from[row]) }
    }

    @inline(__always)
    private static func narrow<Narrow: FixedWidthInteger & UnsignedInteger>(
        _ from: UnsafePointer<UInt32>, _ to: UnsafeMutablePointer<Narrow>, _ count: Int
    ) {
        for row in 0..<count { to[row] = Narrow(truncatingIfNeeded: from[row]) }
    }
}
