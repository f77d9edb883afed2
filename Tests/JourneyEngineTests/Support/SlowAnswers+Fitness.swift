import Experience

@testable import JourneyEngine

/// How well cases follow the design, found case by case the plain, slow way.
extension SlowAnswers {
    /// Every departure is told; equal ones are in no order.
    struct Fitness: Equatable {
        var cases = 0
        var asDesigned = 0
        var stillOpen = 0
        var departures: Set<FitnessAnswer.Row> = []

        init() {}

        init(_ answer: FitnessAnswer) {
            cases = answer.cases
            stillOpen = answer.stillOpen
            asDesigned = Int((answer.asDesigned.value * Double(answer.asDesigned.count)).rounded())
            departures = Set(answer.departures)
        }
    }

    func fitness(_ script: Script) -> Fitness {
        let touchpoints = script.journeys.flatMap(\.touchpoints)
        let known = Set(touchpoints.map(\.id.text))
        let starts = Set(touchpoints.filter(\.starts).map(\.id.text))
        let ends = Set(touchpoints.filter(\.ends).map(\.id.text))
        let designed = Set(script.journeys.flatMap(\.handOffs).map { [$0.from.text, $0.to.text] })
        let now = stories.joined().map(\.time).max() ?? 0
        var found = Fitness()
        var times: [FitnessAnswer.Departure: [Int]] = [:]
        for (number, story) in sequences(.case).enumerated() where keeps(story) {
            found.cases += 1
            var departures: [FitnessAnswer.Departure] = story.filter { !known.contains($0.touchpoint) }.map {
                .unknown(TouchpointID($0.touchpoint))
            }
            let scenes = story.map(\.touchpoint).filter(known.contains)
            if let first = scenes.first, !starts.contains(first) { departures.append(.start(TouchpointID(first))) }
            for (from, to) in zip(scenes, scenes.dropFirst()) where !designed.contains([from, to]) {
                departures.append(.handOff(from: TouchpointID(from), to: TouchpointID(to)))
            }
            let rest = Int128(now) - Int128(story.last?.time ?? 0)
            if let last = scenes.last, !ends.contains(last) {
                if rest > Int128(reopenAfter) {
                    departures.append(.end(TouchpointID(last)))
                } else if departures.isEmpty {
                    found.stillOpen += 1
                    continue
                }
            }
            found.asDesigned += departures.isEmpty ? 1 : 0
            for departure in departures { times[departure, default: []].append(number) }
        }
        found.departures = Set(
            times.map { .init(departure: $0, occurrences: $1.count, cases: Set($1).count) })
        return found
    }
}
