/// The few customers whose stories are shown for a gap: those with the largest excess where the kind has one, else the
/// most recent; one passage a customer; ties go to the earlier moment's customer in the log. The same for every split.
struct GapExamples: Sendable {
    static let count = 5

    struct Entry: Sendable {
        /// Larger is shown first: the excess, or the moment.
        var weight: Int64
        var customer: Int
        var reference: UInt32
        var at: Int64
    }

    /// The best first.
    private(set) var entries: [Entry] = []

    @inline(__always)
    mutating func offer(_ entry: Entry) {
        if entries.count == Self.count && !Self.precedes(entry, entries[Self.count - 1]) { return }
        insert(entry)
    }

    mutating func merge(_ other: GapExamples) {
        for entry in other.entries { offer(entry) }
    }

    private mutating func insert(_ entry: Entry) {
        if let own = entries.firstIndex(where: { $0.customer == entry.customer }) {
            if !Self.precedes(entry, entries[own]) { return }
            entries.remove(at: own)
        }
        let place = entries.firstIndex { Self.precedes(entry, $0) } ?? entries.count
        entries.insert(entry, at: place)
        if entries.count > Self.count { entries.removeLast() }
    }

    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        if a.weight != b.weight { return a.weight > b.weight }
        if a.customer != b.customer { return a.customer < b.customer }
        return a.at < b.at
    }
}
