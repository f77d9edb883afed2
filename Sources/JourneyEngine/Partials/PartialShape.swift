/// What the columns of one table of a partial result are, and how two parts of each become one.
struct PartialShape: Hashable, Sendable {
    /// What a code of a key stands for. The raw values are part of the format.
    enum Code: UInt8, Hashable, CaseIterable, Sendable {
        /// A plain number.
        case number = 0
        case touchpoint = 1
        case department = 2
        /// Any other text: a fact, a value of one, a day.
        case text = 3
    }

    /// How two exact integers become one. The raw values are part of the format.
    enum Rule: UInt8, Hashable, Sendable {
        /// They add, and are never below nothing; a sum that 64 bits can't hold stays at the end of the range.
        case count = 0
        /// They must be equal: something designed, the same everywhere.
        case same = 1
        /// The greater stays: when something happened last.
        case greatest = 2
        /// The lowest 64 bits of a whole number in two's complement that takes several columns: they add, and what they
        /// can't hold goes into the next.
        case low = 3
        /// The next higher 64 bits of the number in the column before.
        case high = 4
    }

    var name: String
    /// The codes of a key, in order.
    var key: [Code]
    /// A key is any number of codes, of the kinds in `key` over and over.
    var isSequence = false
    var integers: [Rule] = []
    /// Floating sums: they add, so that their last digits depend on the order.
    var sums = 0
    /// Lists of integers: they are put together; only which values are in them counts, not their order.
    var lists = 0

    func code(at position: Int) -> Code { key[isSequence ? position % key.count : position] }
}
