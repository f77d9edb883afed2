import Stores

/// Something that will take memory: what it is, how much it is going to need at its peak, and what to do when there
/// is not so much.
struct MemoryUse: Sendable {
    let what: String
    let bytes: Int
    /// What can be done beside giving more memory; a whole sentence.
    var remedy: String?
}

extension MemoryUse {
    /// Measured at 10,000,000 events of the workload: resident bytes at the peak of opening, without the blocks' own.
    private static let openingBytesPerEvent = 72
    /// An identity in a table that doubles, while it is being moved.
    private static let knownBytesPerEvent = 48
    /// A decoded block and its place in the log, before both are folded.
    private static let newBytesPerEvent = 160

    /// Everything stored, read into memory. Names are as large in memory as in the blocks.
    static func opening(_ totals: FootageTotals) -> MemoryUse {
        MemoryUse(
            what: "The footage of \(Figures.count(totals.events, "event", "events"))",
            bytes: totals.events * openingBytesPerEvent + max(0, totals.bytes - 16 * totals.events))
    }

    /// What every stored event is known by, so that none comes in twice.
    static func knowing(_ totals: FootageTotals) -> MemoryUse {
        MemoryUse(
            what: "Taking new events beside \(Figures.count(totals.events)) known ones",
            bytes: totals.events * knownBytesPerEvent, remedy: "Questions still work; nothing was changed.")
    }

    static func events(_ count: Int, beside log: Int) -> MemoryUse {
        // While a part of the log is laid out anew, it is there twice.
        MemoryUse(
            what: "Taking \(Figures.count(count, "more event", "more events"))",
            bytes: count * newBytesPerEvent + log / 8,
            remedy: "What was taken before is kept: import the same files again then, and only what is missing "
                + "comes in.")
    }

    static func question(events: Int, bytesPerEvent: Int) -> MemoryUse {
        MemoryUse(
            what: "This question over \(Figures.count(events, "event", "events"))", bytes: events * bytesPerEvent,
            remedy: "Other questions and everything stored stay as they are.")
    }
}
