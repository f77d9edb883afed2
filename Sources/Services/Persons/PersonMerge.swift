package import Experience
import Stores

/// That a customer goes under another's id, too: since when, why, and whether that was taken back.
package struct PersonMerge: Sendable, Hashable {
    /// The id that leads to the other; events stay kept under it.
    package let absorbed: String
    /// The customer it was merged into, who may have been absorbed since.
    package let kept: String
    package let mergedAt: Timestamp
    package let reason: String
    /// Nil while they are one.
    package let undoneAt: Timestamp?
    package let undoneReason: String?

    init(_ record: MergeRecord) {
        absorbed = record.absorbed
        kept = record.kept
        mergedAt = record.mergedAt
        reason = record.reason
        undoneAt = record.undone?.at
        undoneReason = record.undone?.reason
    }
}

/// Two customers side by side, for somebody who is about to say that they are one.
package struct MergePreview: Sendable {
    package let absorbed: StoryAnswer
    package let kept: StoryAnswer
}

/// Why two ids were not made one customer, or not told apart; nothing was changed.
package enum MergeProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case itself(String)
    /// Nothing has come under this id.
    case unknown(String)
    case alreadyAbsorbed(String, into: String)
    /// The first one is kept for the second already.
    case cycle(String, into: String)
    case erased(String)
    case neverMerged(String)
    case alreadySplit(String, at: Timestamp)

    package var description: String {
        switch self {
        case .itself(let id): "“\(id)” can’t be merged into itself; name two ids."
        case .unknown(let id): "Nothing is known of a customer “\(id)”; nobody was merged."
        case .alreadyAbsorbed(let id, let kept):
            "“\(id)” is merged into “\(kept)” already; split it first to merge it elsewhere."
        case .cycle(let id, let other):
            "“\(other)” is merged into “\(id)” already, which can’t be merged into it as well; nobody was merged."
        case .erased(let id): "“\(id)” was erased, and nothing has come of them since; nobody was merged."
        case .neverMerged(let id): "“\(id)” is not merged into anybody; there is nothing to split."
        case .alreadySplit(let id, let at): "“\(id)” was split already, at \(at.iso8601); nothing is left to split."
        }
    }
}
