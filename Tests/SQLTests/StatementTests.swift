import SQL
import Testing

@Suite("A statement")
struct StatementTests {
    @Test("binds what is interpolated and never pastes it")
    func bindsValues() {
        let hostile = "x'; drop table customer; --"
        let statement: SQL = "select * from item where name = \(hostile) and size > \(3)"
        #expect(statement.text == "select * from item where name = $1 and size > $2")
        #expect(statement.values == [.text(hostile), .integer(3)])
    }

    @Test("takes in another statement with its values, numbered in order")
    func nests() {
        let condition: SQL = "a = \(1) or b = \(2.5)"
        let statement: SQL = "select \(unsafeRaw: "c") from t where x = \("first") and (\(condition)) limit \(10)"
        #expect(statement.text == "select c from t where x = $1 and (a = $2 or b = $3) limit $4")
        #expect(statement.values == [.text("first"), .integer(1), .real(2.5), .integer(10)])
    }

    @Test("binds null for a missing value, and 0 and 1 for truth")
    func bindsNullAndTruth() {
        let missing: String? = nil
        let statement: SQL = "update t set a = \(missing), b = \(true), c = \([1, 2] as [UInt8])"
        #expect(statement.values == [.null, .integer(1), .blob([1, 2])])
    }

    @Test("shows its text but not its values")
    func hidesValues() {
        let statement: SQL = "select 1 where \("secret@example.org") = ''"
        #expect(!"\(statement)".contains("secret"))
        #expect(!String(reflecting: statement).contains("secret"))
    }
}

@Suite("A row")
struct RowTests {
    private let row = SQLRow(
        columns: ["name", "size", "note", "share", "open"],
        values: [.text("Dress"), .integer(38), .null, .real(0.5), .integer(1)], statement: "select it")

    @Test("is read by column name and type")
    func reads() throws {
        #expect(try row.value("name") == "Dress")
        #expect(try row.value("size") == 38)
        #expect(try row.value("note", as: String?.self) == nil)
        #expect(try row.value("share") == 0.5)
        #expect(try row.value("size") == 38.0)
        #expect(try row.value("open") == true)
        #expect(try row.value("name", as: String?.self) == "Dress")
    }

    @Test("names column, type and statement when a type doesn't fit, and keeps the value to itself")
    func wrongType() {
        let error = #expect(throws: SQLDecodingError.self) { try row.value("name", as: Int.self) }
        #expect(error?.description == "column 'name' holds text where Int is expected: select it")
        #expect(throws: SQLDecodingError.self) { try row.value("note", as: String.self) }
        #expect(throws: SQLDecodingError.self) { try row.value("size", as: Bool.self) }
    }

    @Test("names the columns there are when one is missing")
    func missingColumn() {
        let error = #expect(throws: SQLDecodingError.self) { try row.value("colour", as: String.self) }
        #expect(
            error?.description.contains("column 'colour' (String) isn't in the answer, which has name, size") == true)
    }

    @Test("refuses numbers that are too large for their type")
    func outOfRange() {
        let row = SQLRow(columns: ["n"], values: [.integer(1 << 40)], statement: "")
        #expect(throws: SQLDecodingError.self) { try row.value("n", as: Int32.self) }
        #expect(throws: Never.self) { try row.value("n", as: Int64.self) }
    }
}
