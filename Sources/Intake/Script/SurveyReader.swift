import Experience

/// Reads one designed survey.
struct SurveyReader {
    let notes: ScriptNotes

    func read(_ node: YAMLNode) -> Survey? {
        guard let fields = node.fields(of: "a survey", known: ScriptKeys.survey) else { return nil }
        let id = fields.required("id")?.identifier().map { SurveyID($0) }
        if let id { notes.declare(.survey(id), at: node.location) }
        let place = fields.required("at").flatMap { node -> TouchpointID? in
            guard let name = node.identifier() else { return nil }
            notes.refer(to: .touchpoint, name, at: node.location)
            return TouchpointID(name)
        }
        let perYear = fields.required("per_year")?.number(atLeast: 0)
        let questions = (fields["questions"]?.list("a list of questions") ?? []).enumerated().compactMap {
            question($1, number: $0, of: id)
        }
        guard let id, let place, let perYear else { return nil }
        return Survey(id: id, at: place, perYear: perYear, questions: questions)
    }

    private func question(_ node: YAMLNode, number: Int, of survey: SurveyID?) -> Survey.Question? {
        guard let fields = node.fields(of: "a question", known: ScriptKeys.question) else { return nil }
        if let survey { notes.declare(.question(survey, number), at: node.location) }
        let text = fields.required("text")?.phrase()
        let item = fields["item"].flatMap { node -> ItemID? in
            guard let id = node.identifier() else { return nil }
            notes.refer(to: .item, id, at: node.location)
            return ItemID(id)
        }
        return text.map { Survey.Question(text: $0, item: item) }
    }
}
