/// A design compiled to states, ready to be held against what was lived.
///
/// States multiply where blocks run side by side, so their number is bounded. Where the whole has more, it is cut
/// between blocks that follow each other at the outermost level, and the parts are searched one after the other: costs
/// stay optimal, since at a cut nothing else is under way. A part that has more by itself is refused.
package struct ProcessModel: Sendable {
    /// In their order; one, unless the whole was beyond the bound.
    let parts: [StateGraph]
    /// Scenes are 1 to this.
    package let scenes: Int

    /// How many states a part may have (2^12).
    package static let stateBound = 4_096

    /// Nil when a part has more states than `bound`.
    package init?(_ block: Block, bound: Int = Self.stateBound) {
        scenes = block.greatestScene
        if let whole = StateGraph(block, bound: bound) {
            parts = [whole]
            return
        }
        var parts: [StateGraph] = []
        for block in block.sequenceParts {
            guard let part = StateGraph(block, bound: bound) else { return nil }
            parts.append(part)
        }
        self.parts = parts
    }

    init(_ graph: StateGraph, scenes: Int) {
        parts = [graph]
        self.scenes = scenes
    }

    /// The states of the largest part.
    package var states: Int { parts.map(\.states).max() ?? 0 }
}
