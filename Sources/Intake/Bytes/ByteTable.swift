import ColumnStore

/// Finds the number of a word by its bytes, without making a String: for value maps, look-ups, missing words and keys.
package struct ByteTable {
    private var arena: [UInt8] = []
    private var ends: [Int] = [0]
    private var hashes: [UInt64] = []
    private var slots: [Int32]
    private var mask: Int

    package init() {
        slots = [Int32](repeating: -1, count: 16)
        mask = 15
    }

    package init(_ words: some Sequence<String>) {
        self.init()
        for word in words { insert(word) }
    }

    package var count: Int { hashes.count }
    package var isEmpty: Bool { hashes.isEmpty }
    /// Bytes held, for limits.
    package var byteCount: Int { arena.count }

    /// The number of the word: 0 for the first inserted.
    package func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let found = slots[slot(of: bytes, hash: XXH64.hash(bytes))]
        return found < 0 ? nil : Int(found)
    }

    /// The word's number, and whether it is new.
    @discardableResult
    package mutating func insert(_ bytes: UnsafeRawBufferPointer) -> (index: Int, isNew: Bool) {
        let hash = XXH64.hash(bytes)
        let place = slot(of: bytes, hash: hash)
        if slots[place] >= 0 { return (Int(slots[place]), false) }
        slots[place] = Int32(count)
        hashes.append(hash)
        arena.append(contentsOf: bytes)
        ends.append(arena.count)
        if count * 2 > slots.count { grow() }
        return (count - 1, true)
    }

    @discardableResult
    package mutating func insert(_ word: String) -> (index: Int, isNew: Bool) {
        var word = word
        return word.withUTF8 { insert(UnsafeRawBufferPointer($0)) }
    }

    package func word(_ index: Int) -> String {
        String(decoding: arena[ends[index]..<ends[index + 1]], as: UTF8.self)
    }

    private func slot(of bytes: UnsafeRawBufferPointer, hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let candidate = Int(slots[place])
            if candidate < 0 || (hashes[candidate] == hash && equals(candidate, bytes)) { return place }
            place = (place + 1) & mask
        }
    }

    private func equals(_ index: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        let start = ends[index]
        guard ends[index + 1] - start == bytes.count else { return false }
        return arena.withUnsafeBytes {
            UnsafeRawBufferPointer(rebasing: $0[start..<start + bytes.count]).elementsEqual(bytes)
        }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for (index, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(index)
        }
    }
}
