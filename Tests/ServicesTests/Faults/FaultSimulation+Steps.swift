import Experience
import Foundation
import Intake
import Services
import Stores
import TestSupport

extension FaultSimulation {
    /// What is asked of a server.
    enum Step: String {
        case one
        case batch
        case file
        case merge
        case settle
        case restart
        case erase
        case script
        case look
        case clock

        /// Each as often as it is drawn.
        static let all: [Step] = [
            .one, .one, .one, .one, .batch, .batch, .batch, .batch, .file, .file, .merge, .merge, .settle, .restart,
            .erase, .erase, .script, .look, .look, .clock,
        ]
    }

    mutating func perform(_ step: Step, at server: Int) async throws {
        switch step {
        case .one: try await take(drawn(1), at: server)
        case .batch: try await take(drawn(Int.random(in: 2...30, using: &chance)), at: server)
        case .file: try await importFile(at: server)
        case .merge: try await merge()
        case .settle: await servers[server].footage.settle()
        case .restart: try await restart(server)
        case .erase: try await erase(at: server)
        case .script: try await changeScript(at: server)
        case .look: try await look(at: server)
        case .clock:
            let jump = Int64.random(in: -172_800_000...172_800_000, using: &chance)
            clock.advance(by: Wait(milliseconds: jump))
        }
    }

    /// An event that was sent before, or most likely one that was not.
    private mutating func drawn() -> FaultLedger.Event {
        FaultLedger.Event(
            number: Bool.random(using: &chance)
                ? Int.random(in: 0..<60, using: &chance)
                : Int.random(in: 0..<FaultLedger.Event.mostNumbers, using: &chance))
    }

    /// Events for one request. Equal ones without an id would be several events there, so each of those comes once.
    private mutating func drawn(_ count: Int) -> [FaultLedger.Event] {
        var events: [FaultLedger.Event] = []
        for _ in 0..<count {
            let event = drawn()
            if event.hasID || !events.contains(event) { events.append(event) }
        }
        return events
    }

    private mutating func take(_ events: [FaultLedger.Event], at server: Int) async throws {
        ledger.send(events)
        let receipts = try await servers[server].footage.accept(Array(events.map(\.line).joined(separator: "\n").utf8))
        var taken: Set<FaultLedger.Event> = []
        for (event, receipt) in zip(events, receipts) {
            switch receipt {
            case .accepted, .known: taken.insert(event)
            case .rejected(let problem):
                let isRight = problem.reason == "erased_customer" && ledger.mayBeErased(event)
                try report(isRight ? [] : ["event \(event.number) was refused: \(problem.message)"])
            }
        }
        try report(receipts.count == events.count ? [] : ["\(receipts.count) answers to \(events.count) events"])
        ledger.acknowledge(Array(taken))
        try await checkShown(by: server, having: taken)
    }

    /// Whoever was told that something is there finds it there.
    private func checkShown(by server: Int, having events: Set<FaultLedger.Event>) async throws {
        database.disarm()
        let shown = try await shown(by: server)
        try report(Array(Set(shown)).count == shown.count ? [] : ["server \(server) shows something twice"])
        let missing = ledger.required(of: events).filter { event in
            !shown.contains(FaultLedger.Found(customer: event.customer, time: event.time))
        }
        try report(missing.sorted().map { "server \(server) took event \($0.number) and doesn't show it" })
    }

    private mutating func importFile(at server: Int) async throws {
        let events = drawn(Int.random(in: 1...40, using: &chance))
        files += 1
        let misfit = #"{"time":5,"touchpoint":"t"}"#
        let lines = events.map(\.line) + [misfit]
        let path = try folder.write(lines.joined(separator: "\n") + "\n", to: "file-\(files).ndjson")
        let mapping = """
            events:
              - id: {column: id}
                customer: {column: customer}
                time: {column: time, format: unix_ms}
                touchpoint: {column: touchpoint}
            """
        ledger.send(events)
        let record: ImportRecord
        do {
            record = try await servers[server].imports.run(
                ImportRequest(files: [path], mappingText: mapping, mappingPath: "mapping.yaml"))
        } catch {
            hasOpenImport = true
            throw error
        }
        ledger.acknowledge(events)
        let counts = record.counts
        let refused = counts.rejectedByReason["erased_customer"] ?? 0
        let isWhole = counts.eventsAdded + counts.eventsKnown + refused == events.count
        try report(isWhole && counts.eventsRejected == refused + 1 ? [] : ["the import counts \(counts)"])
        database.disarm()
        let rejects = try await servers[server].imports.rejects(of: record.id, offset: 0, limit: 10)
        try report(rejects.count == 1 ? [] : ["\(rejects.count) rejected rows instead of 1"])
        try await checkShown(by: server, having: Set(events))
    }

    /// Small blocks become larger ones, whoever has seen them.
    private func merge() async throws {
        var policy = CompactionPolicy()
        policy.fullBlockEvents = 60
        policy.minimumBlocks = 3
        policy.maximumEvents = 400
        policy.maximumBlocks = 60
        _ = try await Compactor(database: database, policy: policy).run()
    }

    private mutating func restart(_ server: Int) async throws {
        let isAlone = servers.count == 1
        do {
            servers[server] = try await open(server, working: isAlone, isShared: !isAlone)
        } catch {
            database.disarm()
            servers[server] = try await open(server, working: isAlone, isShared: !isAlone)
            throw error
        }
        if isAlone { hasOpenImport = false }
    }

    private mutating func erase(at server: Int) async throws {
        let customer = FaultLedger.Event.customers[Int.random(in: 0..<7, using: &chance)]
        let now = clock.now.milliseconds
        if ledger.erased.contains(where: { $0.at == now }) { return }
        do {
            _ = try await servers[server].persons.erase([customer], reason: "asked")
            ledger.erase(customer, at: now, isAcknowledged: true)
        } catch PersonProblem.unknown {
            let kept = ledger.required(of: ledger.acknowledged).filter { $0.customer == customer }
            try report(kept.isEmpty ? [] : ["nothing is said to be kept about \(customer)"])
        } catch PersonProblem.importRuns {
            try report(hasOpenImport ? [] : ["an import is said to run"])
        } catch {
            // Where it has begun, the list has it.
            ledger.erase(customer, at: now, isAcknowledged: false)
            throw error
        }
    }

    private mutating func changeScript(at server: Int) async throws {
        scripts += 1
        let number = scripts
        var changed = ScriptTemplate.files
        changed[0].text += "\n# \(number)\n"
        do {
            _ = try await servers[server].scripts.add(files: changed)
            ledger.changeScript(to: number, isAcknowledged: true)
        } catch {
            ledger.changeScript(to: number, isAcknowledged: false)
            throw error
        }
    }

    static func number(ofScript files: [ScriptFile]) -> Int? {
        files.lazy.compactMap { $0.text.split(separator: "\n").last?.split(separator: "# ").last.flatMap { Int($0) } }
            .first
    }

    /// Every acknowledged event is in the answers of a server that has caught up, and none that was erased.
    private func look(at server: Int) async throws {
        // One alone has nobody to follow.
        if servers.count > 1 { try await servers[server].footage.catchUp() }
        let shown = try await shown(by: server)
        try report(ledger.problems(shown: shown, having: ledger.acknowledged))
        let edges = try await servers[server].insight.edges(InsightFilter())
        let customers = Set(shown.map(\.customer)).count
        let count = edges.reduce(0) { $0 + $1.count }
        try report(count == shown.count - customers ? [] : ["\(count) edges of \(shown.count) events"])
    }
}
