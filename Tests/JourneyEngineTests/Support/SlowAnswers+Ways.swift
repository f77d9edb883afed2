import Experience

@testable import JourneyEngine

/// The questions about ways between touchpoints and about groups of customers, answered the plain, slow way.
extension SlowAnswers {
    /// Stories with nothing but the journey applied, cut at pauses.
    func stretches(_ grouping: Grouping, gap: Int64?) -> [[PlainEvent]] {
        sequences(grouping).flatMap { sequence in
            var stretches: [[PlainEvent]] = []
            for event in sequence {
                if let last = stretches.last?.last, gap.map({ Self.wait(last, event) <= $0 }) ?? true {
                    stretches[stretches.count - 1].append(event)
                } else {
                    stretches.append([event])
                }
            }
            return stretches
        }
    }

    struct Way: Hashable {
        var touchpoints: [String]
        var passages: Int
        var customers: Int
    }

    /// Every way of up to so many scenes from each kept passage of a touchpoint, and every beginning of one.
    func ways(
        _ direction: PathDirection, _ touchpoint: String, scenes: Int, gap: Int64?, _ grouping: Grouping
    ) -> (whole: Set<Way>, beginnings: Set<Way>) {
        var whole: [[String]: [String]] = [:]
        var beginnings: [[String]: [String]] = [:]
        for story in stretches(grouping, gap: gap) {
            let story = direction == .after ? story : story.reversed()
            for (index, event) in story.enumerated() where event.touchpoint == touchpoint && keeps([event]) {
                let way = story[(index + 1)...].prefix(scenes).map(\.touchpoint)
                whole[way, default: []].append(event.customer)
                for length in 0...way.count {
                    beginnings[Array(way.prefix(length)), default: []].append(event.customer)
                }
            }
        }
        func counted(_ found: [[String]: [String]]) -> Set<Way> {
            Set(found.map { Way(touchpoints: $0, passages: $1.count, customers: Set($1).count) })
        }
        return (counted(whole), counted(beginnings))
    }

    func between(_ from: String, _ to: String, _ grouping: Grouping) -> BetweenAnswer {
        var waits: [Int64] = []
        var customers: Set<String> = []
        var repeated = 0
        var open = 0
        for story in stretches(grouping, gap: nil) {
            for (index, event) in story.enumerated() where event.touchpoint == from && keeps([event]) {
                let next = story[(index + 1)...].first { $0.touchpoint == to || $0.touchpoint == from }
                if let next, next.touchpoint == to {
                    waits.append(Self.wait(event, next))
                    customers.insert(event.customer)
                } else if next != nil {
                    repeated += 1
                } else {
                    open += 1
                }
            }
        }
        func value(_ percent: Int) -> Int64? { waits.isEmpty ? nil : Self.quantile(percent, waits) }
        return BetweenAnswer(
            from: TouchpointID(from), to: TouchpointID(to), count: waits.count, customers: customers.count,
            medianMilliseconds: value(50), p90Milliseconds: value(90), p95Milliseconds: value(95),
            maxMilliseconds: waits.max(), repeated: repeated, open: open)
    }

    /// Customers by month of beginning, and of those by months later; months are numbered by their starts.
    func retention(first: String?, back: String?, span: Int, starts: [Int64]) -> (
        begun: [Int: Int], again: [[Int]: Int]
    ) {
        var begun: [Int: Int] = [:]
        var again: [[Int]: Int] = [:]
        func month(_ event: PlainEvent) -> Int { starts.lastIndex { $0 <= event.time } ?? 0 }
        for story in sequences(.customer) {
            guard let beginning = story.firstIndex(where: { first == nil || $0.touchpoint == first }),
                keeps([story[beginning]])
            else { continue }
            let cohort = month(story[beginning])
            begun[cohort, default: 0] += 1
            let later = story[(beginning + 1)...].filter { back == nil || $0.touchpoint == back }.map(month)
            for number in Set(later.map { $0 - cohort }) where (1...span).contains(number) {
                again[[cohort, number], default: 0] += 1
            }
        }
        return (begun, again)
    }

    struct Group {
        var leaving: [String: Int] = [:]
        var took: [[String]: Int] = [:]
        var waits: [[String]: [Int64]] = [:]
        var customers: Set<String> = []
        var passages = 0
    }

    /// Each customer by how they first left each scene: of passages in the order in which they end.
    func group(_ grouping: Grouping) -> Group {
        var group = Group()
        for story in stories {
            var own = self
            own = SlowAnswers(
                stories: [story], owners: owners, filter: filter, journeys: journeys, reopenAfter: reopenAfter,
                scoreWindow: scoreWindow)
            let passages = own.passages(grouping).sorted {
                ($0.1.time, $0.1.arrival) < ($1.1.time, $1.1.arrival)
            }
            var left: Set<String> = []
            for (a, b) in passages {
                group.passages += 1
                group.customers.insert(a.customer)
                group.waits[[a.touchpoint, b.touchpoint], default: []].append(Self.wait(a, b))
                guard left.insert(a.touchpoint).inserted else { continue }
                group.leaving[a.touchpoint, default: 0] += 1
                group.took[[a.touchpoint, b.touchpoint], default: 0] += 1
            }
        }
        return group
    }

    /// Times of reaching a step, of other ends and of being last seen, from the first step and from the one before.
    func reach(
        _ steps: [String], within: Int64, ends: Set<String>, silence: Int64?, now: Int64
    ) -> [(start: [Fate], previous: [Fate])] {
        var fates = steps.map { _ in (start: [Fate](), previous: [Fate]()) }
        for story in stories.map(withCarriedSegments) {
            let inJourney = Set(ofJourney(story).map(\.arrival))
            guard
                let entry = story.firstIndex(where: {
                    $0.touchpoint == steps[0] && inJourney.contains($0.arrival) && keeps([$0])
                })
            else { continue }
            let (ended, after) = fate(of: story[entry...], silence: silence, now: now, steps: steps, ends: ends)
            var reachedAt = [story[entry].time]
            for time in after { reachedAt.append(time) }
            for step in 1..<max(1, steps.count) {
                let isReached = step < reachedAt.count
                let end = isReached ? Fate(.reached, reachedAt[step]) : ended
                fates[step].start.append(end.since(story[entry].time, within))
                let cameToPrevious = step - 1 < reachedAt.count && reachedAt[step - 1] - story[entry].time <= within
                if cameToPrevious { fates[step].previous.append(end.since(reachedAt[step - 1], within)) }
            }
        }
        return fates
    }

    struct Fate: Hashable {
        enum Kind: Hashable {
            case reached
            case ended
            case censored
        }

        var kind: Kind
        var time: Int64

        init(_ kind: Kind, _ time: Int64) {
            self.kind = kind
            self.time = time
        }

        func since(_ start: Int64, _ within: Int64) -> Fate {
            time - start > within ? Fate(.censored, within + 1) : Fate(kind, time - start)
        }
    }

    /// What ended the way, and when each step after the first was reached.
    private func fate(
        of story: ArraySlice<PlainEvent>, silence: Int64?, now: Int64, steps: [String], ends: Set<String>
    ) -> (Fate, [Int64]) {
        var reached: [Int64] = []
        var last = story[story.startIndex].time
        for event in story.dropFirst() where reached.count + 1 < steps.count {
            if let silence, event.time - last > silence { return (Fate(.ended, last + silence), reached) }
            last = event.time
            if event.touchpoint == steps[reached.count + 1] {
                reached.append(event.time)
            } else if ends.contains(event.touchpoint) {
                return (Fate(.ended, event.time), reached)
            }
        }
        if let silence, now - last > silence { return (Fate(.ended, last + silence), reached) }
        return (Fate(.censored, now), reached)
    }
}
