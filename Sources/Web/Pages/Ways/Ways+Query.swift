import Asking
import Experience
import Hummingbird
import Services

extension WaysPage {
    /// What a page of this kind is asked: its own fields, as they stand in the address.
    struct Question: Sendable {
        var touchpoint: String?
        var other: String?
        var direction = PathDirection.after
        var scenes = 3
        var days = 30
        var months = 12
        var first: String?
        var second: String?
    }

    /// An answer as a page shows it.
    struct Model: Sendable {
        var page: WaysPage
        var question: Question
        var filter: GapFilter
        var choices: FilterChoices
        /// Nil while the question is not complete.
        var answer: Answer?
        var names: Names
    }

    enum Answer: Sendable {
        case paths(PathsAnswer)
        case between(BetweenAnswer)
        case funnel(ReachAnswer)
        case retention(RetentionAnswer)
        case compare(ComparisonAnswer)

        /// The rows of the command line's CSV.
        var table: Table {
            switch self {
            case .paths(let answer): Table(paths: answer)
            case .between(let answer): Table(between: answer)
            case .funnel(let answer): Table(reach: answer)
            case .retention(let answer): Table(retention: answer)
            case .compare(let answer): Table(comparison: answer)
            }
        }
    }

    func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(
            request, allowed: GapFilter.parameters.filter { $0 != "rank" } + parameters + ["format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        let model = try await model(try question(query), GapFilter(query), visit)
        if wantsTable, let answer = model.answer { return Response(csv: answer.table, named: rawValue) }
        let crumbs =
            self == .paths
            ? nil : [Shell.Crumb(name: "Paths", address: "/paths"), Shell.Crumb(name: title, address: nil)]
        return visit.page(
            "ways", shell: visit.shell(title, in: .paths, crumbs: crumbs, charts: true), content: Content(model))
    }

    func model(_ question: Question, _ filter: GapFilter, _ visit: Visit) async throws -> Model {
        let insight = visit.services.insight
        let choices = try await insight.choices()
        let words = filter.words(lastMoment: choices.lastMoment, calendar: choices.calendar, almanac: visit.almanac)
        let answer = try await choices.lastMoment == nil ? nil : self.answer(question, words, insight)
        return Model(
            page: self, question: question, filter: filter, choices: choices, answer: answer, names: visit.names)
    }

    private var parameters: [String] {
        switch self {
        case .paths: ["touchpoint", "direction", "scenes"]
        case .between: ["touchpoint", "other"]
        case .funnel: ["touchpoint", "other", "days"]
        case .retention: ["touchpoint", "other", "months"]
        case .compare: ["first", "second"]
        }
    }

    private func question(_ query: Query) throws(Problem) -> Question {
        var question = Question(
            touchpoint: query["touchpoint"], other: query["other"], first: query["first"], second: query["second"])
        if let direction = try query.word("direction", as: PathDirection.self) { question.direction = direction }
        if let scenes = try query.whole("scenes", in: 1...5) { question.scenes = scenes }
        if let days = try query.whole("days", in: 1...3_650) { question.days = days }
        if let months = try query.whole("months", in: 1...36) { question.months = months }
        return question
    }

    private func answer(
        _ question: Question, _ words: FilterWords, _ insight: InsightService
    ) async throws -> Answer? {
        let touchpoint = try await insight.touchpoint(question.touchpoint, called: "touchpoint")
        let other = try await insight.touchpoint(question.other, called: "other")
        switch self {
        case .paths:
            guard let touchpoint else { return nil }
            return .paths(
                try await insight.paths(
                    question.direction, touchpoint, scenes: question.scenes, limit: 30, try await insight.filter(words))
            )
        case .between:
            guard let touchpoint, let other else { return nil }
            return .between(try await insight.between(touchpoint, other, try await insight.filter(words)))
        case .funnel:
            guard let touchpoint, let other else { return nil }
            return .funnel(
                try await insight.reach(
                    [touchpoint, other], within: .days(Int64(question.days)), try await insight.filter(words)))
        case .retention:
            return .retention(
                try await insight.retention(
                    first: touchpoint, back: other, span: question.months, try await insight.filter(words)))
        case .compare:
            guard let first = question.first, let second = question.second else { return nil }
            let groups = (
                try words.narrowed(to: ConditionWords(first, parameter: "first")),
                try words.narrowed(to: ConditionWords(second, parameter: "second"))
            )
            return .compare(
                try await insight.compare(try await insight.filter(groups.0), try await insight.filter(groups.1)))
        }
    }
}
