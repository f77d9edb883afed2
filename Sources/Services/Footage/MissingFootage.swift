package import Stores
import Synchronization

/// The part of the footage that can't be read: every answer is without it, and says so.
package struct MissingFootage: Sendable, Hashable {
    /// In the order of their arrival.
    package let blocks: [DamagedBlock]

    package init(blocks: [DamagedBlock] = []) {
        self.blocks = blocks
    }

    package var isEmpty: Bool { blocks.isEmpty }
    package var events: Int { blocks.reduce(0) { $0 + $1.info.eventCount } }

    /// What is missing, for people: `2 blocks of footage with 70,000 events are damaged and left out: 12 in bytes 400
    /// to 470 (column touchpoint), 13 at or before byte 9.`
    package var sentence: String {
        let shown = blocks.prefix(3).map { "\($0.info.id) \($0.place)" }.joined(separator: ", ")
        let rest = blocks.count > 3 ? " and \(Figures.count(blocks.count - 3)) more" : ""
        let blocksAre = blocks.count == 1 ? "block of footage" : "blocks of footage"
        return "\(Figures.count(blocks.count)) \(blocksAre) with \(Figures.count(events)) events "
            + "\(blocks.count == 1 ? "is" : "are") damaged and left out: \(shown)\(rest)."
    }

    /// What to do about it.
    package static let remedy =
        "Restore the last backup, or import the files of that time again: only what is missing comes in. "
        + "“throughline check” lists the blocks."
}

/// What is known to be missing, by everybody who notices.
final class SharedGaps: Sendable {
    private let state: Mutex<MissingFootage>

    init(_ missing: MissingFootage) {
        state = Mutex(missing)
    }

    var value: MissingFootage { state.withLock { $0 } }

    func replace(_ missing: MissingFootage) {
        state.withLock { $0 = missing }
    }

    func add(_ damaged: [DamagedBlock]) {
        if damaged.isEmpty { return }
        state.withLock { $0 = MissingFootage(blocks: $0.blocks + damaged) }
    }
}
