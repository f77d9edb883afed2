package import Experience
import JourneyEngine

extension InsightService {
    /// A journey drawn from its design and from what was lived; nil when the script has no such journey.
    package func storyboard(
        of journey: JourneyID, _ filter: InsightFilter = InsightFilter()
    ) async throws -> Storyboard? {
        let subject = try await subject()
        guard let version = subject.version, let designed = version.script.journeys.first(where: { $0.id == journey })
        else { return nil }
        var filter = filter
        filter.journey = journey
        let inJourney = filter
        let engine = subject.engine
        let alignments = alignments
        let gaps = await continuity(filter, rankedBy: .customersHurt, asOf: nil, of: subject).report.gaps
        let proofs = try await proofs().filter { $0.journey == journey }
        let question = AnswerCache.Question(kind: .livedJourney, filter: filter)
        let lived = await answers.answer(to: question, about: subject.key) {
            Lived(
                scenes: engine.scenes(inJourney), edges: engine.edges(inJourney, within: .case),
                fitness: engine.fitness(inJourney, limit: 20),
                conformance: engine.conformance(inJourney, limit: 20, remembering: alignments))
        }
        return Storyboard(
            journey: designed, scriptVersion: version.id, names: subject.names,
            currency: version.script.company.currency, lanes: Self.lanes(of: designed, in: version.script),
            scenes: Self.scenes(of: designed, lived: lived, gaps: gaps, proofs: proofs),
            cuts: Self.cuts(of: designed, lived: lived, gaps: gaps), fitness: lived.fitness,
            conformance: lived.conformance)
    }

    private struct Lived: Sendable {
        let scenes: [SceneRow]
        let edges: [EdgeRow]
        let fitness: FitnessAnswer
        let conformance: ConformanceAnswer
    }

    /// Only departments with a scene in this journey get a lane, in the company's order.
    private static func lanes(of journey: Journey, in script: Script) -> [Department] {
        let owners = Set(journey.touchpoints.compactMap(\.owner))
        return script.company.departments.filter { owners.contains($0.id) }
    }

    private static func scenes(
        of journey: Journey, lived: Lived, gaps: [ContinuityGap], proofs: [StandardProof]
    ) -> [Storyboard.Scene] {
        let rows = Dictionary(lived.scenes.map { ($0.touchpoint, $0) }, uniquingKeysWith: { first, _ in first })
        return journey.stages.flatMap { stage in
            stage.touchpoints.map { touchpoint in
                let row = rows[touchpoint.id]
                return Storyboard.Scene(
                    touchpoint: touchpoint, stage: stage, passages: row?.passages ?? 0, customers: row?.customers ?? 0,
                    score: row?.score,
                    gaps: gaps.filter {
                        $0.occurrences > 0 && ($0.key.from == touchpoint.id || $0.key.to == touchpoint.id)
                    },
                    standardsProven: proofs.count { $0.touchpoint.id == touchpoint.id && $0.state == .proven },
                    standards: touchpoint.standards.count)
            }
        }
    }

    /// Every designed cut, lived or not, and every lived one, designed or not.
    private static func cuts(of journey: Journey, lived: Lived, gaps: [ContinuityGap]) -> [Storyboard.Cut] {
        struct Pair: Hashable {
            let from: TouchpointID
            let to: TouchpointID
        }
        var cuts: [Pair: Storyboard.Cut] = [:]
        for handOff in journey.handOffs {
            cuts[Pair(from: handOff.from, to: handOff.to)] = Storyboard.Cut(
                from: handOff.from, to: handOff.to, count: 0, median: nil, designed: true, expected: handOff.wait,
                gapOccurrences: 0)
        }
        for edge in lived.edges {
            let pair = Pair(from: edge.from, to: edge.to)
            var cut =
                cuts[pair]
                ?? Storyboard.Cut(
                    from: edge.from, to: edge.to, count: 0, median: nil, designed: false, expected: nil,
                    gapOccurrences: 0)
            cut.count = edge.count
            cut.median = Wait(milliseconds: edge.medianMilliseconds)
            cuts[pair] = cut
        }
        for gap in gaps {
            guard let from = gap.key.from, let to = gap.key.to else { continue }
            cuts[Pair(from: from, to: to)]?.gapOccurrences += gap.occurrences
        }
        return cuts.values.sorted { ($0.count, $1.from.text, $1.to.text) > ($1.count, $0.from.text, $0.to.text) }
    }
}
