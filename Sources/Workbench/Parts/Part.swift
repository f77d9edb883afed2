import ColumnStore
import Experience
import Foundation
import Intake
import JourneyEngine
import Stores
import Workload

/// One piece of the engine's work, measured by itself on a small log.
struct Part {
    let name: String
    /// How many things one run works on, and what they are.
    let count: Int
    let unit: String
    /// Gives something that depends on all the work, so that none of it can be left out.
    let work: () throws -> Int

    /// Everything that questions and appends are made of.
    static func all(on stage: PartStage) -> [Part] {
        reading(stage) + operators(stage) + keeping(stage)
    }

    private static func reading(_ stage: PartStage) -> [Part] {
        [
            Part(name: "csv", count: stage.events, unit: "row") { try stage.rowsOfTable() },
            Part(name: "import", count: stage.events, unit: "event") {
                try PartStage.blocks(of: stage.table).reduce(0) { $0 + $1.count }
            },
            Part(name: "requests", count: stage.smallEvents, unit: "event") {
                try stage.bodies.reduce(0) { $0 + (try PartStage.events(of: $1).count) }
            },
            Part(name: "small blocks", count: stage.smallEvents, unit: "event") {
                stage.small.reduce(0) { $0 + (NewBlock($1)?.bytes.count ?? 0) }
            },
            Part(name: "encode", count: stage.events, unit: "event") {
                stage.blocks.reduce(0) { $0 + $1.encoded().count }
            },
            Part(name: "decode", count: stage.events, unit: "event") {
                try stage.encoded.reduce(0) { $0 + (try EventBlock(decoding: $1)).count }
            },
            Part(name: "sort", count: stage.events, unit: "event") { EventLog.build(from: stage.blocks).eventCount },
        ]
    }

    private static func operators(_ stage: PartStage) -> [Part] {
        let log = stage.log
        // On one thread, and of an engine that has answered nothing.
        func part(_ name: String, _ ask: @escaping (Engine) -> Int) -> Part {
            Part(name: name, count: stage.events, unit: "event") { ask(Engine(log: log, script: nil, threads: 1)) }
        }
        let questions = WorkloadQuestion.ofTheWholeLog.map { question in
            part(question.rawValue) { question.ask($0).map { $0.workload.tables.count } ?? 0 }
        }
        let everything = InsightFilter()
        return questions + [
            part("hand-offs") { $0.handOffs(everything).count },
            part("scenes") { $0.scenes(everything).count },
            part("continuity") { $0.continuity(everything, asOf: nil, months: []).gaps.count },
            Part(name: "stories", count: 1_000, unit: "story") {
                let engine = Engine(log: log, script: nil, threads: 1)
                return (0..<1_000).reduce(0) { $0 + engine.takes(of: $1 % log.customerCount).count }
            },
        ]
    }

    private static func keeping(_ stage: PartStage) -> [Part] {
        [
            Part(name: "compaction", count: stage.smallEvents, unit: "event") {
                BlockMerger.merge(stage.small).count
            },
            Part(name: "appends under readers", count: stage.smallEvents, unit: "event") {
                var log = stage.log
                var readers: [EventLog] = []
                for block in stage.small {
                    // Each snapshot stays in somebody's hands.
                    readers.append(log)
                    log = log.appending(block)
                }
                return readers.reduce(log.eventCount) { $0 + $1.eventCount }
            },
        ]
    }
}

/// What the parts work on: the same events as a file, as blocks, as bytes and as a log, and some more in small blocks.
struct PartStage {
    let table: String
    let events: Int
    let blocks: [EventBlock]
    let encoded: [[UInt8]]
    let log: EventLog
    let small: [EventBlock]
    let smallEvents: Int
    /// Requests that bring events.
    let bodies: [[UInt8]]

    init(events: Int, folder: String) throws {
        self.events = events
        let smallEvents = max(1_000, events / 5)
        self.smallEvents = smallEvents
        table = folder + "/parts.csv"
        let all = WorkloadGenerator.events(events + smallEvents)
        try WorkloadFiles.write(Array(all.prefix(events)), to: table)
        blocks = try Self.blocks(of: table)
        encoded = blocks.map { $0.encoded() }
        log = EventLog.build(from: blocks)
        try WorkloadFiles.write(Array(all.suffix(smallEvents)), to: folder + "/small.csv")
        small = try Self.blocks(of: folder + "/small.csv").flatMap { Self.pieces(of: $0, events: 500) }
        var source = NewEvents(after: log, label: "part")
        bodies = stride(from: 0, to: smallEvents, by: 500).map { source.body(min(500, smallEvents - $0)) }
    }

    /// What the service makes of a request's body.
    static func events(of body: [UInt8]) throws -> EventBlock {
        var builder = BlockBuilder()
        for reading in try JSONEventReader().read(body, into: &builder) { builder.append(try reading.get()) }
        return builder.finish()
    }

    func rowsOfTable() throws -> Int {
        let reader = try InputFile(path: table).open(as: .csv).reader
        var bytes = 0
        while case .row(let row) = try reader.next() { bytes += row[3].count }
        return bytes
    }

    static func blocks(of table: String) throws -> [EventBlock] {
        let mapping = try Mapping(yaml: WorkloadMapping.yaml, file: "workload.yaml")
        var sink = KeepingSink()
        _ = try ImportPipeline(mapping, files: [InputFile(path: table)], folder: nil).run(into: &sink)
        return sink.blocks
    }

    private static func pieces(of block: EventBlock, events: Int) -> [EventBlock] {
        stride(from: 0, to: block.count, by: events).map { start in
            var builder = BlockBuilder()
            for index in start..<min(start + events, block.count) { builder.append(index, of: block) }
            return builder.finish()
        }
    }
}

/// Takes every event for new and keeps the blocks.
private struct KeepingSink: ImportSink {
    var blocks: [EventBlock] = []

    mutating func isNew(_ identity: EventIdentity) -> Bool { true }
    mutating func take(_ block: EventBlock, _ progress: ImportProgress) throws(BenchError) { blocks.append(block) }
    mutating func take(_ reject: Reject) throws(BenchError) {
        throw BenchError("line \(reject.line) did not fit: \(reject.message)")
    }
    mutating func report(_ progress: ImportProgress) throws(BenchError) {}
}
