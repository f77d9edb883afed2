import Assembly
import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import SQL
import Services
import Stores
import TestSupport
import Testing

/// What is older than it is kept for goes, nothing else does, and it doesn't come back by itself.
@Suite("Footage that is kept for a while") struct RetentionTests {
    /// Services whose clock the test moves.
    static func run(
        failingOneIn oneIn: Int = .max, seed: UInt64 = 0, clock: FixedClock = FixedClock(),
        _ body: (ServiceSet, any SQLDatabase, DataFolder) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await TestDatabase.current.open { database in
                let data = DataFolder(path: folder.path(of: "data"))
                try data.prepare()
                let unsteady = UnsteadyDatabase(database, failingOneIn: oneIn, seed: seed)
                let services = try await ServiceSet.open(over: unsteady, in: data, working: false) { clock.now }
                try await body(services, database, data)
            }
        }
    }

    /// Events of some customers, so many days and a little more before the start of the clock's day.
    static func lines(_ ages: [Int], name: String = "e") -> [String] {
        ages.enumerated().map { number, age in
            let time = 1_740_787_200_000 - age * 86_400_000 + 1_000 * number + 500
            return #"{"id":"\#(name)\#(number)","customer":"c\#(number % 7)","time":\#(time),"#
                + #""touchpoint":"t\#(number % 5)","department":"d\#(number % 3)"}"#
        }
    }

    /// In bodies of any size, which become blocks.
    private static func send(
        _ lines: [String], to services: ServiceSet, _ chance: inout SeededGenerator
    ) async throws -> [EventReceipt] {
        var rest = lines[...]
        var receipts: [EventReceipt] = []
        while !rest.isEmpty {
            let body = rest.prefix(Int.random(in: 1...60, using: &chance))
            receipts += try await take(Array(body), services)
            rest = rest.dropFirst(body.count)
        }
        return receipts
    }

    static func take(_ lines: [String], _ services: ServiceSet) async throws -> [EventReceipt] {
        try await services.footage.accept(Array(lines.joined(separator: "\n").utf8))
    }

    /// Everything that some questions answer.
    private static func figures(_ services: ServiceSet) async throws -> [String] {
        let filter = InsightFilter()
        return [
            "\(try await services.insight.edges(filter))", "\(try await services.insight.handOffs(filter))",
            "\(try await services.stories.search("c"))", "\(services.footage.state)",
        ]
    }

    @Test(arguments: 0..<6) func whatWasShownGoesAndFiguresAreThoseOfTheRest(seed: UInt64) async throws {
        var chance = SeededGenerator(seed: seed)
        let ages = (0..<Int.random(in: 1...700, using: &chance)).map { _ in Int.random(in: 0...900, using: &chance) }
        let limit = Int.random(in: 1...800, using: &chance)
        let lines = Self.lines(ages)
        // The first day that is kept is so many days ago, whole.
        let stays = lines.indices.filter { ages[$0] <= limit }
        let goes = Set(lines.indices).subtracting(stays)
        let sends = chance
        try await Self.run { services, database, _ in
            var chance = sends
            _ = try await Self.send(lines, to: services, &chance)
            if seed % 2 == 0 { _ = try await Compactor(database: database, policy: .eager).run() }
            var limits = RetentionLimits()
            limits[.footage] = .days(limit)
            let shown = try #require(try await services.retention.preview(by: limits).kinds[.footage])
            #expect(shown.count == goes.count && shown.customers == Set(goes.map { $0 % 7 }).count)
            #expect(shown.isEverything == (!goes.isEmpty && stays.isEmpty))
            let before = try await database.read { try $0.blocks.totals() }
            _ = try await services.retention.set(.footage, to: .days(limit), consent: .everything)
            let went = try await services.retention.apply().kinds[.footage]
            let after = try await database.read { try $0.blocks.totals() }
            #expect(went?.count == shown.count && went?.bytes == shown.bytes && went?.customers == shown.customers)
            #expect(went?.first == shown.first && went?.last == shown.last)
            #expect(before.bytes - after.bytes == shown.bytes && before.events - after.events == shown.count)
            let figures = try await Self.figures(services)
            try await Self.run { plain, _, _ in
                _ = try await Self.take(stays.map { lines[$0] }, plain)
                #expect(try await Self.figures(plain) == figures)
            }
            // What stays is known; what went is refused, with the limit.
            for (number, receipt) in try await Self.send(lines, to: services, &chance).enumerated() {
                if case .rejected(let problem) = receipt {
                    #expect(goes.contains(number) && problem.reason == "past_retention" && problem.field == "time")
                    #expect(problem.message.contains(KeptSpan.days(limit).text))
                } else {
                    #expect(!goes.contains(number) && receipt == .known)
                }
            }
            #expect(try await Self.figures(services) == figures)
            #expect(try await services.retention.preview().isEmpty)
        }
    }

    @Test(arguments: 0..<8) func aRoundThatIsInterruptedGoesOnAndLosesNothingElse(seed: UInt64) async throws {
        let clock = FixedClock()
        let ages = (0..<400).map { $0 % 100 }
        let lines = Self.lines(ages)
        try await Self.run(failingOneIn: 3, seed: seed, clock: clock) { services, database, _ in
            var chance = SeededGenerator(seed: seed)
            var rest = lines[...]
            while !rest.isEmpty {
                let body = rest.prefix(Int.random(in: 1...40, using: &chance))
                if (try? await Self.take(Array(body), services)) != nil { rest = rest.dropFirst(body.count) }
            }
            while true {
                do {
                    _ = try await services.retention.set(.footage, to: .days(50), consent: .some)
                    break
                } catch is UnsteadyDatabase.Failed {}
            }
            var interruptions = 0
            while true {
                do {
                    _ = try await services.retention.apply()
                    break
                } catch is UnsteadyDatabase.Failed {
                    interruptions += 1
                } catch RetentionProblem.isBusy {
                    // The one that died holds it for a while.
                    clock.advance(by: .minutes(11))
                }
                let left = try await database.read { try $0.blocks.totals().events }
                #expect(left >= ages.count { $0 <= 50 })
            }
            #expect(interruptions > 0)
            let stays = lines.indices.filter { ages[$0] <= 50 }
            let figures = try await Self.figures(services)
            try await Self.run { plain, _, _ in
                _ = try await Self.take(stays.map { lines[$0] }, plain)
                #expect(try await Self.figures(plain) == figures)
            }
        }
    }

    @Test func raisingALimitBringsNothingBackAndSaysSo() async throws {
        try await Self.run { services, _, _ in
            let lines = Self.lines([1, 2, 3, 100, 200])
            _ = try await Self.take(lines, services)
            let first = try await services.retention.set(.footage, to: .days(50), consent: .some)
            #expect(first.going.count == 2 && !first.isRaised)
            _ = try await services.retention.apply()
            let raised = try await services.retention.set(.footage, to: .months(24))
            #expect(raised.isRaised && raised.going.isEmpty)
            #expect(RetentionText.sentences(of: raised).contains { $0.contains("does not come back by itself") })
            #expect(services.footage.state.events == 3)
            // They can be brought back: nobody says that they are there.
            let receipts = try await Self.take(lines, services)
            #expect(receipts == [.known, .known, .known, .accepted, .accepted])
            let lowered = try await services.retention.set(.footage, to: .days(50), consent: .some)
            #expect(!lowered.isRaised)
            #expect(try await services.retention.set(.footage, to: nil).isRaised)
        }
    }

    @Test func whatWouldTakeSomethingOrEverythingHasToBeConfirmed() async throws {
        let clock = FixedClock()
        try await Self.run(clock: clock) { services, _, _ in
            _ = try await Self.take(Self.lines([10, 20, 30]), services)
            for consent in RetentionConsent.allCases where consent < .some {
                await #expect(throws: RetentionProblem.self) {
                    try await services.retention.set(.footage, to: .days(15), consent: consent)
                }
            }
            for consent in RetentionConsent.allCases where consent < .everything {
                await #expect(throws: RetentionProblem.self) {
                    try await services.retention.set(.footage, to: .days(5), consent: consent)
                }
            }
            #expect(try await services.retention.limits().isEmpty)
            _ = try await services.retention.set(.footage, to: .days(40))
            #expect(try await services.retention.applyWhenDue()?.isEmpty == true)
            // Time goes on until all of it is too old: that was agreed by nobody.
            clock.advance(by: .days(60))
            await #expect(throws: RetentionProblem.self) { try await services.retention.applyWhenDue() }
            #expect(services.footage.state.events == 3)
            #expect(try await services.retention.apply(consent: .everything).kinds[.footage]?.isEverything == true)
            #expect(services.footage.state.events == 0)
        }
    }

    @Test func whoAgreedThatEverythingGoesIsNotAskedAgain() async throws {
        try await Self.run { services, _, _ in
            _ = try await Self.take(Self.lines([10, 20, 30]), services)
            _ = try await services.retention.set(.footage, to: .days(5), consent: .everything)
            #expect(try await services.retention.applyWhenDue()?.kinds[.footage]?.count == 3)
        }
    }

    @Test func itGoesOnceADay() async throws {
        let clock = FixedClock()
        try await Self.run(clock: clock) { services, _, _ in
            _ = try await Self.take(Self.lines([1, 9, 10, 30]), services)
            #expect(try await services.retention.applyWhenDue() == nil)
            _ = try await services.retention.set(.footage, to: .days(10), consent: .some)
            #expect(try await services.retention.applyWhenDue()?.kinds[.footage]?.count == 1)
            clock.advance(by: .hours(23))
            #expect(try await services.retention.applyWhenDue() == nil)
            clock.advance(by: .hours(1))
            #expect(try await services.retention.applyWhenDue()?.kinds[.footage]?.count == 1)
            #expect(services.footage.state.events == 2)
        }
    }

    @Test func oldRowsOfAFileAreRefusedAndCounted() async throws {
        try await Self.run { services, _, folder in
            _ = try await services.retention.set(.footage, to: .days(30))
            let path = folder.path + "/old.csv"
            let now = 1_740_830_400_000
            try Data("who,at,what,total\nc1,\(now),order,1\nc2,1000,order,1\nc3,2000,order,1\n".utf8)
                .write(to: URL(filePath: path))
            for added in [1, 0] {
                let record = try await services.imports.run(
                    ImportRequest(files: [path], mappingText: ImportServiceTests.mapping, mappingPath: path))
                #expect(record.counts.eventsAdded == added && record.counts.eventsKnown == 1 - added)
                #expect(record.counts.rejectedByReason == ["past_retention": 2])
            }
            #expect(services.footage.state.events == 1)
        }
    }
}

extension CompactionPolicy {
    /// Merges whatever there is.
    fileprivate static var eager: CompactionPolicy {
        var policy = CompactionPolicy()
        policy.minimumBlocks = 2
        return policy
    }
}
