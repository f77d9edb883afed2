@testable import JourneyEngine

extension Block {
    /// A made-up block structure of at most `depth` levels; a scene may come more than once.
    static func random(depth: Int, scenes: Int, using chance: inout SeededChance) -> Block {
        if depth == 0 || Int.random(in: 0..<5, using: &chance) == 0 {
            return Int.random(in: 0..<7, using: &chance) == 0
                ? .silent : .scene(Int.random(in: 1...scenes, using: &chance))
        }
        let kind = Int.random(in: 0..<5, using: &chance)
        let count = kind == 2 ? 2 : Int.random(in: 1...3, using: &chance)
        var blocks: [Block] = []
        for _ in 0..<count { blocks.append(random(depth: depth - 1, scenes: scenes, using: &chance)) }
        switch kind {
        case 0, 1: return .sequence(blocks)
        case 2: return .parallel(blocks)
        case 3: return .choice(blocks)
        default:
            return .loop(
                random(depth: depth - 1, scenes: scenes, using: &chance),
                again: random(depth: depth - 1, scenes: scenes, using: &chance))
        }
    }

    /// One of the ways that the block allows.
    func way(using chance: inout SeededChance) -> [UInt32] {
        switch self {
        case .scene(let scene): return [UInt32(scene)]
        case .silent: return []
        case .sequence(let blocks): return blocks.flatMap { $0.way(using: &chance) }
        case .choice(let blocks): return blocks.randomElement(using: &chance)?.way(using: &chance) ?? []
        case .parallel(let blocks):
            var ways = blocks.map { $0.way(using: &chance) }.filter { !$0.isEmpty }
            var mixed: [UInt32] = []
            while let index = ways.indices.randomElement(using: &chance) {
                mixed.append(ways[index].removeFirst())
                if ways[index].isEmpty { ways.remove(at: index) }
            }
            return mixed
        case .loop(let body, let again):
            var way = body.way(using: &chance)
            while Int.random(in: 0..<3, using: &chance) == 0 {
                way += again.way(using: &chance) + body.way(using: &chance)
            }
            return way
        }
    }
}

extension [UInt32] {
    /// The same with a few scenes lost, doubled, swapped or never heard of.
    func disturbed(scenes: Int, using chance: inout SeededChance) -> [UInt32] {
        var story = self
        for _ in 0..<Int.random(in: 0...4, using: &chance) {
            switch Int.random(in: 0..<4, using: &chance) {
            case 0 where !story.isEmpty: story.remove(at: Int.random(in: story.indices, using: &chance))
            case 1 where story.count > 1:
                let at = Int.random(in: 1..<story.count, using: &chance)
                story.swapAt(at, at - 1)
            default:
                let scene = UInt32(Int.random(in: 0...scenes + 1, using: &chance))
                story.insert(scene, at: Int.random(in: 0...story.count, using: &chance))
            }
        }
        return story
    }
}
