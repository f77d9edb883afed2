import ColumnStore
import Experience
import Intake
import TestSupport
import Testing

/// However a table is cut, on however many threads it is read: it comes to what the mapper makes of each row.
@Suite struct PieceImportTests {
    private struct Expected {
        var rows = 0
        var notSelected = 0
        var events: [MappedEvent] = []
        var rejects: [Found] = []
    }

    private struct Found: Hashable {
        let line: Int
        let reason: RejectReason
        let column: String?
        let message: String
        let text: String
    }

    /// Row after row, with nothing clever about it.
    private func oneByOne(_ path: String, _ mapping: Mapping, _ currency: Currency?) throws -> Expected {
        let reader = try InputFile(path: path).open(as: .csv, csv: mapping.csv).reader
        let mapper = try RowMapper(mapping, reader: reader, fileName: "t.csv", currency: currency)
        var expected = Expected()
        var builder = BlockBuilder()
        var seen: Set<EventIdentity> = []
        while true {
            switch try reader.next() {
            case .end: return expected
            case .unreadable(let line, let fault):
                expected.rejects.append(
                    Found(
                        line: line, reason: fault.reason, column: nil, message: fault.message,
                        text: reader.recordText))
            case .row(let row):
                switch mapper.map(row) {
                case .notSelected: expected.notSelected += 1
                case .rejected(let reason, let column, let value):
                    let message = reason.explanation + (value.isEmpty ? "" : ": `\(value)`")
                    expected.rejects.append(
                        Found(
                            line: row.line, reason: reason, column: column, message: message,
                            text: reader.recordText))
                case .events(let count):
                    for draft in 0..<count {
                        let identity = mapper.sourceIdentity(ofDraft: draft)
                        if let identity, !seen.insert(identity).inserted { continue }
                        let row = mapper.row(ofDraft: draft, in: &builder)
                        expected.events.append(MappedEvent(row, builder, identity: identity))
                    }
                }
            }
            expected.rows += 1
        }
    }

    private func run(_ path: String, _ mapping: Mapping, _ options: ImportOptions) throws -> (KeptImport, ImportCounts)
    {
        var sink = KeptImport()
        let pipeline = try ImportPipeline(
            mapping, files: [InputFile(path: path, name: "t.csv")], folder: nil, options: options)
        let counts = try pipeline.run(into: &sink)
        return (sink, counts)
    }

    @Test(arguments: 0..<40)
    func aTableReadInPiecesComesToWhatEachOfItsRowsSays(_ seed: Int) async throws {
        try await withTemporaryFolder { folder in
            var table = RandomTable(seed: UInt64(seed))
            let path = try folder.write(table.bytes(rows: 20 + seed * 8), to: "t.csv")
            let yaml = RandomTable.mappings[seed % RandomTable.mappings.count]
            let mapping = try Mapping(yaml: "format: csv\ncsv: {delimiter: \",\"}\n" + yaml, file: "m.yaml")
            let currency = seed.isMultiple(of: 3) ? Currency("JPY") : nil
            let expected = try oneByOne(path, mapping, currency)
            var identities: [[EventIdentity]] = []
            for (threads, pieceBytes) in [(1, 1), (2, 700), (3, 9_000), (2, 1 << 20)] {
                let (sink, counts) = try run(
                    path, mapping, ImportOptions(currency: currency, threads: threads, pieceBytes: pieceBytes))
                #expect(counts.rows == expected.rows)
                #expect(counts.notSelected == expected.notSelected)
                #expect(counts.added == expected.events.count)
                #expect(
                    sink.rejects.map {
                        Found(line: $0.line, reason: $0.reason, column: $0.column, message: $0.message, text: $0.text)
                    } == expected.rejects)
                let events = sink.blocks.flatMap { block in (0..<block.count).map { MappedEvent($0, of: block) } }
                for (event, wanted) in zip(events, expected.events) {
                    var wanted = wanted
                    if wanted.identity == nil { wanted.identity = event.identity }
                    #expect(event == wanted)
                }
                identities.append(events.compactMap(\.identity))
            }
            #expect(identities.allSatisfy { $0 == identities[0] })
            #expect(Set(identities[0]).count == expected.events.count)
        }
    }

    @Test(arguments: [1, 7, 64, 5_000])
    func quotesThatSpanPiecesAndALastRowWithoutNewlineAreRead(_ pieceBytes: Int) async throws {
        try await withTemporaryFolder { folder in
            let rows = (0..<500).map { "c\($0),\($0),\"a\nplace, with \"\"quotes\"\"\r\nof \($0)\"" }
            let path = try folder.write("c,t,p\r\n" + rows.joined(separator: "\r\n") + "\r\n,1,x", to: "t.csv")
            let mapping = try Mapping(
                yaml: """
                    events:
                      - customer: {column: c}
                        time: {column: t, format: unix_s}
                        touchpoint: {column: p}
                    """, file: "m.yaml")
            let (sink, counts) = try run(path, mapping, ImportOptions(threads: 2, pieceBytes: pieceBytes))
            #expect(counts.added == 500 && counts.rejected == [.missingCustomer: 1])
            #expect(sink.rejects.map(\.line) == [1_502])
            let places = sink.blocks.flatMap { block in (0..<block.count).map { block.text(.touchpoint, at: $0) } }
            #expect(places == (0..<500).map { "a\nplace, with \"quotes\"\r\nof \($0)" })
        }
    }

    /// Pieces that go on as they are, between them one whose events are gathered since some are known.
    @Test func eachBlockComesWithTheCountOfTheEventsHandedOverSoFar() async throws {
        try await withTemporaryFolder { folder in
            func rows(_ numbers: Range<Int>) -> String { numbers.map { "c\($0 % 97),\($0 + 1_000_000),p\n" }.joined() }
            let known = try folder.write("c,t,p\n" + rows(40_000..<40_100), to: "known.csv")
            let all = try folder.write("c,t,p\n" + rows(0..<120_000), to: "t.csv")
            let mapping = try Mapping(
                yaml: "events: [{customer: {column: c}, time: {column: t, format: unix_s}, touchpoint: {column: p}}]",
                file: "m.yaml")
            var sink = KeptImport()
            for (path, added) in [(known, 100), (all, 119_900)] {
                sink.blocks = []
                sink.counted = []
                let counts = try ImportPipeline(
                    mapping, files: [InputFile(path: path, name: "t.csv")], folder: nil,
                    options: ImportOptions(threads: 2, pieceBytes: 520_000)
                ).run(into: &sink)
                var handed = 0
                let expected = sink.blocks.map { block in
                    handed += block.count
                    return handed
                }
                #expect(sink.counted == expected)
                #expect(handed == added && counts.added == added)
            }
            #expect(sink.blocks.count > 2)
        }
    }

    @Test func aRecordLongerThanTheLimitIsSetAsideAndTheRestGoesOn() async throws {
        try await withTemporaryFolder { folder in
            let long = String(repeating: "x", count: 5_000)
            let lines = (0..<300).map { "c\($0),\($0),p" }
            let text = (["c,t,p"] + lines + ["a,1," + long] + lines.map { "again" + $0 }).joined(separator: "\n")
            let path = try folder.write(text, to: "t.csv")
            let mapping = try Mapping(
                yaml: "events: [{customer: {column: c}, time: {column: t, format: unix_s}, touchpoint: {column: p}}]",
                file: "m.yaml")
            for pieceBytes in [100, 3_000, 20_000] {
                let limits = ReadLimits(recordBytes: 1_000, chunkBytes: 500)
                let (sink, counts) = try run(
                    path, mapping, ImportOptions(limits: limits, threads: 2, pieceBytes: pieceBytes))
                #expect(counts.added == 600 && counts.rejected == [.recordTooLong: 1])
                #expect(sink.rejects.map(\.line) == [302])
            }
        }
    }
}

extension MappedEvent {
    init(_ index: Int, of block: EventBlock) {
        time = block.times[index]
        texts = [:]
        for column in TextColumn.allCases { texts[column] = block.text(column, at: index) }
        amountMinor = block.amountMinor(at: index)
        score = block.score(at: index)
        effortSeconds = block.effortSeconds(at: index)
        due = block.due(at: index)
        identity = block.identities[index]
    }
}
