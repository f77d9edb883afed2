extension ScriptRule {
    /// What the company already knows is never asked.
    static let questionAskedAgain = ScriptRule(
        code: "TL010", name: "question-asked-again", severity: .warning,
        title: "A survey question that asks for what is already known",
        explanation: "A question whose answer the company has tells the customer that nobody listened the first time."
    ) { graph in
        let surveys = graph.script.journeys.flatMap(\.surveys)
        var surveysAt: [TouchpointID: [Survey]] = [:]
        for survey in surveys { surveysAt[survey.at, default: []].append(survey) }
        return surveys.flatMap { survey -> [Violation] in
            guard let place = graph.place(of: survey.at) else { return [] }
            let before = graph.earlier(than: place.index)
            return survey.questions.enumerated().compactMap { number, question -> Violation? in
                guard let item = question.item else { return nil }
                let knownBy = ([place.index] + before).map { graph.places[$0].touchpoint }
                let giver = knownBy.first { $0.gives.contains(item) }
                let asker = before.flatMap { surveysAt[graph.places[$0].touchpoint.id] ?? [] }
                    .first { $0.questions.contains { $0.item == item } }
                guard giver != nil || asker != nil else { return nil }
                let source: ScriptElement? = giver.map { .touchpoint($0.id) } ?? asker.map { .survey($0.id) }
                let origin = giver.map { "at \(graph.quoted($0.id))" } ?? "in the survey `\(asker?.id.text ?? "")`"
                return Violation(
                    element: .question(survey.id, number), related: source.map { [$0] } ?? [],
                    message: """
                        the survey `\(survey.id)` asks for \(graph.quoted(item)), which the customer has already \
                        given \(origin)
                        """,
                    suggestion: "leave the question out and use the answer that is there")
            }
        }
    }
}
