import ColumnStore
import Experience

/// Reads the amount, the score and the effort of an event, exactly: in minor units, hundredths of a point and seconds.
final class CompiledNumbers {
    let amount: CompiledValue?
    let amountNumber: DecimalText
    private let isMinor: Bool
    /// Digits of the minor unit where the row names no currency.
    private let usualDigits: Int
    let score: CompiledValue?
    let scoreNumber: DecimalText
    let effort: CompiledValue?
    private let effortNumber: DecimalText
    let secondsAUnit: UInt64
    private let scaleSource: CompiledValue?
    private var scales: [(text: [UInt8], scale: ScaleText)] = []

    init(_ event: EventMapping, _ columns: ColumnResolver, currency: Currency?) {
        amount = event.amount.map { columns.value($0.value) }
        amountNumber = DecimalText(event.amount?.point ?? .point)
        isMinor = event.amount?.isMinor ?? false
        usualDigits = currency?.minorDigits ?? 2
        score = event.score.map { columns.value($0.value) }
        scoreNumber = DecimalText(event.score?.point ?? .point)
        effort = event.effort.map { columns.value($0.value) }
        effortNumber = DecimalText(event.effort?.point ?? .point)
        secondsAUnit = event.effort?.isMinutes == true ? 60 : 1
        scaleSource = event.texts[.scale].map(columns.value)
    }

    func read(_ row: Row, into draft: EventDraft) throws(CompiledEvent.Fault) {
        draft.amountMinor = try amount(row, minorDigits: draft.minorDigits)
        draft.effortSeconds = try effort(row)
        draft.score = try score(row, scale: draft[.scale])
    }

    /// `minorDigits` are those of the row's currency, where it names one.
    func amount(_ row: Row, minorDigits: Int?) throws(CompiledEvent.Fault) -> Int64? {
        guard let amount else { return nil }
        let field = try CompiledEvent.fetch(amount, row)
        if field.isEmpty { return nil }
        guard let minor = amountNumber.scaled(field, power: power(ofMinorDigits: minorDigits)), minor > Absent.wide
        else { throw CompiledEvent.Fault(.badAmount, amount, field) }
        return minor
    }

    func effort(_ row: Row) throws(CompiledEvent.Fault) -> Int32? {
        guard let effort else { return nil }
        let field = try CompiledEvent.fetch(effort, row)
        if field.isEmpty { return nil }
        guard let seconds = effortNumber.scaled(field, power: 0, factor: secondsAUnit), seconds >= 0,
            let narrow = Int32(exactly: seconds)
        else { throw CompiledEvent.Fault(.badEffort, effort, field) }
        return narrow
    }

    /// `scaleText` is the row's scale; empty where it names none.
    func score(_ row: Row, scale scaleText: Field) throws(CompiledEvent.Fault) -> Int32? {
        guard let score else { return nil }
        let field = try CompiledEvent.fetch(score, row)
        if field.isEmpty { return nil }
        guard let wide = scoreNumber.scaled(field, power: 2), let hundredths = Int32(exactly: wide) else {
            throw CompiledEvent.Fault(.badScore, score, field)
        }
        guard let scale = scale(scaleText) else { throw CompiledEvent.Fault(.badScale, scaleSource, scaleText) }
        guard scale.lowest <= hundredths, hundredths <= scale.highest else {
            throw CompiledEvent.Fault(.scoreOutOfScale, score, field)
        }
        return hundredths
    }

    /// How many digits of an amount are behind its point.
    func power(ofMinorDigits digits: Int?) -> Int { isMinor ? 0 : digits ?? usualDigits }

    /// Nil for a text that is no scale.
    func scale(_ field: Field) -> ScaleText? {
        guard !field.isEmpty else { return .usual }
        if let known = scales.first(where: { field.elementsEqual($0.text) }) { return known.scale }
        guard let scale = ScaleText.read(field) else { return nil }
        if scales.count < 32 { scales.append((Array(field), scale)) }
        return scale
    }
}
