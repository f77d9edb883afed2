import ColumnStore
import Experience
import Foundation
import SQL
import Services
import Stores
import TestSupport

/// Servers over one database, asked one thing after the other while the database fails and the clock jumps. Every
/// choice comes from the seed, and after each step everything is held against a plain ledger.
struct FaultSimulation {
    /// What was found, and all that led to it.
    struct Finding: Error, CustomStringConvertible {
        let seed: UInt64
        let problems: [String]
        let trace: [String]

        var description: String {
            """
            seed \(seed), step \(trace.count): \(problems.joined(separator: "; "))
            \(trace.suffix(40).joined(separator: "\n"))
            again: THROUGHLINE_SIMULATION_SEED=\(seed) THROUGHLINE_SIMULATION_ROUNDS=1 \
            swift test --filter FaultSimulationTests
            """
        }
    }

    let seed: UInt64
    /// Commits that are dropped without a word instead of everything else: all of it has to be found.
    let isLying: Bool
    let folder: TemporaryFolder
    let direct: any SQLDatabase
    let database: FaultyDatabase
    let clock = FixedClock(at: Timestamp(milliseconds: FaultLedger.Event.start))
    var chance: SeededGenerator
    var ledger = FaultLedger()
    var servers: [ServiceSet] = []
    var trace: [String] = []
    /// Imports whose end could not be noted: they seem to run until everything is opened anew.
    var hasOpenImport = false
    var scripts = 0
    var files = 0

    init(seed: UInt64, over direct: any SQLDatabase, in folder: TemporaryFolder, isLying: Bool = false) {
        self.seed = seed
        self.direct = direct
        self.folder = folder
        self.isLying = isLying
        database = FaultyDatabase(direct)
        chance = SeededGenerator(seed: seed)
    }

    /// Runs so many steps, then everything is opened anew, and nothing may be left open.
    mutating func run(steps: Int) async throws {
        let count = Int(seed % 3) + 1
        for number in 0..<count { servers.append(try await open(number, working: number == 0, isShared: count > 1)) }
        for _ in 0..<steps { try await step() }
        trace.append("the end")
        database.disarm()
        for number in 0..<count { servers[number] = try await open(number, working: number == 0, isShared: count > 1) }
        let found = try await checkTables()
        for number in 0..<count {
            try await servers[number].footage.catchUp()
            let shown = try await shown(by: number)
            try report(Set(shown) == Set(found) ? [] : ["server \(number) shows something else than is stored"])
            try report(ledger.problems(shown: shown, having: ledger.acknowledged))
        }
    }

    func open(_ number: Int, working: Bool, isShared: Bool) async throws -> ServiceSet {
        let data = DataFolder(path: folder.path(of: "server-\(number)"))
        try data.prepare()
        let clock = clock
        return try await ServiceSet.open(
            over: database, in: data, working: working, isShared: isShared, clock: { clock.now })
    }

    private mutating func step() async throws {
        let step = Step.all[Int.random(in: 0..<Step.all.count, using: &chance)]
        let server = Int.random(in: 0..<servers.count, using: &chance)
        let fault = drawnFault()
        clock.advance(by: Wait(milliseconds: Int64.random(in: 1...60_000, using: &chance)))
        trace.append("\(step) at server \(server)" + (fault.map { ", \($0)" } ?? ""))
        database.arm(fault)
        do {
            try await perform(step, at: server)
        } catch let finding as Finding {
            throw finding
        } catch {
            try report(database.hits > 0 ? Self.problems(of: error) : ["failed without a cause: \(error)"])
            trace[trace.count - 1] += ": failed"
        }
        database.disarm()
        try await checkTables()
    }

    private mutating func drawnFault() -> FaultyDatabase.Fault? {
        guard Bool.random(using: &chance) else { return nil }
        let moments: [FaultyDatabase.Fault.Moment] =
            isLying ? [.droppedCommit] : [.beforeStatement, .afterStatement, .amongRows, .beforeCommit, .afterCommit]
        let kinds: [SQLError.Kind] = [.diskFull, .busy, .connection, .other]
        let moment = moments[Int.random(in: 0..<moments.count, using: &chance)]
        let isOfStatements = moment == .beforeStatement || moment == .afterStatement || moment == .amongRows
        return FaultyDatabase.Fault(
            moment: moment, spared: Int.random(in: 0..<(isOfStatements ? 12 : 3), using: &chance),
            length: Int.random(in: 1...3, using: &chance), kind: kinds[Int.random(in: 0..<kinds.count, using: &chance)])
    }

    /// Whoever asked is told what happened in the database's own words, or to send it again.
    private static func problems(of error: any Error) -> [String] {
        if let error = error as? SQLError, ["FAULT", "40001"].contains(error.code) { return [] }
        return "\(error)".contains("again") ? [] : ["an error that doesn't tell what happened: \(error)"]
    }

    // MARK: - Judging

    func report(_ problems: [String]) throws(Finding) {
        if !problems.isEmpty { throw Finding(seed: seed, problems: problems, trace: trace) }
    }

    /// Holds everything that is stored against the ledger, and gives the events.
    @discardableResult
    mutating func checkTables() async throws -> [FaultLedger.Found] {
        let (events, erasures, script) = try await direct.read { connection in
            var found: [FaultLedger.Found] = []
            try connection.blocks.forEachBlock { stored in
                let block = try stored.events()
                for place in 0..<block.count {
                    found.append(
                        FaultLedger.Found(
                            customer: block.text(.customer, at: place) ?? "", time: block.times[place]))
                }
            }
            let erasures = try connection.erasures.list().map {
                (at: $0.erasedAt.milliseconds, isDone: $0.customer == nil)
            }
            return (found, erasures, try connection.scripts.current())
        }
        try report(ledger.compareErasures(erasures))
        try report(ledger.problems(inTables: events))
        try report(ledger.scriptProblems(script.flatMap { Self.number(ofScript: $0.files) }))
        return events
    }

    /// Every take of every story, as a server tells it.
    func shown(by number: Int) async throws -> [FaultLedger.Found] {
        var found: [FaultLedger.Found] = []
        for customer in FaultLedger.Event.customers {
            let story = try await servers[number].stories.story(of: customer)?.story
            for take in story?.takes ?? [] {
                found.append(FaultLedger.Found(customer: customer, time: take.at.milliseconds))
            }
        }
        return found
    }
}
