extension ScriptRule {
    /// Marketing promises two days, the warehouse plans four: story 12.
    static let planExceedsPromise = ScriptRule(
        code: "TL008", name: "plan-exceeds-promise", severity: .error,
        title: "A standard that plans more time than another touchpoint promises",
        explanation:
            "The promise is broken by design: even when everybody keeps their own standard, the customer waits."
    ) { graph in
        let promised = Dictionary(
            graph.statedPromises.compactMap { fact, stated in graph.tightest(of: stated).map { (fact, $0) } },
            uniquingKeysWith: { first, _ in first })
        return graph.places.flatMap { place in
            place.touchpoint.standards.compactMap { standard -> Violation? in
                guard let plan = standard.plans, let within = plan.within, let promise = promised[plan.about],
                    within > promise.within
                else { return nil }
                let planner = place.touchpoint.owner.map { "\(graph.name(of: $0)) plans" } ?? "the plan is"
                return Violation(
                    element: .standard(standard.id), related: [.promise(promise.touchpoint, plan.about)],
                    message: """
                        \(graph.quoted(promise.touchpoint)) promises \(graph.quoted(plan.about)) within \
                        \(promise.within.words), but \(planner) \(within.words) at \
                        \(graph.quoted(place.touchpoint.id))
                        """,
                    suggestion: "plan at most \(promise.within.text), or promise \(within.text)")
            }
        }
    }
}
