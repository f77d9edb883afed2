import ColumnStore
import Experience
import Testing

@testable import JourneyEngine
@testable import Statistics

/// Paths, times between touchpoints, retention, groups and funnels with open ends: on random footage, in random splits
/// and with filters, against the slow answers.
@Suite struct WaysTests {
    @Test(arguments: 0..<24) func `paths are those of the footage`(seed: UInt64) {
        let made = QuestionTests.made(seed)
        let direction: PathDirection = seed.isMultiple(of: 2) ? .after : .before
        let grouping: Grouping = seed % 3 == 0 ? .case : .customer
        let gap = seed % 5 == 0 ? nil : Wait.hours(Int64(seed % 7) * 5 + 1)
        let scenes = Int(seed % 4) + 1
        let touchpoint = TouchpointID("t\(seed % 6)")
        let answer = made.engine.paths(
            direction, touchpoint, scenes: scenes, limit: 1_000, breadth: 2, sessionGap: gap, made.filter,
            within: grouping)
        let slow = made.slow.ways(
            direction, touchpoint.text, scenes: scenes, gap: gap?.milliseconds, grouping)
        let found = answer.paths.map {
            SlowAnswers.Way(
                touchpoints: $0.touchpoints.map(\.text), passages: $0.passages, customers: $0.customers)
        }
        #expect(Set(found) == slow.whole)
        #expect(answer.distinct == slow.whole.count)
        #expect(found.map(\.passages) == found.map(\.passages).sorted(by: >))
        #expect(answer.paths.allSatisfy { $0.isWhole == ($0.touchpoints.count < scenes) })
        let all = answer.tree.customers
        #expect(
            answer.paths.allSatisfy { $0.share.count == all && $0.share.value * Double(all) == Double($0.customers) })
        check(answer.tree, at: [], slow.beginnings, slow.whole, scenes: scenes)
        let limited = made.engine.paths(
            direction, touchpoint, scenes: scenes, limit: 1, sessionGap: gap, made.filter, within: grouping)
        #expect(limited.paths == Array(answer.paths.prefix(1)))
    }

    private func check(
        _ branch: PathsAnswer.Branch, at way: [String], _ beginnings: Set<SlowAnswers.Way>,
        _ whole: Set<SlowAnswers.Way>, scenes: Int
    ) {
        let here = beginnings.first { $0.touchpoints == way }
        #expect(branch.passages == here?.passages ?? 0)
        #expect(branch.customers == here?.customers ?? 0)
        let rests = whole.first { $0.touchpoints == way }?.passages ?? 0
        #expect(branch.rests == (way.count < scenes ? rests : 0))
        let below = beginnings.filter { $0.touchpoints.count == way.count + 1 && $0.touchpoints.dropLast() == way[...] }
        #expect(branch.next.count == min(2, below.count))
        #expect(branch.others + branch.next.reduce(0) { $0 + $1.passages } == below.reduce(0) { $0 + $1.passages })
        #expect(branch.next.map(\.passages) == Array(below.map(\.passages).sorted(by: >).prefix(2)))
        for next in branch.next { check(next, at: way + [next.touchpoint.text], beginnings, whole, scenes: scenes) }
    }

    @Test(arguments: 0..<24, Grouping.allCases) func `times between touchpoints are those of the footage`(
        seed: UInt64, grouping: Grouping
    ) {
        let made = QuestionTests.made(seed)
        for to in ["t0", "t\(seed % 7)", "t4", "nowhere"] {
            let from = "t\(seed % 5)"
            let answer = made.engine.between(TouchpointID(from), TouchpointID(to), made.filter, within: grouping)
            #expect(answer == made.slow.between(from, to, grouping))
        }
    }

    @Test(arguments: 0..<24) func `cohorts are those of the footage`(seed: UInt64) throws {
        let made = QuestionTests.made(seed)
        let begin = try #require(made.engine.log.firstTime).milliseconds
        let now = try #require(made.engine.log.lastTime).milliseconds
        // Months of twenty hours, so that there are many; the last one is not over.
        let starts = Array(stride(from: begin, through: now, by: 72_000_000))
        let months = starts.enumerated().map {
            MonthStart(
                year: 2_000 + $0.offset / 12, month: $0.offset % 12 + 1, start: Timestamp(milliseconds: $0.element))
        }
        let first = [nil, "t1", "nowhere"][Int(seed % 3)]
        let back = [nil, "t2"][Int(seed % 2)]
        let answer = made.engine.retention(
            first: first.map { TouchpointID($0) }, back: back.map { TouchpointID($0) }, span: 5, months: months,
            made.filter)
        let slow = made.slow.retention(first: first, back: back, span: 5, starts: starts)
        #expect(answer.cohorts.reduce(0) { $0 + $1.customers } == slow.begun.values.reduce(0, +))
        #expect(answer.cohorts.count == slow.begun.count)
        for cohort in answer.cohorts {
            let month = (cohort.year - 2_000) * 12 + cohort.month - 1
            #expect(cohort.customers == slow.begun[month])
            #expect(cohort.isComplete == (month < starts.count - 1))
            #expect(cohort.months.map(\.number) == Array(1..<max(1, min(6, starts.count - month))))
            for later in cohort.months {
                #expect(later.customers == slow.again[[month, later.number]] ?? 0)
                #expect(later.isComplete == (month + later.number < starts.count - 1))
                #expect(later.share.value == Double(later.customers) / Double(cohort.customers))
            }
        }
    }

    @Test(arguments: 0..<24, Grouping.allCases) func `groups are compared by how customers first leave a scene`(
        seed: UInt64, grouping: Grouping
    ) {
        let made = QuestionTests.made(seed)
        let other = InsightFilter(attributes: [AttributeCondition(.segment, ["gold"])])
        var script = Script.sample
        script.company.settings.minimumCases = 4
        let engine = Engine(log: made.engine.log, script: script, ranges: made.engine.ranges)
        let answer = engine.compare(made.filter, other, within: grouping)
        let first = made.slow.group(grouping)
        var otherSlow = made.slow
        otherSlow.filter = other
        let second = otherSlow.group(grouping)
        #expect(answer.first.customers == first.customers.count)
        #expect(answer.first.passages == first.passages)
        #expect(answer.second.customers == second.customers.count)
        #expect(answer.inBoth == first.customers.intersection(second.customers).count)
        let edges = Set(first.waits.keys).union(second.waits.keys)
        let looked = edges.filter { min(first.leaving[$0[0]] ?? 0, second.leaving[$0[0]] ?? 0) >= 4 }
        #expect(answer.tooFew == edges.count - looked.count)
        #expect(Set(answer.rows.map { [$0.from.text, $0.to.text] }) == looked)
        for row in answer.rows {
            let edge = [row.from.text, row.to.text]
            for (side, slow) in [(row.first, first), (row.second, second)] {
                let waits = slow.waits[edge] ?? []
                #expect(side.leaving == slow.leaving[edge[0]])
                #expect(side.took == slow.took[edge] ?? 0)
                #expect(side.passages == waits.count)
                #expect(side.medianMilliseconds == (waits.isEmpty ? nil : SlowAnswers.quantile(50, waits)))
            }
        }
        let adjusted = MultipleTesting.benjaminiHochberg(answer.rows.map(\.pValue))
        #expect(answer.rows.map(\.adjusted) == adjusted)
    }

    @Test func `a difference that is there is found, and alike groups show none`() throws {
        var events: [PlainEvent] = []
        for number in 0..<400 {
            let isGold = number.isMultiple(of: 2)
            // Gold customers go from order to a call half the time, others one time in ten.
            let calls = isGold ? number % 4 == 0 : number % 10 == 1
            for (index, touchpoint) in ["order", calls ? "call" : "ship", "end"].enumerated() {
                var event = PlainEvent("c\(number)", Int64(number * 10 + index) * 1_000, touchpoint)
                event.segment = isGold ? "gold" : "basic"
                event.channel = number % 8 < 4 ? "web" : "phone"
                events.append(event)
            }
        }
        let engine = Engine(log: EventLog.build(from: [EventBlock.of(events)]), script: nil)
        let answer = engine.compare(InsightFilter(segment: "gold"), InsightFilter(segment: "basic"))
        let call = try #require(answer.rows.first { $0.from == "order" && $0.to == "call" })
        #expect(call.holds)
        #expect(call.first == ComparisonAnswer.Side(leaving: 200, took: 100, passages: 100, medianMilliseconds: 1_000))
        #expect(call.second.took == 40)
        #expect(abs(call.difference.value - 0.3) < 1e-12)
        #expect(abs(call.customersMore - 60) < 1e-9)
        #expect(answer.rows.first?.holds == true)
        #expect(answer.inBoth == 0)
        let alike = engine.compare(InsightFilter(channel: "web"), InsightFilter(channel: "phone"))
        #expect(alike.rows.allSatisfy { !$0.holds })
        #expect(alike.rows.contains { $0.pValue > 0.99 })
    }

    @Test(arguments: 0..<24) func `funnels with open ends are those of the footage`(seed: UInt64) throws {
        let made = QuestionTests.made(seed)
        let steps = [["t0", "t1", "t2"], ["t3", "t3", "t4", "nowhere"], ["t5"]][Int(seed % 3)]
        let ends: [TouchpointID]? = seed.isMultiple(of: 2) ? ["t6", "t4"] : nil
        let silence: Wait? = seed % 4 < 2 ? .hours(30) : nil
        let within = Wait.hours(60)
        let answer = made.engine.reach(
            steps.map { TouchpointID($0) }, within: within, ends: ends, silence: silence, made.filter)
        let designed = ["t0": ["t2", "never"], "t3": ["t5"], "t5": ["t5"]][steps[0]] ?? []
        let expectedEnds = (ends.map { $0.map(\.text) } ?? designed).filter { !steps.contains($0) }
        let now = try #require(made.engine.log.lastTime).milliseconds
        let slow = made.slow.reach(
            steps, within: within.milliseconds, ends: Set(expectedEnds), silence: silence?.milliseconds, now: now)
        #expect(answer.steps.map(\.touchpoint.text) == steps)
        for (step, fates) in zip(answer.steps, slow).dropFirst() {
            #expect(step.customers == fates.start.count { $0.kind == .reached })
            #expect(step.ended == fates.previous.count { $0.kind == .ended })
            #expect(step.open == fates.previous.count { $0.kind == .censored })
            #expect(step.fromStart?.count == fates.start.count)
            #expect(step.fromPrevious?.count == fates.previous.count)
            #expect(abs((step.fromStart?.value ?? .nan) - incidence(fates.start, within)) < 1e-12)
            #expect(abs((step.fromPrevious?.value ?? .nan) - incidence(fates.previous, within)) < 1e-12)
        }
    }

    /// Aalen and Johansen's sum over the reached, each by how many were still under way right before.
    private func incidence(_ fates: [SlowAnswers.Fate], _ within: Wait) -> Double {
        var open = 1.0
        var sum = 0.0
        for time in Set(fates.filter { $0.kind != .censored }.map(\.time)).sorted() where time <= within.milliseconds {
            let atRisk = Double(fates.count { $0.time >= time })
            sum += open * Double(fates.count { $0.time == time && $0.kind == .reached }) / atRisk
            open *= 1 - Double(fates.count { $0.time == time && $0.kind != .censored }) / atRisk
        }
        return sum
    }

    @Test(arguments: 0..<16) func `any split gives the same answers to the bit`(seed: UInt64) {
        let made = QuestionTests.made(seed)
        let whole = Engine(log: made.engine.log, script: .sample, threads: 1)
        let steps: [TouchpointID] = ["t0", "t1", "t2"]
        let gold = InsightFilter(segment: "gold")
        for engine in [
            made.engine, Engine(log: made.engine.log, script: .sample, ranges: Self.singles(made.engine.log)),
        ] {
            #expect(engine.paths(.after, "t1", made.filter) == whole.paths(.after, "t1", made.filter))
            #expect(engine.between("t1", "t2", made.filter) == whole.between("t1", "t2", made.filter))
            #expect(engine.retention(made.filter) == whole.retention(made.filter))
            #expect(engine.compare(made.filter, gold) == whole.compare(made.filter, gold))
            #expect(
                engine.reach(steps, within: .hours(60), made.filter)
                    == whole.reach(steps, within: .hours(60), made.filter))
        }
    }

    /// Every customer by themselves.
    private static func singles(_ log: EventLog) -> [Range<Int>] { (0..<log.customerCount).map { $0..<$0 + 1 } }

    @Test func `an empty log has empty answers`() {
        let engine = Engine(log: .empty, script: nil)
        let all = InsightFilter()
        #expect(engine.paths(.after, "a", all).paths.isEmpty)
        #expect(engine.between("a", "b", all).count == 0)
        #expect(engine.between("a", "b", all).medianMilliseconds == nil)
        #expect(engine.retention(all).cohorts.isEmpty)
        #expect(engine.compare(all, all).rows.isEmpty)
        #expect(engine.reach(["a", "b"], within: .days(1), all).steps.map(\.customers) == [0, 0])
        #expect(engine.reach([], within: .days(1), all).steps.isEmpty)
    }
}
