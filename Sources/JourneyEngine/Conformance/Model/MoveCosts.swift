/// What it costs when life and design part, by scene: one that happened where the design has none (a log move), and one
/// that the design has and that did not happen (a model move). What happened as designed costs nothing.
package struct MoveCosts: Hashable, Sendable {
    /// By scene; the first is for scenes that the design doesn't have.
    let added: [Int32]
    let skipped: [Int32]

    /// Every move costs 1.
    package static func plain(scenes: Int) -> MoveCosts {
        let ones = [Int32](repeating: 1, count: scenes + 1)
        return MoveCosts(added: ones, skipped: ones)
    }

    /// At least 1 each: a move that costs nothing could be made for ever.
    init(added: [Int32], skipped: [Int32]) {
        precondition(
            added.count == skipped.count && (added + skipped).allSatisfy { $0 > 0 }, "A move costs at least 1.")
        self.added = added
        self.skipped = skipped
    }
}
