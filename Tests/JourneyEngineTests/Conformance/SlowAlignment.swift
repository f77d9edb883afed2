@testable import JourneyEngine

/// Optimal alignments found the plain, slow way, token by token on a workflow net: what the search must equal.
struct SlowAlignment {
    private struct Node: Hashable {
        var tokens: [Int]
        var events: Int
    }

    let net: WorkflowNet
    var added: (UInt32) -> Int = { _ in 1 }
    var skipped: (Int) -> Int = { _ in 1 }

    /// Nil when the net has no way; for a story that may go on, any marking is an end.
    func cost(_ story: [UInt32], isOpen: Bool = false) -> Int? {
        var tokens = Array(repeating: 0, count: net.places)
        tokens[WorkflowNet.beginning] = 1
        var wanted = Array(repeating: 0, count: net.places)
        wanted[WorkflowNet.end] = 1
        var costs = [Node(tokens: tokens, events: 0): 0]
        var byCost = [Node(tokens: tokens, events: 0)].map { (0, $0) }
        var done: Set<Node> = []
        while let index = byCost.indices.min(by: { byCost[$0].0 < byCost[$1].0 }) {
            let (cost, node) = byCost.remove(at: index)
            guard done.insert(node).inserted else { continue }
            if node.events == story.count && (isOpen || node.tokens == wanted) { return cost }
            for (next, step) in steps(node, story) where costs[next].map({ cost + step < $0 }) ?? true {
                costs[next] = cost + step
                byCost.append((cost + step, next))
            }
        }
        return nil
    }

    /// Whether the net allows exactly this story.
    func accepts(_ story: [UInt32]) -> Bool { cost(story) == 0 }

    private func steps(_ node: Node, _ story: [UInt32]) -> [(Node, Int)] {
        var steps: [(Node, Int)] = []
        for transition in net.transitions where transition.inputs.allSatisfy({ node.tokens[$0] > 0 }) {
            var after = node
            for place in transition.inputs { after.tokens[place] -= 1 }
            for place in transition.outputs { after.tokens[place] += 1 }
            steps.append((after, transition.scene == 0 ? 0 : skipped(transition.scene)))
            if node.events < story.count && transition.scene == Int(story[node.events]) && transition.scene > 0 {
                after.events += 1
                steps.append((after, 0))
            }
        }
        if node.events < story.count {
            steps.append((Node(tokens: node.tokens, events: node.events + 1), added(story[node.events])))
        }
        return steps
    }
}
