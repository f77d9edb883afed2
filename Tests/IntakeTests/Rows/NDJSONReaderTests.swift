import Intake
import Testing

@Suite struct NDJSONReaderTests {
    @Test(arguments: [
        "{\"a\": 1,}", "{\"a\" 1}", "{a: 1}", "{\"a\": 01}", "{\"a\": 1.}", "{\"a\": +1}", "{\"a\": 1e}",
        "{\"a\": tru}",
        "{\"a\": \"x}", "{\"a\": \"\\x\"}", "{\"a\": \"\\ud800\"}", "{\"a\": \"\\ud800\\u0041\"}",
        "{\"a\": \"\\udc00\"}",
        "{\"a\": 1} 2", "[1]", "1", "{", "}", "{\"a\": [1, 2}", "{\"a\": \"\u{1}\"}", "{\"a\": \"\\u12\"}",
    ])
    func whatIsNotJSONIsRejectedWithItsLine(_ line: String) throws {
        #expect(
            try readAll(ndjson(line + "\n{\"a\": 2}\n"), columns: ["a"]) == [
                .unreadable(line: 1, .badJSON), .row(line: 2, values: ["2"]),
            ])
    }

    @Test func deepNestingIsRejectedAndNoHarm() throws {
        let deep = "{\"a\": " + String(repeating: "[", count: 100_000) + "\n{\"a\": 1}"
        #expect(
            try readAll(ndjson(deep), columns: ["a"]) == [.unreadable(line: 1, .badJSON), .row(line: 2, values: ["1"])])
        let allowed = "{\"a\":" + String(repeating: "[", count: 50) + String(repeating: "]", count: 50) + "}"
        #expect(try values(readAll(ndjson(allowed), columns: ["a"])) == [[""]])
    }

    @Test func bytesThatAreNoTextAreRejected() throws {
        let bytes: [UInt8] = Array("{\"a\": \"".utf8) + [0xC3, 0x28] + Array("\"}\n{\"a\": \"ok\"}".utf8)
        let reader = NDJSONReader(MemoryBytes(bytes), file: "t.ndjson")
        #expect(
            try readAll(reader, columns: ["a"]) == [.unreadable(line: 1, .badEncoding), .row(line: 2, values: ["ok"])])
    }

    @Test func aLineLongerThanTheLimitIsRejectedAndTheNextIsRead() throws {
        let text = "{\"a\": \"" + String(repeating: "x", count: 300) + "\"}\n{\"a\": 1}\n"
        let reader = ndjson(text, limits: ReadLimits(recordBytes: 64, chunkBytes: 16))
        #expect(
            try readAll(reader, columns: ["a"]) == [.unreadable(line: 1, .recordTooLong), .row(line: 2, values: ["1"])])
    }

    @Test func namesThatNeverCameAreKnown() throws {
        let reader = ndjson("{\"customer\": 1}\n{\"customer\": 2}\n")
        _ = try readAll(reader, columns: ["custmer"])
        #expect(reader.unseenColumns == ["custmer"])
        #expect(reader.otherNames == ["customer"])
    }

    @Test func numbersKeepTheirDigits() throws {
        let text = "{\"a\": 123456789012345678901234567890, \"b\": -0.10e+5}"
        #expect(
            try values(readAll(ndjson(text), columns: ["a", "b"])) == [["123456789012345678901234567890", "-0.10e+5"]])
    }

    /// Names that nobody asked for are kept for messages; the longest that fit into a line would fill the memory.
    @Test(arguments: [true, false])
    func veryLongNamesAreNotKept(_ watchesAll: Bool) throws {
        let names = (0..<300).map { "n\($0)" + String(repeating: "x", count: 20_000) }
        let text = names.map { "{\"\($0)\": 1, \"a\": 2}\n" }.joined()
        let reader = NDJSONReader(MemoryBytes(Array(text.utf8)), file: "t", watchesAll: watchesAll)
        #expect(try readAll(reader, columns: ["a"]).count == 300)
        #expect((reader.otherNames + reader.columnNames).reduce(0) { $0 + $1.utf8.count } < 10_000)
    }
}
