import ColumnStore

/// Reads the amounts, scores and efforts of many rows: plain decimal numbers at once, all others as the mapper does.
final class NumberColumnReader {
    private let numbers: CompiledNumbers
    private let event: CompiledEvent
    private let arena: BumpArena
    /// The columns that say in which currency and on which scale a row's numbers are.
    private let currency: TextColumnReader?
    private let scale: TextColumnReader?
    private let columns: BlockColumns
    /// What each code of those columns means in this block.
    private var powers: [Int?] = []
    private var scales: [ScaleText?] = []

    init(
        _ event: CompiledEvent, _ arena: BumpArena, into columns: BlockColumns, currency: TextColumnReader?,
        scale: TextColumnReader?
    ) {
        self.event = event
        numbers = event.numbers
        self.arena = arena
        self.columns = columns
        self.currency = currency
        self.scale = scale
    }

    /// The texts have been read before.
    func read(_ batch: RowBatch, at first: Int) {
        readAmounts(batch, first)
        readEfforts(batch, first)
        readScores(batch, first)
    }

    /// Codes have another meaning in the next block.
    func finishBlock() {
        powers.removeAll(keepingCapacity: true)
        scales.removeAll(keepingCapacity: true)
    }

    private func readAmounts(_ batch: RowBatch, _ first: Int) {
        let amounts = columns.amounts.start + first
        guard let source = numbers.amount else { return amounts.update(repeating: Absent.wide, count: batch.count) }
        let codes = currency.flatMap { columns.codes($0.column) }.map { $0.start + first }
        let point = numbers.amountNumber.point.rawValue
        var power = numbers.power(ofMinorDigits: nil)
        var scale = QuickNumber.scale(power)
        var latest: UInt32 = 0
        let fields = source.numberColumn.map(batch.table.column)
        for row in 0..<batch.count {
            let field = fields?[row]
            if let field, field.count == 0 {
                amounts[row] = Absent.wide
                continue
            }
            if let code = codes?[row], code != latest {
                latest = code
                power = self.power(code)
                scale = QuickNumber.scale(power)
            }
            if let field, let scale,
                let amount = QuickNumber.scaled(field.start, field.count, power: power, point: point, scale: scale)
            {
                amounts[row] = amount
            } else {
                amounts[row] = exactly(row, batch) { (row) throws(CompiledEvent.Fault) in
                    try numbers.amount(row, minorDigits: codes == nil ? nil : power)
                }
            }
        }
    }

    private func readEfforts(_ batch: RowBatch, _ first: Int) {
        let efforts = columns.efforts.start + first
        guard let source = numbers.effort else { return efforts.update(repeating: Absent.narrow, count: batch.count) }
        let most = UInt64(Int32.max) / numbers.secondsAUnit
        let fields = source.numberColumn.map(batch.table.column)
        let unit = numbers.secondsAUnit
        for row in 0..<batch.count {
            let field = fields?[row]
            if let field, field.count == 0 {
                efforts[row] = Absent.narrow
            } else if let field, let number = QuickNumber.digits(field.start, field.count), number <= most {
                efforts[row] = Int32(truncatingIfNeeded: number &* unit)
            } else {
                efforts[row] = exactly(row, batch, numbers.effort)
            }
        }
    }

    private func readScores(_ batch: RowBatch, _ first: Int) {
        let scores = columns.scores.start + first
        guard let source = numbers.score else { return scores.update(repeating: Absent.narrow, count: batch.count) }
        let codes = scale.flatMap { columns.codes($0.column) }.map { $0.start + first }
        let point = numbers.scoreNumber.point.rawValue
        let fields = source.numberColumn.map(batch.table.column)
        for row in 0..<batch.count {
            let field = fields?[row]
            if let field, field.count == 0 {
                scores[row] = Absent.narrow
                continue
            }
            let scale = codes.map { self.scale($0[row]) } ?? .usual
            if let field, let scale,
                let score = QuickNumber.scaled(field.start, field.count, power: 2, point: point, scale: 100),
                Int64(scale.lowest) <= score, score <= Int64(scale.highest)
            {
                scores[row] = Int32(truncatingIfNeeded: score)
            } else {
                scores[row] = exactly(row, batch) { (given) throws(CompiledEvent.Fault) in
                    try numbers.score(given, scale: codes.map { self.scale?.text($0[row]) ?? .absent } ?? .absent)
                }
            }
        }
    }

    /// As the mapper reads it; a row whose number is none is left to it.
    private func exactly<Value: FixedWidthInteger>(
        _ row: Int, _ batch: RowBatch, _ read: (Row) throws(CompiledEvent.Fault) -> Value?
    ) -> Value {
        arena.reset()
        do throws(CompiledEvent.Fault) {
            return try read(batch.row(row, arena)) ?? Value.min
        } catch {
            batch.setOdd(row)
            return Value.min
        }
    }

    /// Digits of the minor unit of the currency with this code.
    private func power(_ code: UInt32) -> Int {
        let index = Int(code)
        if index < powers.count, let known = powers[index] { return known }
        while powers.count <= index { powers.append(nil) }
        let word = code == 0 ? Field.absent : currency?.text(code) ?? .absent
        let digits: Int?
        do throws(CompiledEvent.Fault) {
            digits = try event.currency(word)?.minorDigits
        } catch {
            // The row is the mapper's already.
            digits = nil
        }
        let power = numbers.power(ofMinorDigits: digits)
        powers[index] = power
        return power
    }

    private func scale(_ code: UInt32) -> ScaleText? {
        if code == 0 { return .usual }
        let index = Int(code)
        if index < scales.count, let known = scales[index] { return known }
        while scales.count <= index { scales.append(nil) }
        scales[index] = scale.flatMap { numbers.scale($0.text(code)) }
        return scales[index]
    }
}
