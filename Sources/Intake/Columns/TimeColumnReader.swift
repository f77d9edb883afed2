import ColumnStore

/// Reads the times of many rows: the usual forms at once, all others as the mapper does.
final class TimeColumnReader {
    private let time: CompiledTime
    private let column: Int?
    private let times: UnsafeMutablePointer<Int64>
    private let arena: BumpArena
    private let mayBeAbsent: Bool
    private let read: (Row) throws(CompiledEvent.Fault) -> Int64?
    private var quick = QuickTime()

    /// `read` is the mapper's way.
    init(
        _ time: CompiledTime, _ arena: BumpArena, into times: Cells<Int64>, mayBeAbsent: Bool,
        _ read: @escaping (Row) throws(CompiledEvent.Fault) -> Int64?
    ) {
        self.time = time
        column = time.value.numberColumn
        self.times = times.start
        self.mayBeAbsent = mayBeAbsent
        self.arena = arena
        self.read = read
    }

    func read(_ batch: RowBatch, at first: Int) {
        let times = times + first
        switch (time.format, column.map(batch.table.column)) {
        case (.unixMilliseconds, let fields?): readNumbers(fields, batch, times, 1)
        case (.unixSeconds, let fields?): readNumbers(fields, batch, times, 1_000)
        case (.iso8601, let fields?): readReadings(fields, batch, times)
        case (.pattern, _), (_, nil):
            for row in 0..<batch.count { times[row] = exactly(row, batch) }
        }
    }

    private func readNumbers(
        _ fields: FieldColumn, _ batch: RowBatch, _ times: UnsafeMutablePointer<Int64>, _ scale: UInt64
    ) {
        let most = UInt64(CompiledTime.range.upperBound) / scale
        for row in 0..<batch.count {
            let (start, count) = fields[row]
            if count > 0, let number = QuickNumber.digits(start, count), number <= most {
                times[row] = Int64(truncatingIfNeeded: number &* scale)
            } else {
                times[row] = exactly(row, batch)
            }
        }
    }

    private func readReadings(_ fields: FieldColumn, _ batch: RowBatch, _ times: UnsafeMutablePointer<Int64>) {
        for row in 0..<batch.count {
            let (start, count) = fields[row]
            if let (reading, isUTC) = quick.read(start, count),
                let moment = time.moment(ofReading: reading, isUTC: isUTC)
            {
                times[row] = moment
            } else {
                times[row] = exactly(row, batch)
            }
        }
    }

    private func exactly(_ row: Int, _ batch: RowBatch) -> Int64 {
        if mayBeAbsent, let column, batch.table.field(row, column).isEmpty { return Absent.wide }
        arena.reset()
        do throws(CompiledEvent.Fault) {
            return try read(batch.row(row, arena)) ?? Absent.wide
        } catch {
            batch.setOdd(row)
            return Absent.wide
        }
    }

}
