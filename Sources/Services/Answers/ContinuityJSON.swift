import Experience

/// The continuity report: every gap with its figures, in the order of the ranking.
package struct ContinuityJSON: Encodable, Sendable {
    struct Promises: Encodable, Sendable {
        let kept: Int
        let late: Int
        let broken: Int
        let pending: Int
    }

    struct NotMeasured: Encodable, Sendable {
        let handOffsWithoutWait: Int
        let standardsWithoutProof: Int
    }

    let ranking: String
    let filter: FilterJSON
    let scriptVersion: String?
    let asOf: String
    let currency: String?
    let spendWindowMs: Int64
    let scoreWindowMs: Int64
    let events: Int
    let customers: Int
    let cases: Int
    let unknownOwnerEvents: Int
    let otherCurrencyEvents: Int
    let promises: Promises
    let notMeasured: NotMeasured
    /// Figures that a merged answer can't have; absent where all are there.
    let leftOut: [String]?
    let gaps: [GapJSON]

    package init(_ answer: ContinuityAnswer) {
        let report = answer.report
        ranking = answer.ranking.rawValue
        filter = FilterJSON(report.filter)
        scriptVersion = answer.scriptVersion
        asOf = report.asOf.iso8601
        currency = answer.currency?.code
        spendWindowMs = answer.settings.spendWindow.milliseconds
        scoreWindowMs = answer.settings.scoreWindow.milliseconds
        events = report.events
        customers = report.customers
        cases = report.cases
        unknownOwnerEvents = report.unknownOwners
        otherCurrencyEvents = report.otherCurrencyEvents
        promises = Promises(
            kept: report.promises.kept, late: report.promises.late, broken: report.promises.broken,
            pending: report.promises.pending)
        notMeasured = NotMeasured(
            handOffsWithoutWait: answer.unmeasured.handOffsWithoutWait,
            standardsWithoutProof: answer.unmeasured.standardsWithoutProof)
        leftOut = answer.isMerged ? ContinuityAnswer.leftOutOfMerged : nil
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
    let fromDepartment: String?
    let toDepartment: String?
    let subject: String?

    init(_ key: GapKey) {
        name = key.name
        kind = key.kind.rawValue
        journey = key.journey?.text
        from = key.from?.text
        to = key.to?.text
        fromDepartment = key.fromDepartment?.text
        toDepartment = key.toDepartment?.text
        subject = key.subject
    }
}
