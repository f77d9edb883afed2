/// A designed way in blocks: what follows what, what excludes what, what may run side by side and what may be repeated.
/// Scenes are numbers from 1; 0 stands for scenes that the design doesn't have.
package indirect enum Block: Hashable, Sendable {
    case scene(Int)
    /// Nothing that anybody sees.
    case silent
    case sequence([Block])
    /// Exactly one of them; of none, no way at all.
    case choice([Block])
    /// All of them, in any interleaving.
    case parallel([Block])
    /// The body, then any number of times `again` and the body once more.
    case loop(Block, again: Block)
}

extension Block {
    /// The blocks that follow each other at the outermost level: between two of them nothing else is under way.
    var sequenceParts: [Block] {
        guard case .sequence(let blocks) = self else { return [self] }
        return blocks.flatMap(\.sequenceParts)
    }

    /// The greatest scene in it; 0 without scenes.
    package var greatestScene: Int {
        switch self {
        case .scene(let scene): scene
        case .silent: 0
        case .sequence(let blocks), .choice(let blocks), .parallel(let blocks):
            blocks.map(\.greatestScene).max() ?? 0
        case .loop(let body, let again): max(body.greatestScene, again.greatestScene)
        }
    }
}
