package import Experience

/// The continuity report: every gap with its figures, in the order of the ranking.
package struct ContinuityJSON: Encodable, Sendable {
    struct Promises: Encodable, Sendable {
        let kept: Int
        let late: Int
        let broken: Int
        let pending: Int
    }

    struct NotMeasured: Encodable, Sendable {
        let hand_offs_without_wait: Int
        let standards_without_proof: Int
    }

    let ranking: String
    let filter: FilterJSON
    let script_version: String?
    let as_of: String
    let currency: String?
    let spend_window_ms: Int64
    let score_window_ms: Int64
    let events: Int
    let customers: Int
    let cases: Int
    let unknown_owner_events: Int
    let other_currency_events: Int
    let promises: Promises
    let not_measured: NotMeasured
    let gaps: [GapJSON]

    package init(_ answer: ContinuityAnswer) {
        let report = answer.report
        ranking = answer.ranking.rawValue
        filter = FilterJSON(report.filter)
        script_version = answer.scriptVersion
        as_of = report.asOf.iso8601
        currency = answer.currency?.code
        spend_window_ms = answer.settings.spendWindow.milliseconds
        score_window_ms = answer.settings.scoreWindow.milliseconds
        events = report.events
        customers = report.customers
        cases = report.cases
        unknown_owner_events = report.unknownOwners
        other_currency_events = report.otherCurrencyEvents
        promises = Promises(
            kept: report.promises.kept, late: report.promises.late, broken: report.promises.broken,
            pending: report.promises.pending)
        not_measured = NotMeasured(
            hand_offs_without_wait: answer.unmeasured.handOffsWithoutWait,
            standards_without_proof: answer.unmeasured.standardsWithoutProof)
        let words = GapWords(names: answer.names)
        gaps = report.gaps.enumerated().map { GapJSON($1, rank: $0 + 1, words: words) }
    }
}

/// Which gap: the same fields wherever a gap is named.
package struct GapKeyJSON: Encodable, Sendable {
    /// The stable name of `/gaps/{name}`.
    let name: String
    let kind: String
    let journey: String?
    let from: String?
    let to: String?
    let from_department: String?
    let to_department: String?
    let subject: String?

    init(_ key: GapKey) {
        name = key.name
        kind = key.kind.rawValue
        journey = key.journey?.text
        from = key.from?.text
        to = key.to?.text
        from_department = key.fromDepartment?.text
        to_department = key.toDepartment?.text
        subject = key.subject
    }
}
