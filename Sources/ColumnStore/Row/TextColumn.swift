/// The columns of an event that hold text, each with its own dictionary. The raw values are part of the block format.
package enum TextColumn: UInt8, CaseIterable, Hashable, Sendable {
    case customer = 0
    case touchpoint = 1
    case department = 2
    case channel = 3
    case kind = 4
    case outcome = 5
    case direction = 6
    case reference = 7
    case employee = 8
    case currency = 9
    case scale = 10
    case segment = 11
    /// Item ids, sorted, joined by `TextList.separator`.
    case asks = 12
    case gives = 13
    case promise = 14
    case fulfils = 15
    /// `key` `TextList.pairSeparator` `value` pairs, sorted by key, joined by `TextList.separator`.
    case facts = 16

    package static let count = 17

    @inline(__always)
    package var index: Int { Int(rawValue) }
}

/// How several short texts stand in one cell.
package enum TextList {
    /// ASCII unit separator, between the entries of a list.
    package static let separator: UInt8 = 0x1F
    /// ASCII record separator, between a key and its value.
    package static let pairSeparator: UInt8 = 0x1E
}
