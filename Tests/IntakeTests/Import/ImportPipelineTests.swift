import ColumnStore
import Intake
import TestSupport
import Testing

/// Keeps what an import brings.
struct KeptImport: ImportSink {
    typealias Failure = Stop
    struct Stop: Error {}

    var known = IdentitySet()
    var blocks: [EventBlock] = []
    var rejects: [Reject] = []
    var progress: [ImportProgress] = []
    /// With each block: the events counted as added.
    var counted: [Int] = []
    /// The report at which to stop.
    var stopsAt: Int?

    mutating func isNew(_ identity: EventIdentity) -> Bool { known.insert(identity) }
    mutating func take(_ block: EventBlock, _ progress: ImportProgress) {
        blocks.append(block)
        counted.append(progress.counts.added)
    }

    mutating func take(_ reject: Reject) { rejects.append(reject) }

    mutating func report(_ progress: ImportProgress) throws(Stop) {
        self.progress.append(progress)
        if self.progress.count == stopsAt { throw Stop() }
    }

    var events: Int { blocks.reduce(0) { $0 + $1.count } }
}

@Suite struct ImportPipelineTests {
    private static let yaml = """
        events:
          - customer: {column: c}
            time: {column: t, format: unix_s}
            touchpoint: {column: p}
        """
    private static let options = ImportOptions(rowsPerReport: 1_000, pieceBytes: 20_000)

    private func table(_ rows: Range<Int>) -> String {
        "c,t,p\n" + rows.map { "c\($0 % 97),\(1_700_000_000 + $0),step \($0 % 5)\n" }.joined()
    }

    private func run(
        _ yaml: String, _ files: [InputFile], _ sink: inout KeptImport
    ) throws -> ImportCounts {
        let mapping = try Mapping(yaml: yaml, file: "m.yaml")
        return try ImportPipeline(mapping, files: files, folder: nil, options: Self.options).run(into: &sink)
    }

    @Test func eventsComeInFullBlocksWithProgress() async throws {
        try await withTemporaryFolder { folder in
            let path = try folder.write(gzip(Array(table(0..<140_000).utf8)), to: "events.csv.gz")
            var sink = KeptImport()
            let counts = try run(Self.yaml, [InputFile(path: path)], &sink)
            #expect(counts.rows == 140_000 && counts.added == 140_000 && counts.known == 0)
            #expect(sink.blocks.map(\.count) == [65_536, 65_536, 8_928])
            #expect(sink.progress.count > 50)
            let last = try #require(sink.progress.last)
            #expect(last.bytes == last.totalBytes && last.totalBytes > 0 && last.counts == counts)
            #expect(zip(sink.progress, sink.progress.dropFirst()).allSatisfy { $0.bytes <= $1.bytes })
        }
    }

    @Test func theSameFileAgainAddsNothingAndEqualRowsStayTwo() async throws {
        try await withTemporaryFolder { folder in
            let text = "c,t,p\na,1,x\na,1,x\nb,1,x\na,1,x\n"
            let first = try InputFile(path: folder.write(text, to: "a.csv"))
            let second = try InputFile(path: folder.write(text + "a,1,x\nc,1,x\n", to: "b.csv"))
            var sink = KeptImport()
            #expect(try run(Self.yaml, [first], &sink).added == 4)
            let again = try run(Self.yaml, [first], &sink)
            #expect(again.added == 0 && again.known == 4)
            let more = try run(Self.yaml, [second], &sink)
            #expect(more.added == 2 && more.known == 4)
        }
    }

    /// However often an import is interrupted, running it again ends with the same events.
    @Test func interruptedAndRunAgainItEndsWithTheSameEvents() async throws {
        try await withTemporaryFolder { folder in
            let file = try InputFile(path: folder.write(table(0..<80_000), to: "a.csv"))
            var whole = KeptImport()
            _ = try run(Self.yaml, [file], &whole)
            var sink = KeptImport()
            for stop in [3, 40] {
                // What was not handed over is forgotten, as by a process that was killed.
                var kept = KeptImport(known: sink.known, blocks: sink.blocks, stopsAt: stop)
                #expect(throws: ImportFailure<KeptImport.Stop>.self) { _ = try run(Self.yaml, [file], &kept) }
                sink.blocks = kept.blocks
                sink.known = IdentitySet()
                for identity in kept.blocks.flatMap(\.identities) { _ = sink.known.insert(identity) }
            }
            _ = try run(Self.yaml, [file], &sink)
            #expect(Set(sink.blocks.flatMap(\.identities)) == Set(whole.blocks.flatMap(\.identities)))
            #expect(sink.events == 80_000)
        }
    }

    @Test func rowsThatDoNotFitAreKeptWithLineReasonAndText() async throws {
        try await withTemporaryFolder { folder in
            let text = "c,t,p\na,1,x\n,2,x\nb,noon,x\n1,2\nc,3,x\n"
            let file = try InputFile(path: folder.write(text, to: "a.csv"))
            var sink = KeptImport()
            let counts = try run(Self.yaml, [file], &sink)
            #expect(counts.rejected == [.missingCustomer: 1, .badTime: 1, .ragged: 1] && counts.rejectedRows == 3)
            #expect(counts.rows == 5 && counts.added == 2)
            #expect(
                sink.rejects == [
                    Reject(
                        file: "a.csv", line: 3, reason: .missingCustomer, column: "c", message: "no customer",
                        text: ",2,x"),
                    Reject(
                        file: "a.csv", line: 4, reason: .badTime, column: "t",
                        message: "the time isn't in the format given: `noon`", text: "b,noon,x"),
                    Reject(
                        file: "a.csv", line: 5, reason: .ragged, message: "2 values where the header has 3", text: "1,2"
                    ),
                ])
        }
    }

    @Test func whatIsWrongWithAnyFileShowsBeforeAnythingIsTakenIn() async throws {
        try await withTemporaryFolder { folder in
            let good = try InputFile(path: folder.write(table(0..<10), to: "a.csv"))
            let bad = try InputFile(path: folder.write("c,time,p\n", to: "b.csv"))
            let mapping = try Mapping(yaml: Self.yaml, file: "m.yaml")
            #expect {
                try ImportPipeline(mapping, files: [good, bad, InputFile(path: "/none.csv")], folder: nil)
            } throws: { error in
                let found = (error as? DiagnosticList)?.diagnostics.map(\.message) ?? []
                return found.count == 2 && found[0] == "b.csv has no column `t`" && found[1].contains("can't be opened")
            }
        }
    }

    @Test func aMappingTakesOnlyTheFilesItIsFor() async throws {
        try await withTemporaryFolder { folder in
            let files = try ["orders-1.csv", "visits.csv"].map {
                try InputFile(path: folder.write(table(0..<3), to: $0))
            }
            var sink = KeptImport()
            #expect(try run("files: [{match: \"orders*.csv\"}]\n" + Self.yaml, files, &sink).rows == 3)
            #expect {
                var sink = KeptImport()
                _ = try run("files: [{match: \"x*\"}]\n" + Self.yaml, files, &sink)
            } throws: { "\($0)".contains("the mapping's `files` match none of: orders-1.csv, visits.csv") }
        }
    }

    @Test func anErrorInTheMiddleLeavesWhatWasHandedOver() async throws {
        try await withTemporaryFolder { folder in
            let packed = gzip(Array(table(0..<100_000).utf8))
            let file = try InputFile(path: folder.write(Array(packed.prefix(packed.count * 9 / 10)), to: "a.csv.gz"))
            var sink = KeptImport()
            #expect {
                _ = try run(Self.yaml, [file], &sink)
            } throws: { error in
                guard case ImportFailure<KeptImport.Stop>.input(let list) = error else { return false }
                return list.description.contains("the gzip data ends in the middle")
            }
            #expect(sink.events == 65_536)
        }
    }

    @Test func namesThatNoRecordHadAreTold() async throws {
        try await withTemporaryFolder { folder in
            let text = "{\"c\": \"a\", \"t\": 1, \"p\": \"x\", \"segment\": \"s\"}\n"
            let file = try InputFile(path: folder.write(text, to: "a.ndjson"))
            let mapping = try Mapping(yaml: Self.yaml + "\n    segment: {column: segmnt}\n", file: "m.yaml")
            let pipeline = try ImportPipeline(mapping, files: [file], folder: nil)
            var sink = KeptImport()
            _ = try pipeline.run(into: &sink)
            #expect(
                pipeline.unseenColumns.map(\.description) == [
                    "m.yaml:5:1: warning: no record of a.ndjson has `segmnt`; did you mean `segment`?"
                ])
        }
    }
}
