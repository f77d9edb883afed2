import Synchronization

#if canImport(Dispatch)
    import Dispatch
#endif

/// Keeps what was found about stories for as long as the design stays as it is: cases share their ways, and questions
/// about parts of the footage share them again.
package final class AlignmentShelf: Sendable {
    private struct Kept {
        var judged: [StoryKey: JudgedStory?] = [:]
        var moves = 0
    }

    private let shelf = Mutex<[DesignedWay: Kept]>([:])

    /// So many moves are kept of one design (16 MB), and so many designs.
    private static let moveBound = 1 << 22
    private static let wayBound = 16
    /// Stories that a thread takes at a time.
    private static let chunk = 256

    package init() {}

    /// What is known of each story, in their order; nil beyond the bound.
    func judged(
        _ stories: [StoryKey], by way: DesignedWay, _ model: ProcessModel, threads: Int
    ) -> [JudgedStory?] {
        let kept = shelf.withLock { $0[way] } ?? Kept()
        var found = stories.map { kept.judged[$0] }
        let open = found.indices.filter { found[$0] == nil }
        if !open.isEmpty {
            let new = Self.judge(open.map { stories[$0] }, way, model, threads: threads)
            for (index, judged) in zip(open, new) { found[index] = .some(judged) }
            keep(zip(open.map { stories[$0] }, new), of: way)
        }
        return found.map { $0 ?? nil }
    }

    private func keep(_ new: some Sequence<(StoryKey, JudgedStory?)>, of way: DesignedWay) {
        shelf.withLock { shelf in
            if shelf[way] == nil && shelf.count >= Self.wayBound { shelf.removeAll() }
            var kept = shelf.removeValue(forKey: way) ?? Kept()
            for (story, judged) in new {
                let moves = story.scenes.count + (judged?.moves.count ?? 0)
                if kept.judged[story] != nil || kept.moves + moves > Self.moveBound { continue }
                kept.judged[story] = .some(judged)
                kept.moves += moves
            }
            shelf[way] = kept
        }
    }

    private static func judge(
        _ stories: [StoryKey], _ way: DesignedWay, _ model: ProcessModel, threads: Int
    ) -> [JudgedStory?] {
        let chunks = (stories.count + chunk - 1) / chunk
        let workers = max(1, min(threads, chunks))
        let results = Mutex<[[JudgedStory?]]>(Array(repeating: [], count: chunks))
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            var judge = StoryJudge(model, way)
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                if number >= chunks { return }
                var part: [JudgedStory?] = []
                for story in stories[number * chunk..<min(stories.count, (number + 1) * chunk)] {
                    part.append(judge.judge(story.scenes, mayGoOn: story.mayGoOn))
                }
                results.withLock { $0[number] = part }
            }
        }
        return results.withLock { $0.flatMap(\.self) }
    }
}

/// A story in the scenes of a design, 0 for what it doesn't have.
struct StoryKey: Hashable, Sendable {
    var scenes: [UInt32]
    /// Something happened so lately that more may come.
    var mayGoOn: Bool
}
