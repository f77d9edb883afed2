/// The distinct texts of a column, each with a code from 1 in the order they came; 0 is absent. Looks texts up by
/// their bytes, without making a `String`.
package struct TextDictionary: Sendable {
    /// All texts, one after the other.
    private var arena: [UInt8] = []
    /// Where each text ends in the arena, with a leading 0.
    private var ends: [UInt32] = [0]
    private var hashes: [UInt64] = []
    /// Open addressing: upper half of the hash above, code below; 0 is empty.
    private var slots: [UInt64] = []
    private var mask = -1

    package init() {}

    /// The texts that lie one after the other in `arena`, each up to its end; nil when one is empty or there twice.
    package init?(arena: [UInt8], ends: [UInt32]) {
        precondition(ends.last.map(Int.init) ?? 0 == arena.count, "the last text ends where the arena does")
        self.arena = arena
        self.ends = [0] + ends
        hashes = Array(repeating: 0, count: ends.count)
        if ends.isEmpty { return }
        var size = 16
        while size * 3 < ends.count * 4 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        guard placeAll() else { return nil }
    }

    /// How many texts there are; codes run from 1 to this.
    package var count: Int { hashes.count }
    /// Bytes of all texts together.
    package var byteCount: Int { arena.count }

    /// The code of the text, new if need be. The empty text is absent.
    package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        bytes.isEmpty ? 0 : intern(bytes, hash: XXH64.hash(bytes))
    }

    package mutating func intern(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
    }

    /// The code in this dictionary of the text that has `code` in another.
    package mutating func intern(_ code: UInt32, of other: TextDictionary) -> UInt32 {
        code == 0 ? 0 : other.withBytes(of: code) { intern($0, hash: other.hashes[Int(code) - 1]) }
    }

    /// The code of a known text; 0 is absent, nil unknown.
    package func code(of bytes: UnsafeRawBufferPointer) -> UInt32? {
        if bytes.isEmpty { return 0 }
        if slots.isEmpty { return nil }
        let found = slots[slot(of: bytes, hash: XXH64.hash(bytes))]
        return found == 0 ? nil : UInt32(truncatingIfNeeded: found)
    }

    package func code(of text: String) -> UInt32? {
        var text = text
        return text.withUTF8 { code(of: UnsafeRawBufferPointer($0)) }
    }

    /// The code here of the text that has `code` in another dictionary; nil when it is unknown here.
    package func code(of code: UInt32, in other: TextDictionary) -> UInt32? {
        if code == 0 { return 0 }
        if slots.isEmpty { return nil }
        let found = other.withBytes(of: code) { slots[slot(of: $0, hash: other.hashes[Int(code) - 1])] }
        return found == 0 ? nil : UInt32(truncatingIfNeeded: found)
    }

    /// The codes here of all texts of another dictionary, in the order of their codes there; 0 for unknown ones, and
    /// for the absent one in front. For many texts at once: what memory takes to answer is waited for but once.
    package func codes(of other: TextDictionary) -> [UInt32] {
        var codes = [UInt32](repeating: 0, count: other.count + 1)
        if slots.isEmpty { return codes }
        codes.withUnsafeMutableBufferPointer { codes in
            slots.withUnsafeBufferPointer { slots in
                other.hashes.withUnsafeBufferPointer { hashes in
                    for index in 0..<hashes.count {
                        let slot = slots[Int(truncatingIfNeeded: hashes[index]) & mask]
                        let isLikely = slot &>> 32 == hashes[index] &>> 32
                        codes[index &+ 1] = isLikely ? UInt32(truncatingIfNeeded: slot) : 0
                    }
                }
            }
            for index in 1..<codes.count {
                let likely = codes[index]
                let isSame = other.withBytes(of: UInt32(index)) { likely != 0 && equals($0, likely) }
                if !isSame { codes[index] = code(of: UInt32(index), in: other) ?? 0 }
            }
        }
        return codes
    }

    /// The text of a code; empty for 0. Bytes that aren't UTF-8 are replaced as Unicode says.
    package subscript(code: UInt32) -> String {
        code == 0 ? "" : withBytes(of: code) { String(decoding: $0, as: UTF8.self) }
    }

    /// Every text in the order of its code, without the absent one.
    package var texts: [String] { (0..<UInt32(count)).map { self[$0 + 1] } }

    /// All texts, one after the other, and where each ends.
    var laidOut: (arena: [UInt8], ends: ArraySlice<UInt32>) { (arena, ends.dropFirst()) }

    package func withBytes<Result>(of code: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if code == 0 { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let from = Int(ends[Int(code) - 1])
        let to = Int(ends[Int(code)])
        return arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[from..<to])) }
    }

    /// The XXH64 of a text; 0 for the absent one.
    package func hash(of code: UInt32) -> UInt64 { code == 0 ? 0 : hashes[Int(code) - 1] }

    /// Bytes of memory that the dictionary holds.
    package var memory: Int { arena.capacity + ends.capacity * 4 + (hashes.capacity + slots.capacity) * 8 }

    private mutating func intern(_ bytes: UnsafeRawBufferPointer, hash: UInt64) -> UInt32 {
        if (count + 1) * 4 > slots.count * 3 { rehash(to: max(16, slots.count * 2)) }
        let at = slot(of: bytes, hash: hash)
        if slots[at] != 0 { return UInt32(truncatingIfNeeded: slots[at]) }
        precondition(arena.count + bytes.count <= UInt32.max, "a dictionary holds at most 4 GiB of text")
        arena.append(contentsOf: bytes)
        ends.append(UInt32(arena.count))
        hashes.append(hash)
        let code = UInt32(hashes.count)
        slots[at] = Self.entry(hash, code)
        return code
    }

    /// The slot that holds the text, or the empty one where it belongs.
    private func slot(of bytes: UnsafeRawBufferPointer, hash: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var at = Int(truncatingIfNeeded: hash) & mask
            while slots[at] != 0 {
                if slots[at] &>> 32 == hash &>> 32 && equals(bytes, UInt32(truncatingIfNeeded: slots[at])) { break }
                at = (at + 1) & mask
            }
            return at
        }
    }

    private func equals(_ bytes: UnsafeRawBufferPointer, _ code: UInt32) -> Bool {
        let from = Int(ends[Int(code) - 1])
        guard Int(ends[Int(code)]) - from == bytes.count else { return false }
        return arena.withUnsafeBytes { Self.areEqual(Self.start(of: $0) + from, Self.start(of: bytes), bytes.count) }
    }

    private static func start(of bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer {
        bytes.baseAddress.unsafelyUnwrapped
    }

    /// Eight bytes at a time; the last eight may have been looked at before.
    @inline(__always)
    private static func areEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        var at = 0
        while at &+ 8 < count {
            if word(left, at) != word(right, at) { return false }
            at &+= 8
        }
        if count >= 8 { return word(left, count &- 8) == word(right, count &- 8) }
        while at < count {
            let byte = left.load(fromByteOffset: at, as: UInt8.self)
            if byte != right.load(fromByteOffset: at, as: UInt8.self) { return false }
            at &+= 1
        }
        return true
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Gives each text its hash and its slot; false when one is empty or there twice.
    private mutating func placeAll() -> Bool {
        let mask = mask
        return arena.withUnsafeBytes { arena in
            ends.withUnsafeBufferPointer { ends in
                hashes.withUnsafeMutableBufferPointer { hashes in
                    slots.withUnsafeMutableBufferPointer { slots in
                        for index in 0..<hashes.count {
                            let from = Int(ends[index])
                            let text = UnsafeRawBufferPointer(rebasing: arena[from..<Int(ends[index + 1])])
                            if text.isEmpty { return false }
                            let hash = XXH64.hash(text)
                            hashes[index] = hash
                            var at = Int(truncatingIfNeeded: hash) & mask
                            while slots[at] != 0 {
                                let other = Int(UInt32(truncatingIfNeeded: slots[at])) - 1
                                if hashes[other] == hash,
                                    text.elementsEqual(arena[Int(ends[other])..<Int(ends[other + 1])])
                                {
                                    return false
                                }
                                at = (at + 1) & mask
                            }
                            slots[at] = Self.entry(hash, UInt32(index + 1))
                        }
                        return true
                    }
                }
            }
        }
    }

    private mutating func rehash(to size: Int) {
        mask = size - 1
        slots = Array(repeating: 0, count: size)
        for (index, hash) in hashes.enumerated() {
            var at = Int(truncatingIfNeeded: hash) & mask
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = Self.entry(hash, UInt32(index + 1))
        }
    }

    private static func entry(_ hash: UInt64, _ code: UInt32) -> UInt64 {
        (hash & 0xFFFF_FFFF_0000_0000) | UInt64(code)
    }
}
