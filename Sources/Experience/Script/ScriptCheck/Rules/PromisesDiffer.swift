extension ScriptRule {
    /// Two scenes must not tell the customer two different things.
    static let promisesDiffer = ScriptRule(
        code: "TL007", name: "promises-differ", severity: .error,
        title: "Two touchpoints that promise different things about one fact",
        explanation: "The customer believes the better promise and measures everybody by it; the other one breaks it."
    ) { graph in
        graph.statedPromises.flatMap { fact, stated in
            differingTimes(fact, stated, graph) + differingWords(fact, stated, graph)
        }
    }

    private static func differingTimes(
        _ fact: FactID, _ stated: [ScriptGraph.Stated], _ graph: ScriptGraph
    ) -> [Violation] {
        guard let tightest = graph.tightest(of: stated) else { return [] }
        return stated.compactMap { other in
            guard let within = other.promise.within, within > tightest.within else { return nil }
            return Violation(
                element: .promise(other.touchpoint, fact), related: [.promise(tightest.touchpoint, fact)],
                message: """
                    \(graph.quoted(other.touchpoint)) promises \(graph.quoted(fact)) within \(within.words), \
                    \(graph.quoted(tightest.touchpoint)) within \(tightest.within.words)
                    """,
                suggestion: "agree on one time and promise it in both places")
        }
    }

    /// Wording is compared only where nobody gives a time.
    private static func differingWords(
        _ fact: FactID, _ stated: [ScriptGraph.Stated], _ graph: ScriptGraph
    ) -> [Violation] {
        let worded = stated.filter { $0.promise.within == nil && $0.promise.text != nil }
        guard let first = worded.first, let text = first.promise.text else { return [] }
        return worded.dropFirst().compactMap { other in
            guard let words = other.promise.text, plain(words) != plain(text) else { return nil }
            return Violation(
                element: .promise(other.touchpoint, fact), related: [.promise(first.touchpoint, fact)],
                message: """
                    \(graph.quoted(other.touchpoint)) says “\(words)” about \(graph.quoted(fact)), \
                    \(graph.quoted(first.touchpoint)) says “\(text)”
                    """,
                suggestion: "say the same in both places, or give both the same `within:`")
        }
    }

    /// Letters and digits alone: spacing, case and the final stop don't make two promises of one.
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
