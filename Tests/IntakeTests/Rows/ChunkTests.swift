import Intake
import Testing

/// Where a source happens to break its pieces never shows in what is read.
@Suite struct ChunkTests {
    static let table = "\u{FEFF}a;b\r\n1;\"x;\"\"y\"\"\r\nz\"\r\n\r\n\"\";ü\r\n3\r\n4;5"
    static let lines = """
        {"a": 1, "b": {"c": "x\\u00fc\\n", "d": [1, "two", null]}}
        not json
        {"a": "\\ud83d\\ude00", "e": [{"f": 1}, {"f": 2}], "b": {"c": false}}\r

        {"a": null}
        """
    static let log = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log><global scope="event"><string key="a" value="no"/></global><classifier name="c" keys="a"/>
        <trace><string key="n" value="T&amp;1"/>
        <event><string key="a" value="x ü"/><list key="l"><values><int key="i" value="3"/></values></list></event>
        <event><string key="b" value="y"><string key="inner" value="z"/></string></event></trace>
        <event><string key="a" value="alone"/></event></log>
        """

    @Test(arguments: 1...7)
    func aTableReadsTheSameInPiecesOfAnySize(_ size: Int) throws {
        let whole = try readAll(csv(Self.table))
        #expect(whole.count == 4)
        #expect(try readAll(csv(Self.table, pieces: [size])) == whole)
        #expect(try readAll(csv(Self.table, pieces: [size], limits: ReadLimits(chunkBytes: 16))) == whole)
    }

    @Test(arguments: 1...7)
    func linesReadTheSameInPiecesOfAnySize(_ size: Int) throws {
        let columns = ["a", "b.c", "b.d", "e.1.f"]
        let whole = try readAll(ndjson(Self.lines), columns: columns)
        #expect(
            whole == [
                .row(line: 1, values: ["1", "xü\n", "1\u{1F}two\u{1F}", ""]), .unreadable(line: 2, .badJSON),
                .row(line: 3, values: ["😀", "false", "", "2"]), .row(line: 5, values: ["", "", "", ""]),
            ])
        let limits = ReadLimits(chunkBytes: 16)
        #expect(try readAll(ndjson(Self.lines, pieces: [size], limits: limits), columns: columns) == whole)
    }

    @Test(arguments: 1...7)
    func logsReadTheSameInPiecesOfAnySize(_ size: Int) throws {
        let columns = ["a", "b", "b.inner", "l.i", "trace.n"]
        let whole = try readAll(xes(Self.log), columns: columns)
        #expect(
            whole == [
                .row(line: 4, values: ["x ü", "", "", "3", "T&1"]), .row(line: 5, values: ["", "y", "z", "", "T&1"]),
                .row(line: 6, values: ["alone", "", "", "", ""]),
            ])
        #expect(try readAll(xes(Self.log, pieces: [size]), columns: columns) == whole)
    }

    @Test(arguments: 1...7)
    func packedDataReadsTheSameInPiecesOfAnySize(_ size: Int) throws {
        let half = Self.table.utf8.count / 2
        let members = gzip(Array(Self.table.utf8.prefix(half))) + gzip(Array(Self.table.utf8.dropFirst(half))) + [0, 0]
        let source = try GzipBytes(MemoryBytes(members, pieceSizes: [size]))
        #expect(try readAll(CSVReader(source, file: "t.csv.gz")) == readAll(csv(Self.table)))
    }
}
