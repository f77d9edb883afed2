package import Asking
package import Experience
package import Intake
import JourneyEngine
import Stores

/// What the footage means: every question that pages, API and command line ask. Answers are derived, kept while they
/// are true, and computed again when script or footage change.
package struct InsightService: Sendable {
    let footage: FootageService
    private let scripts: ScriptService
    let answers = AnswerCache()
    /// Alignments outlive the footage: they depend on the script alone.
    let alignments = AlignmentShelf()

    init(footage: FootageService, scripts: ScriptService) {
        self.footage = footage
        self.scripts = scripts
    }

    /// What a question is asked of: one moment of the footage against one version of the script.
    struct Subject: Sendable {
        let key: AnswerCache.Subject
        let engine: Engine
        let version: ScriptVersion?
        let calendar: CompanyCalendar
        let names: Names
        let merged: MergedCustomers

        var script: Script? { version?.script }
    }

    func subject() async throws -> Subject {
        let version = try await scripts.current()
        let snapshot = footage.snapshot()
        let key = AnswerCache.Subject(footage: snapshot.number, script: version?.id)
        let engine = await answers.engine(for: key) { standing in
            Engine(log: snapshot.log, script: version?.script, answers: standing)
        }
        return Subject(
            key: key, engine: engine, version: version, calendar: CompanyCalendar(of: version?.script),
            names: Names(of: version?.script), merged: snapshot.merged)
    }

    /// What a filter written by people means, against the names that script and footage have.
    package func filter(_ words: FilterWords) async throws -> InsightFilter {
        let subject = try await subject()
        return try words.resolved(known: subject.known, calendar: subject.calendar, engine: subject.engine)
    }

    /// The choices that a filter form offers.
    package func choices() async throws -> FilterChoices {
        let subject = try await subject()
        let journeys = subject.script?.journeys.map { FilterChoices.Choice(id: $0.id.text, name: $0.name) } ?? []
        let engine = subject.engine
        let hasAccounts = await answers.answer(to: AnswerCache.Question(kind: .accounts), about: subject.key) {
            engine.statedFacts().contains(EventAttribute.accountFact)
        }
        let departments = subject.departments.map {
            FilterChoices.Choice(id: $0, name: subject.names.department(DepartmentID($0)))
        }
        return FilterChoices(
            journeys: journeys, departments: departments.sorted { $0.name < $1.name },
            channels: subject.channels.sorted(), segments: subject.segments.sorted(),
            touchpoints: subject.touchpoints.map {
                FilterChoices.Choice(id: $0, name: subject.names.touchpoint(TouchpointID($0)))
            }.sorted { ($0.name, $0.id) < ($1.name, $1.id) },
            hasAccounts: hasAccounts, lastMoment: subject.engine.log.lastTime, calendar: subject.calendar)
    }

    /// Where the story breaks, ranked.
    package func continuity(
        _ filter: InsightFilter = InsightFilter(), rankedBy ranking: GapRanking = .moneyAtRisk, asOf: Timestamp? = nil
    ) async throws -> ContinuityAnswer {
        let subject = try await subject()
        try footage.allow { .question(events: $0.eventCount, bytesPerEvent: 24) }
        return await continuity(filter, rankedBy: ranking, asOf: asOf, of: subject)
    }

    func continuity(
        _ filter: InsightFilter, rankedBy ranking: GapRanking, asOf: Timestamp?, of subject: Subject
    ) async -> ContinuityAnswer {
        let question = AnswerCache.Question(kind: .continuity, filter: filter, asOf: asOf)
        let report = await answers.answer(to: question, about: subject.key) {
            subject.engine.continuity(filter, asOf: asOf, months: subject.months)
        }
        return ContinuityAnswer(
            report: report.ranked(by: ranking), ranking: ranking, scriptVersion: subject.version?.id,
            names: subject.names, currency: subject.script?.company.currency,
            settings: subject.script?.company.settings ?? Settings(), unmeasured: Unmeasured(of: subject.script))
    }

    /// Directly-follows edges.
    package func edges(_ filter: InsightFilter, within grouping: Grouping = .customer) async throws -> [EdgeRow] {
        try await ask { $0.edges(filter, within: grouping.engine) }
    }

    /// The distinct ways through, most frequent first.
    package func variants(
        _ filter: InsightFilter, within grouping: Grouping = .customer, limit: Int = 100, sessionGap: Wait? = .days(30)
    ) async throws -> VariantsAnswer {
        try await ask { $0.variants(filter, within: grouping.engine, limit: limit, sessionGap: sessionGap) }
    }

    /// How many customers reach each of some steps in order.
    package func funnel(
        _ steps: [TouchpointID], within: Wait = .days(30), _ filter: InsightFilter
    ) async throws -> [FunnelRow] {
        try await ask { $0.funnel(steps, within: within, filter) }
    }

    /// Waits at hand-offs between departments.
    package func handOffs(_ filter: InsightFilter) async throws -> [HandOffRow] {
        try await ask { $0.handOffs(filter) }
    }

    /// Lived journeys against the script.
    package func fitness(_ filter: InsightFilter, limit: Int = 50) async throws -> FitnessAnswer {
        try await ask { $0.fitness(filter, limit: limit) }
    }

    /// How orders, tickets and the like stood at their end, by the last stated values of some facts.
    package func finalFacts(_ facts: [FactID], _ filter: InsightFilter) async throws -> [FinalFactsRow] {
        try await ask { $0.finalFacts(facts, filter) }
    }

    func ask<Answer: Sendable>(
        _ question: @escaping @Sendable (Engine) -> Answer
    ) async throws -> Answer {
        let engine = try await subject().engine
        try footage.allow { .question(events: $0.eventCount, bytesPerEvent: 12) }
        return await BlockingWork.run { question(engine) }
    }
}

/// What events are put in order by before a question looks at what follows what.
package enum Grouping: String, CaseIterable, Sendable {
    case customer
    case `case`

    var engine: JourneyEngine.Grouping {
        switch self {
        case .customer: .customer
        case .case: .case
        }
    }
}

/// The choices of a filter form, with the names to show.
package struct FilterChoices: Sendable {
    package struct Choice: Hashable, Sendable {
        package var id: String
        package var name: String
    }

    package var journeys: [Choice]
    package var departments: [Choice]
    package var channels: [String]
    package var segments: [String]
    package var touchpoints: [Choice] = []
    /// Whether events say which account a customer belongs to.
    package var hasAccounts = false
    /// The last moment that the footage reaches; periods such as "last 90 days" count back from it.
    package var lastMoment: Timestamp?
    package var calendar: CompanyCalendar
}

extension InsightService {
    /// Touchpoints by the ids that people write; one that nobody knows is refused with the nearest that is known.
    package func touchpoints(
        _ ids: [String], called parameter: String = "touchpoint"
    ) async throws -> [TouchpointID] {
        let known = try await subject().touchpoints
        return try ids.map { id in
            guard known.contains(id) else {
                throw FilterError.unknownTouchpoint(
                    parameter: parameter, value: id, remedy: NearestName.suggestion(for: id, among: known.sorted()))
            }
            return TouchpointID(id)
        }
    }
}

extension InsightService {
    /// Computes what the first visitor will ask for, so that nobody waits for it.
    package func warm() async throws {
        _ = try await continuity()
        for journey in try await subject().script?.journeys ?? [] { _ = try await storyboard(of: journey.id) }
        _ = try await proofs()
    }
}
