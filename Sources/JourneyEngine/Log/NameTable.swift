import ColumnStore
import Synchronization

/// The texts of a column of the log and their codes. New texts go to a small second dictionary, so that a snapshot
/// with a few events more shares the large one.
package struct NameTable: Sendable {
    private let settled: TextDictionary
    private var recent = TextDictionary()
    private let order: NameOrder
    /// The settled texts ready to be handed out, where they are few: those that every event has.
    private let ready: [String]

    private static let mostReady = 4_096

    init(_ settled: TextDictionary = TextDictionary()) {
        self.settled = settled
        order = NameOrder(settled)
        ready = settled.count <= Self.mostReady ? [""] + settled.texts : []
    }

    /// How many texts there are; codes run from 1 to this.
    package var count: Int { settled.count + recent.count }

    /// The text of a code; empty for 0.
    package subscript(code: Int) -> String {
        if code < ready.count { return ready[code] }
        return code <= settled.count ? settled[UInt32(code)] : recent[UInt32(code - settled.count)]
    }

    /// The code of a text; nil when the log has never seen it.
    package func code(of text: String) -> Int? {
        if let code = settled.code(of: text) { return Int(code) }
        return recent.code(of: text).map { Int($0) + settled.count }
    }

    /// Every text in the order of its code, without the absent one.
    package var texts: [String] { settled.texts + recent.texts }

    /// The text's bytes, without a `String`.
    package func withBytes<Result>(of code: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        code <= settled.count
            ? settled.withBytes(of: UInt32(code), body)
            : recent.withBytes(of: UInt32(code - settled.count), body)
    }

    /// Texts that begin with `prefix`, in the order of their bytes.
    package func texts(startingWith prefix: String, limit: Int) -> [String] {
        var found = order.codes(startingWith: prefix, limit: limit).map { settled[$0] }
        found += recent.texts.filter { $0.utf8.starts(with: prefix.utf8) }
        found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Array(found.prefix(limit))
    }

    /// The codes here of another dictionary's texts, by their codes there; new texts are added.
    mutating func adopt(_ other: TextDictionary) -> [UInt32] {
        var codes = settled.codes(of: other)
        let unknown = (1..<codes.count).filter { codes[$0] == 0 }
        if unknown.isEmpty { return codes }
        let base = UInt32(settled.count)
        // Few of them are looked up one by one.
        let known = unknown.count > other.count / 4 ? recent.codes(of: other) : []
        for code in unknown {
            let found = known.isEmpty ? 0 : known[code]
            codes[code] = base + (found != 0 ? found : recent.intern(UInt32(code), of: other))
        }
        return codes
    }

    /// The same texts and codes in one dictionary.
    func settledDown() -> NameTable {
        if recent.count == 0 { return self }
        if settled.count == 0 { return NameTable(recent) }
        var all = settled
        for code in 0..<UInt32(recent.count) { _ = all.intern(code + 1, of: recent) }
        return NameTable(all)
    }

    /// Whether it is worth its while to settle down.
    var hasManyRecent: Bool { recent.count > 1_000 + settled.count / 8 }

    var bytes: Int { settled.memory + recent.memory }
}

/// The texts of a dictionary in the order of their bytes, sorted when first asked for.
private final class NameOrder: Sendable {
    private let names: TextDictionary
    private let sorted = Mutex<[UInt32]?>(nil)

    init(_ names: TextDictionary) {
        self.names = names
    }

    func codes(startingWith prefix: String, limit: Int) -> [UInt32] {
        let all = inOrder()
        let prefix = Array(prefix.utf8)
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            let before = names.withBytes(of: all[middle]) { $0.lexicographicallyPrecedes(prefix) }
            if before { low = middle + 1 } else { high = middle }
        }
        var found: [UInt32] = []
        while low < all.count, found.count < limit, names.withBytes(of: all[low], { $0.starts(with: prefix) }) {
            found.append(all[low])
            low += 1
        }
        return found
    }

    private func inOrder() -> [UInt32] {
        sorted.withLock { sorted in
            if let sorted { return sorted }
            let order = (0..<UInt32(names.count)).map { $0 + 1 }.sorted { left, right in
                names.withBytes(of: left) { a in names.withBytes(of: right) { b in a.lexicographicallyPrecedes(b) } }
            }
            sorted = order
            return order
        }
    }
}
