/// A thing in a script that a finding can be about, and that a source map can point to.
package enum ScriptElement: Hashable, Sendable {
    case company
    case department(DepartmentID)
    case pillar(PillarID)
    case item(ItemID)
    case fact(FactID)
    case journey(JourneyID)
    case stage(JourneyID, StageID)
    case touchpoint(TouchpointID)
    /// What one touchpoint promises about one fact.
    case promise(TouchpointID, FactID)
    case standard(StandardID)
    case handOff(from: TouchpointID, to: TouchpointID)
    case survey(SurveyID)
    /// A question of a survey, counted from 0.
    case question(SurveyID, Int)
    /// A suppression by its place in the list that the reader gives.
    case suppression(Int)
}

extension ScriptElement {
    /// What kind of thing it is, in product words; stable, used in JSON.
    package var kind: String {
        switch self {
        case .company: "company"
        case .department: "department"
        case .pillar: "pillar"
        case .item: "item"
        case .fact: "fact"
        case .journey: "journey"
        case .stage: "stage"
        case .touchpoint: "touchpoint"
        case .promise: "promise"
        case .standard: "standard"
        case .handOff: "hand-off"
        case .survey: "survey"
        case .question: "question"
        case .suppression: "suppression"
        }
    }

    /// The name that `at:` of a suppression uses: the id of the thing, `from>to` of a hand-off, `journey/stage` of a
    /// stage; promises and questions go by their touchpoint and their survey.
    package var name: String {
        switch self {
        case .company: "company"
        case .department(let id): id.text
        case .pillar(let id): id.text
        case .item(let id): id.text
        case .fact(let id): id.text
        case .journey(let id): id.text
        case .stage(let journey, let stage): "\(journey)/\(stage)"
        case .touchpoint(let id), .promise(let id, _): id.text
        case .standard(let id): id.text
        case .handOff(let from, let to): "\(from)>\(to)"
        case .survey(let id), .question(let id, _): id.text
        case .suppression(let index): "suppression \(index + 1)"
        }
    }
}
