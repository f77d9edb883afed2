import Intake
import Testing

@Suite struct CSVReaderTests {
    @Test func aTableIsReadByItsHeader() throws {
        let reader = try csv("id,name\n1,Ada\n2,Grace\n")
        #expect(reader.columnNames == ["id", "name"])
        #expect(
            try readAll(reader) == [.row(line: 2, values: ["1", "Ada"]), .row(line: 3, values: ["2", "Grace"])])
    }

    @Test func quotesHoldDelimitersLineBreaksAndDoubledQuotes() throws {
        let reader = try csv("a,b\n\"x,y\",\"line 1\nline 2\"\n\"say \"\"hi\"\"\",\"\"\n")
        #expect(
            try readAll(reader) == [
                .row(line: 2, values: ["x,y", "line 1\nline 2"]), .row(line: 4, values: ["say \"hi\"", ""]),
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEndIsRead(_ end: String) throws {
        let text = ["a,b", "1,2", "\"3\(end)3\",4", "5,6"].joined(separator: end)
        #expect(
            try readAll(csv(text)) == [
                .row(line: 2, values: ["1", "2"]), .row(line: 3, values: ["3\(end)3", "4"]),
                .row(line: 5, values: ["5", "6"]),
            ])
    }

    @Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
        #expect(try csv("\u{FEFF}id,x\n1,2\n").columnNames == ["id", "x"])
    }

    @Test func blankLinesArePassedOverAndCounted() throws {
        #expect(try readAll(csv("\na,b\n\n1,2\n\n")) == [.row(line: 4, values: ["1", "2"])])
    }

    @Test func aNameThatStandsTwiceIsToldApartByItsNumber() throws {
        let reader = try csv("category,x,category,category\n1,2,3,4\n")
        #expect(reader.columnNames == ["category", "x", "category#2", "category#3"])
        #expect(reader.column(named: "category#2") == 2)
    }

    @Test func withoutHeaderColumnsAreNumbers() throws {
        let reader = try csv("1,2\n3,4\n", format: CSVFormat(hasHeader: false))
        #expect(reader.columnNames == ["1", "2"])
        #expect(try values(readAll(reader)) == [["1", "2"], ["3", "4"]])
    }

    @Test func aRowOfAnotherLengthIsRejectedAndTheNextIsRead() throws {
        #expect(
            try readAll(csv("a,b\n1\n1,2,3\n1,2\n")) == [
                .unreadable(line: 2, .ragged), .unreadable(line: 3, .ragged), .row(line: 4, values: ["1", "2"]),
            ])
    }

    @Test func textAfterAClosingQuoteIsRejected() throws {
        #expect(
            try readAll(csv("a,b\n\"x\"y,2\n1,2\n")) == [
                .unreadable(line: 2, .badQuoting), .row(line: 3, values: ["1", "2"]),
            ])
    }

    @Test func aQuoteThatNeverClosesIsAnErrorAtTheLineWhereItOpens() throws {
        let found = fault { _ = try readAll(csv("a,b\n1,2\n3,\"x\ny\n4,5\n")) }
        #expect(found?.location == SourceLocation(file: "t.csv", line: 3))
        #expect(found?.message == "the quote that opens here doesn't close before the end of the file")
    }

    @Test func aRecordLongerThanTheLimitIsRejectedAndTheNextIsRead() throws {
        let text = "a,b\n" + String(repeating: "x", count: 500) + ",2\n3,4\n"
        let limits = ReadLimits(recordBytes: 100, chunkBytes: 32)
        #expect(
            try readAll(csv(text, limits: limits)) == [
                .unreadable(line: 2, .recordTooLong), .row(line: 3, values: ["3", "4"]),
            ])
        let open = "a,b\n\"" + String(repeating: "x", count: 500) + "\",2\n"
        let found = fault { _ = try readAll(csv(open, limits: limits)) }
        #expect(found?.message == "the quote that opens here doesn't close within 100 bytes")
    }

    @Test func latin1IsReadWhenSaid() throws {
        let bytes: [UInt8] = Array("name,price\nM".utf8) + [0xFC] + Array("ller,5 ".utf8) + [0x80, 0x0A]
        let reader = try CSVReader(
            MemoryBytes(bytes, pieceSizes: [1]), file: "t.csv", format: CSVFormat(encoding: .latin1))
        #expect(try values(readAll(reader)) == [["Müller", "5 €"]])
        let unsaid = try CSVReader(MemoryBytes(bytes), file: "t.csv")
        #expect(try readAll(unsaid) == [.unreadable(line: 2, .badEncoding)])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func theDelimiterIsFoundByLooking(_ delimiter: String) throws {
        let rows = [["id", "price", "text"], ["1", "2.50", "a b"], ["2", "3", "c-d"]]
        let reader = try csv(rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n"))
        #expect(reader.columnNames == rows[0])
    }

    @Test func decimalCommasDoNotMakeASemicolonTableACommaTable() throws {
        #expect(try csv("a;b;c\n1,5;2,5;x\n3,1;4,2;y\n").delimiter == UInt8(ascii: ";"))
    }

    @Test func anEmptyFileAndAForeignEncodingAreErrors() throws {
        #expect(fault { _ = try csv("") }?.message == "this file has no rows")
        let found = fault { _ = try CSVReader(MemoryBytes([0xFF, 0xFE, 0x61, 0x00]), file: "t.csv") }
        #expect(found?.message == "this file is UTF-16")
    }
}
