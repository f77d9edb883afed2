import Intake
import TestSupport
import Testing

@Suite struct GzipTests {
    private static let text = "a,b\n" + (0..<20_000).map { "\($0),value \($0 * 7)\n" }.joined()

    @Test func packedDataEndingInTheMiddleIsAnErrorWithItsPlace() throws {
        let packed = gzip(Array(Self.text.utf8))
        let cut = Array(packed.prefix(packed.count / 2))
        let found = fault {
            _ = try readAll(CSVReader(GzipBytes(MemoryBytes(cut)), file: "t.csv.gz"))
        }
        #expect(found?.message.hasPrefix("the gzip data ends in the middle (after \(cut.count) bytes)") == true)
        #expect((found?.location.line ?? 0) > 1_000)
    }

    @Test func damagedDataIsAnError() throws {
        var packed = gzip(Array(Self.text.utf8))
        packed[packed.count / 2] ^= 0xFF
        let found = fault { _ = try readAll(CSVReader(GzipBytes(MemoryBytes(packed)), file: "t.csv.gz")) }
        #expect(found?.message.contains("gzip") == true || found?.suggestion?.isEmpty == false)
        #expect(found != nil)
    }

    @Test func somethingElseAfterTheEndIsAnError() throws {
        let packed = gzip(Array("a,b\n1,2\n".utf8)) + Array("hello".utf8)
        let found = fault { _ = try readAll(CSVReader(GzipBytes(MemoryBytes(packed)), file: "t.csv.gz")) }
        #expect(found?.message.contains("after the end of the gzip data") == true)
    }

    @Test func aLittleThatUnpacksToVeryMuchIsOneRecordThatIsTooLong() throws {
        let bomb = gzip(Array("a,b\n".utf8) + [UInt8](repeating: 0x20, count: 24 << 20) + Array("\n1,2\n".utf8))
        #expect(bomb.count < 64 << 10)
        let reader = try CSVReader(
            GzipBytes(MemoryBytes(bomb)), file: "t.csv.gz", limits: ReadLimits(recordBytes: 1 << 16))
        #expect(try readAll(reader) == [.unreadable(line: 2, .recordTooLong), .row(line: 3, values: ["1", "2"])])
    }

    @Test func packingIsFoundByContentAndFormatByNameOrContent() async throws {
        try await withTemporaryFolder { folder in
            for (name, text, format) in [
                ("events", "a,b\n1,2\n", InputFormat.csv), ("events.csv.gz", "a,b\n1,2\n", .csv),
                ("lines", "{\"a\": 1}\n", .ndjson), ("log.dat", "<log></log>", .xes),
            ] {
                let path = try folder.write(gzip(Array(text.utf8)), to: name)
                let input = try InputFile(path: path).open()
                #expect(input.format == format)
                #expect(input.length > 0)
            }
        }
    }

    @Test func aMissingFileAndAFolderAreErrorsThatNameThem() async throws {
        try await withTemporaryFolder { folder in
            let missing = fault { _ = try InputFile(path: folder.path(of: "none.csv")).open() }
            #expect(
                missing?.description.contains("none.csv:1:1: error: this file can't be opened: no such file") == true)
            #expect(fault { _ = try InputFile(path: folder.path, name: "here").open() }?.message == "this is a folder")
        }
    }
}
