/// The parts of an encoded block, in the order in which they stand. Text columns have their own raw values (0 to 16).
enum BlockField {
    static let times: UInt8 = 32
    static let amounts: UInt8 = 33
    static let scores: UInt8 = 34
    static let efforts: UInt8 = 35
    static let dues: UInt8 = 36
    static let identities: UInt8 = 40

    static func name(_ field: UInt8) -> String {
        if let column = TextColumn(rawValue: field) { return "\(column)" }
        switch field {
        case times: return "time"
        case amounts: return "amount"
        case scores: return "score"
        case efforts: return "effort"
        case dues: return "due"
        case identities: return "identity"
        default: return "\(field)"
        }
    }
}

/// How a part's payload is written.
enum BlockEncoding {
    /// Texts, then a code of fixed bit width for each event.
    static let packedCodes: UInt8 = 1
    /// One text that every event has.
    static let constantCode: UInt8 = 2
    /// A zigzag varint for each event.
    static let dense: UInt8 = 3
    /// A bit for each event, then a zigzag varint for each set bit.
    static let sparse: UInt8 = 4
    /// Zigzag varints of the difference from the value before.
    static let deltas: UInt8 = 5
    /// Eight bytes and eight bytes for each event, little-endian; whole numbers among the ids may be hashed. All there
    /// was in version 1.
    static let raw: UInt8 = 6
    /// Zigzag varints of the difference from the number before.
    static let numbers: UInt8 = 7
    /// A bit for each event, set for a number; the numbers as in `numbers`; the others as in `raw`.
    static let mixed: UInt8 = 8
}

/// The first 20 bytes: `TLB1`, version, two bytes of zero, events, length of the whole block. The last 8 are the XXH64
/// of everything before them. Between them: field, encoding, length of payload (4 bytes), the part's own check (4
/// bytes), payload.
enum BlockHeader {
    static let magic: [UInt8] = Array("TLB1".utf8)
    static let version: UInt16 = 3
    /// Version 1 differs in its identities, and parts of both 1 and 2 have no checks of their own.
    static let readable: ClosedRange<UInt16> = 1...3
    /// Parts have checks from this version on.
    static let checkedParts: UInt16 = 3
    static let size = 20
    static let checksumSize = 8
}
