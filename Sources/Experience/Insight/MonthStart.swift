/// The first moment of one calendar month in the company's zone. The edges, which know calendars, make a table of them
/// for the engine, which does not.
package struct MonthStart: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var start: Timestamp

    package init(year: Int, month: Int, start: Timestamp) {
        self.year = year
        self.month = month
        self.start = start
    }
}
