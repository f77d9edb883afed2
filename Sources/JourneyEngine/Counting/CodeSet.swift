/// A set of codes, or of numbers of customers, as bits.
struct CodeSet: Sendable {
    private var words: [UInt64]

    /// `greatest`: the greatest code that it may be asked for.
    init(greatest: Int) {
        words = Array(repeating: 0, count: greatest / 64 + 1)
    }

    /// How many codes are in it.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inline(__always)
    mutating func insert(_ code: Int) { words[code / 64] |= 1 << UInt64(code % 64) }

    @inline(__always)
    func contains(_ code: UInt32) -> Bool { words[Int(code >> 6)] >> UInt64(code & 63) & 1 == 1 }

    /// Adds the codes of another set with the same greatest code.
    mutating func formUnion(_ other: CodeSet) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    /// How many codes are in both.
    func shared(with other: CodeSet) -> Int {
        zip(words, other.words).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
    }
}
