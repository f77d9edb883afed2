/// Tells which customers' stories changed between two moments of one log, so that an answer can be brought up to date
/// by looking at those alone.
struct Lineage: Sendable {
    private final class Origin: Sendable {}

    /// The customers of one append, ascending.
    private struct Change: Sendable {
        let number: Int
        let customers: FixedBuffer<UInt32>
    }

    private let origin = Origin()
    /// How many appends led to this moment.
    private(set) var number = 0
    private var recent: [Change] = []

    /// Older changes are forgotten; then an answer is made anew.
    private static let memory = 256

    init() {}

    func following(_ customers: FixedBuffer<UInt32>) -> Lineage {
        var next = self
        next.number += 1
        if next.recent.count == Self.memory { next.recent.removeFirst() }
        next.recent.append(Change(number: next.number, customers: customers))
        return next
    }

    func isSame(as other: Lineage) -> Bool { origin === other.origin && number == other.number }

    func isBefore(_ other: Lineage) -> Bool { origin === other.origin && number < other.number }

    /// Whether what is known of `other` can still be brought to this moment, or is of a later one.
    func canFollow(_ other: Lineage) -> Bool {
        origin === other.origin
            && (other.number >= number || recent.first.map { $0.number <= other.number + 1 } ?? false)
    }

    /// The customers whose stories changed since an earlier moment, ascending; nil when that isn't known, or when they
    /// are more than `limit`.
    func changes(since earlier: Lineage, limit: Int) -> [UInt32]? {
        guard origin === earlier.origin, earlier.number <= number else { return nil }
        if earlier.number == number { return [] }
        guard let first = recent.firstIndex(where: { $0.number == earlier.number + 1 }) else { return nil }
        let changes = recent[first...]
        guard changes.reduce(0, { $0 + $1.customers.count }) <= limit else { return nil }
        var all: [UInt32] = []
        for change in changes { all.append(contentsOf: UnsafeBufferPointer(change.customers)) }
        if changes.count > 1 { all.sortAndDropRepeats() }
        return all
    }
}

extension UnsafeBufferPointer where Element: BitwiseCopyable {
    /// Valid as long as the buffer is.
    init(_ buffer: FixedBuffer<Element>) { self.init(start: buffer.start, count: buffer.count) }
}
