import Experience

extension MonthStart {
    /// Counted from January of the year 0.
    var number: Int { year * 12 + month - 1 }

    init(number: Int, start: Timestamp) {
        self.init(year: number / 12, month: number % 12 + 1, start: start)
    }
}
