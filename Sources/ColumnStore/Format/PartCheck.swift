/// The check of one part, by which damage is found in its place: the lower half of the XXH64 of its payload, seeded
/// with what stands before it. The check of the whole block guards, this one only tells where.
enum PartCheck {
    /// Field, encoding, length and check.
    private static let headerSize = 10

    static func of(_ payload: UnsafeRawBufferPointer, field: UInt8, encoding: UInt8) -> UInt32 {
        let seed = UInt64(field) | UInt64(encoding) << 8 | UInt64(payload.count) << 16
        return UInt32(truncatingIfNeeded: XXH64.hash(payload, seed: seed))
    }

    /// The first part of a block that is not what was written; nil when all are, or have no checks yet.
    static func damage(in bytes: [UInt8], from start: Int, to end: Int, version: UInt16) -> BlockError? {
        guard version >= BlockHeader.checkedParts else { return nil }
        var at = start
        while at < end {
            guard let size = sound(bytes, at, end) else {
                let stated = at + headerSize <= end ? length(bytes, at) : 0
                let column = stated > 0 ? BlockField.name(bytes[at]) : nil
                return BlockError(.part(bytes: min(headerSize + stated, end - at)), offset: at, column: column)
            }
            at += size
        }
        return nil
    }

    /// The size of the part that begins there, when it is as it was written.
    private static func sound(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
        guard at + headerSize <= end, at + headerSize + length(bytes, at) <= end else { return nil }
        let start = at + headerSize
        return bytes.withUnsafeBytes { all in
            let payload = UnsafeRawBufferPointer(rebasing: all[start..<start + length(bytes, at)])
            let written = UInt32(littleEndian: all.loadUnaligned(fromByteOffset: start - 4, as: UInt32.self))
            return of(payload, field: all[at], encoding: all[at + 1]) == written ? headerSize + payload.count : nil
        }
    }

    private static func length(_ bytes: [UInt8], _ at: Int) -> Int {
        bytes.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at + 2, as: UInt32.self))) }
    }
}
