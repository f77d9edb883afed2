import Experience
import Intake
import Services

extension Renderer {
    /// An answer of the event log, written in the same way whoever computed it. `names` are told in texts; partial
    /// results know only ids. `listingWays`: of conformance the commonest ways. `script`: what merged gaps were held
    /// against.
    func write(
        _ answer: JourneyAnswer, _ names: Names = Names(of: nil), listingWays: Bool = false, of script: Script? = nil
    ) throws {
        switch answer {
        case .edges(let rows): try write(Table(edges: rows), json: EdgesJSON(rows))
        case .variants(let answer):
            try write(
                Table(variants: answer), json: VariantsJSON(answer),
                text: Table(variants: answer).text() + "\n\(answer.sessions) sessions, \(answer.distinct) variants\n")
        case .handOffs(let rows): try write(Table(handOffs: rows), json: HandOffsJSON(rows))
        case .funnel(let rows): try write(Table(funnel: rows), json: FunnelJSON(rows))
        case .scenes(let rows): try write(Table(scenes: rows), json: ScenesJSON(rows))
        case .fitness(let answer):
            try write(Table(departures: answer.departures), json: FitnessJSON(answer), text: text(of: answer))
        case .between(let answer):
            // By id, since partial results know no names.
            try write(
                Table(between: answer), json: BetweenJSON(answer),
                text: WaysText.summary(answer, Names(of: nil)) + "\n\n" + Table(readable: answer).text())
        case .delays(let answer):
            try write(
                Table(delays: answer), json: DelaysJSON(answer),
                text: ScoresText.summary(answer) + "\n\n" + Table(delays: answer).text())
        case .laterSpend(let answer):
            try write(
                Table(laterSpend: answer), json: LaterSpendJSON(answer),
                text: ScoresText.summary(answer) + "\n\n" + Table(laterSpend: answer).text())
        case .sceneScores(let rows): try write(Table(sceneScores: rows), json: SceneScoresJSON(rows))
        case .finalFacts(let answer):
            try write(Table(facts: answer.facts, answer.rows), json: FinalFactsJSON(answer.facts, answer.rows))
        case .paths(let answer):
            try write(
                Table(paths: answer), json: PathsJSON(answer),
                text: WaysText.summary(answer, names) + "\n\n" + Table(readable: answer, names).text())
        case .retention(let answer):
            try write(
                Table(retention: answer), json: RetentionJSON(answer),
                text: WaysText.summary(answer) + "\n\n" + Table(readable: answer).text())
        case .reach(let answer):
            try write(
                Table(reach: answer), json: ReachJSON(answer),
                text: WaysText.summary(answer, names) + "\n\n" + Table(readable: answer, names).text())
        case .comparison(let answer):
            try write(
                Table(comparison: answer), json: ComparisonJSON(answer),
                text: WaysText.summary(answer) + "\n\n" + Table(readable: answer, names).text())
        case .conformance(let answer): try write(answer, names, listingWays: listingWays)
        case .waitLimits(let rows): try write(Table(waitLimits: rows), json: WaitLimitsJSON(rows))
        case .continuity(let report):
            let answer = ContinuityAnswer(merged: report, script)
            try write(
                Table(continuity: answer), json: ContinuityJSON(answer),
                text: ContinuityText(answer, calendar: CompanyCalendar(of: script)).text(limit: 20))
        }
    }

    private func text(of answer: FitnessAnswer) -> String {
        let share = answer.asDesigned
        let range = share.interval.map { " (\(($0.low * 100).shortened)–\(($0.high * 100).shortened) %)" } ?? ""
        return """
            \((share.value * 100).shortened) %\(range) of \(share.count) finished cases ran as designed; \
            \(answer.stillOpen) more follow the design and are not finished.

            \(Table(departures: answer.departures).text())
            """
    }
}
