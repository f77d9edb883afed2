import ColumnStore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers the distinct texts of a column as they come, from 1; 0 is the empty one. Looks at the first and last eight
/// bytes and the length, which are all there is to most texts.
///
/// Texts are not copied: they must stay in place until `dictionary` is made or the table is cleared.
final class TextTable {
    private struct Entry {
        /// The first eight bytes, and the last eight where there are more.
        var head: UInt64
        var tail: UInt64
        var text: UnsafePointer<UInt8>
        var count: Int
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var room = 64
    private(set) var count = 0
    /// Open addressing: a number in each slot, 0 is empty; at most half are taken.
    private var slots: UnsafeMutablePointer<UInt32>
    private var shift: UInt64 = 57
    /// Texts that are looked at together, so that the memory they need is fetched for all of them at once.
    private let ahead: UnsafeMutablePointer<Ahead>
    private static let mostAhead = 64

    private struct Ahead {
        var entry: Entry
        var hash: UInt64
    }

    init() {
        entries = .allocate(capacity: room)
        slots = .allocate(capacity: 128)
        slots.initialize(repeating: 0, count: 128)
        ahead = .allocate(capacity: Self.mostAhead)
    }

    deinit {
        entries.deallocate()
        slots.deallocate()
        ahead.deallocate()
    }

    func clear() {
        count = 0
        slots.update(repeating: 0, count: slotCount)
    }

    func text(_ number: UInt32) -> Field {
        if number == 0 { return .absent }
        let entry = entries[Int(number) - 1]
        return Field(start: entry.text, count: entry.count)
    }

    /// The number of a text from which on eight bytes are readable.
    @inline(__always)
    func number(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        if count == 0 { return 0 }
        let entry = Self.entry(text, count)
        return number(entry, Self.hash(entry.head, entry.tail, text, count))
    }

    /// The numbers of many texts, from each of which on eight bytes are readable.
    func numbers(_ texts: FieldColumn, count: Int, into numbers: UnsafeMutablePointer<UInt32>) {
        let ahead = ahead
        var first = 0
        while first < count {
            let some = min(Self.mostAhead, count &- first)
            for index in 0..<some {
                let (text, length) = texts[first &+ index]
                let entry = Self.entry(text, length)
                ahead[index] = Ahead(entry: entry, hash: Self.hash(entry.head, entry.tail, text, length))
            }
            place(some, into: numbers + first)
            first &+= some
        }
    }

    private func place(_ count: Int, into numbers: UnsafeMutablePointer<UInt32>) {
        let ahead = ahead
        for index in 0..<count { numbers[index] = slots[Int(truncatingIfNeeded: ahead[index].hash &>> shift)] }
        var entries = entries
        for index in 0..<count {
            let text = ahead[index]
            let number = numbers[index]
            // Nearly all are known, and stand in the first slot that is looked at.
            if number != 0 {
                let entry = entries[Int(number) &- 1]
                let differing = entry.head ^ text.entry.head | entry.tail ^ text.entry.tail
                if differing | UInt64(truncatingIfNeeded: entry.count ^ text.entry.count) == 0,
                    entry.count <= 16 || memcmp(entry.text, text.entry.text, entry.count) == 0
                {
                    continue
                }
            }
            numbers[index] = text.entry.count == 0 ? 0 : self.number(text.entry, text.hash)
            // A table that has grown lies elsewhere.
            entries = self.entries
        }
    }

    @inline(__always)
    private static func entry(_ text: UnsafePointer<UInt8>, _ count: Int) -> Entry {
        let bytes = UnsafeRawPointer(text)
        let word = bytes.loadUnaligned(as: UInt64.self)
        // Without a branch, since texts on either side of eight bytes come in turns.
        let isShort = count < 8
        let last = (bytes + (isShort ? 0 : count &- 8)).loadUnaligned(as: UInt64.self)
        let mask: UInt64 = isShort ? (1 &<< UInt64(truncatingIfNeeded: count &<< 3)) &- 1 : .max
        return Entry(head: word & mask, tail: isShort ? 0 : last, text: text, count: count)
    }

    /// The number of a text that may lie anywhere.
    func number(anywhere text: Field) -> UInt32 {
        guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        guard text.count < 8 else { return number(start, text.count) }
        var head: UInt64 = 0
        withUnsafeMutableBytes(of: &head) { $0.copyMemory(from: text) }
        let entry = Entry(head: head, tail: 0, text: start, count: text.count)
        return text.isEmpty ? 0 : number(entry, Self.hash(head, 0, start, text.count))
    }

    /// The same for a text that goes away: a new one is copied.
    func number(copying text: Field, into pool: TextPool) -> UInt32 {
        let before = count
        let number = number(anywhere: text)
        if count > before, let kept = pool.keep(text).baseAddress {
            entries[before].text = kept.assumingMemoryBound(to: UInt8.self)
        }
        return number
    }

    @inline(__always)
    private func number(_ text: Entry, _ hash: UInt64) -> UInt32 {
        let mask = slotCount &- 1
        var at = Int(truncatingIfNeeded: hash &>> shift)
        while true {
            let number = slots[at]
            if number == 0 { return add(text, at: at) }
            let entry = entries + (Int(number) &- 1)
            if entry.pointee.head == text.head, entry.pointee.tail == text.tail, entry.pointee.count == text.count,
                text.count <= 16 || memcmp(entry.pointee.text, text.text, text.count) == 0
            {
                return number
            }
            at = (at &+ 1) & mask
        }
    }

    /// Folded products (Wang Yi 2019, wyhash); long texts are gone through by sixteen bytes.
    @inline(__always)
    private static func hash(_ head: UInt64, _ tail: UInt64, _ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash = fold(head ^ 0xA076_1D64_78BD_642F, tail ^ 0xE703_7ED1_A0B4_28DB ^ UInt64(count))
        if count > 16 {
            var at = UnsafeRawPointer(text) + 8
            let end = UnsafeRawPointer(text) + (count &- 8)
            while at < end {
                hash = fold(hash ^ at.loadUnaligned(as: UInt64.self), 0x8EBC_6AF0_9C88_C6E3)
                at += 8
            }
        }
        return hash &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    private var slotCount: Int { 1 &<< Int(truncatingIfNeeded: 64 &- shift) }

    private func add(_ entry: Entry, at slot: Int) -> UInt32 {
        if count == room {
            let larger = UnsafeMutablePointer<Entry>.allocate(capacity: room * 2)
            larger.moveInitialize(from: entries, count: count)
            entries.deallocate()
            entries = larger
            room *= 2
        }
        (entries + count).initialize(to: entry)
        count += 1
        slots[slot] = UInt32(truncatingIfNeeded: count)
        if count * 2 > slotCount { grow() }
        return UInt32(truncatingIfNeeded: count)
    }

    private func grow() {
        slots.deallocate()
        shift -= 2
        let mask = slotCount - 1
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        for index in 0..<count {
            let entry = entries[index]
            var at = Int(truncatingIfNeeded: Self.hash(entry.head, entry.tail, entry.text, entry.count) &>> shift)
            while slots[at] != 0 { at = (at + 1) & mask }
            slots[at] = UInt32(truncatingIfNeeded: index + 1)
        }
    }
}

extension TextTable {
    /// The codes with the texts behind them, without those that no code stands for.
    func column(_ codes: UnsafeBufferPointer<UInt32>, mayHaveUnused: Bool) -> CodeColumn {
        var number = [UInt32](repeating: 0, count: count + 1)
        var used: [UInt32] = []
        if mayHaveUnused {
            for code in codes { number[Int(code)] = 1 }
            for code in 0..<count where number[code + 1] != 0 {
                used.append(UInt32(code + 1))
                number[code + 1] = UInt32(used.count)
            }
            number[0] = 0
        }
        if mayHaveUnused, used.count < count {
            return used.isEmpty
                ? CodeColumn()
                : CodeColumn(codes: codes.map { number[Int($0)] }, dictionary: dictionary(of: used.map { Int($0) - 1 }))
        }
        return count == 0 ? CodeColumn() : CodeColumn(codes: Array(codes), dictionary: dictionary(of: 0..<count))
    }

    private func dictionary(of indices: some Collection<Int>) -> TextDictionary {
        var ends: [UInt32] = []
        ends.reserveCapacity(indices.count)
        var end = 0
        for index in indices {
            end += entries[index].count
            ends.append(UInt32(end))
        }
        let arena = [UInt8](unsafeUninitializedCapacity: end) { arena, used in
            for index in indices {
                let text = Field(start: entries[index].text, count: entries[index].count)
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(arena)[used...])
                    .copyMemory(from: text)
                used += text.count
            }
        }
        // Each text is here once, and none is empty.
        return TextDictionary(arena: arena, ends: ends) ?? TextDictionary()
    }
}
