@testable import JourneyEngine

/// An aligner that expectations can look into: their macros want copies, which an aligner doesn't give.
final class KeptAligner {
    private var aligner: Aligner

    init(_ model: ProcessModel, _ costs: MoveCosts) { aligner = Aligner(model, costs) }

    var shortestWay: Int? { aligner.shortestWay }

    func cost(_ story: [UInt32], isOpen: Bool = false) -> Int? { aligner.cost(story, isOpen: isOpen) }

    func alignment(_ story: [UInt32], isOpen: Bool = false) -> Alignment? {
        aligner.alignment(story, isOpen: isOpen)
    }

    func worstCost(_ story: [UInt32], isOpen: Bool = false) -> Int? { aligner.worstCost(story, isOpen: isOpen) }
}
