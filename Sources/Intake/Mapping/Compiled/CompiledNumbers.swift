import ColumnStore
import Experience

/// Reads the amount, the score and the effort of an event, exactly: in minor units, hundredths of a point and seconds.
final class CompiledNumbers {
    private let amount: CompiledValue?
    private let amountNumber: DecimalText
    private let isMinor: Bool
    /// Digits of the minor unit where the row names no currency.
    private let usualDigits: Int
    private let score: CompiledValue?
    private let scoreNumber: DecimalText
    private let effort: CompiledValue?
    private let effortNumber: DecimalText
    private let secondsAUnit: UInt64
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
        if let amount {
            let field = try CompiledEvent.fetch(amount, row)
            if !field.isEmpty { draft.amountMinor = try minorUnits(field, draft, amount) }
        }
        if let effort {
            let field = try CompiledEvent.fetch(effort, row)
            if !field.isEmpty { draft.effortSeconds = try seconds(field, effort) }
        }
        if let score {
            let field = try CompiledEvent.fetch(score, row)
            if !field.isEmpty { draft.score = try hundredths(field, draft, score) }
        }
    }

    private func minorUnits(
        _ field: Field, _ draft: EventDraft, _ source: CompiledValue
    ) throws(CompiledEvent.Fault) -> Int64 {
        let digits = draft.minorDigits ?? usualDigits
        guard let amount = amountNumber.scaled(field, power: isMinor ? 0 : digits), amount > Absent.wide else {
            throw CompiledEvent.Fault(.badAmount, source, field)
        }
        return amount
    }

    private func seconds(_ field: Field, _ source: CompiledValue) throws(CompiledEvent.Fault) -> Int32 {
        guard let seconds = effortNumber.scaled(field, power: 0, factor: secondsAUnit), seconds >= 0,
            let narrow = Int32(exactly: seconds)
        else { throw CompiledEvent.Fault(.badEffort, source, field) }
        return narrow
    }

    private func hundredths(
        _ field: Field, _ draft: EventDraft, _ source: CompiledValue
    ) throws(CompiledEvent.Fault) -> Int32 {
        guard let wide = scoreNumber.scaled(field, power: 2), let score = Int32(exactly: wide) else {
            throw CompiledEvent.Fault(.badScore, source, field)
        }
        let scale = try scale(draft)
        guard scale.lowest <= score, score <= scale.highest else {
            throw CompiledEvent.Fault(.scoreOutOfScale, source, field)
        }
        return score
    }

    private func scale(_ draft: EventDraft) throws(CompiledEvent.Fault) -> ScaleText {
        let field = draft[.scale]
        guard !field.isEmpty else { return .usual }
        if let known = scales.first(where: { field.elementsEqual($0.text) }) { return known.scale }
        guard let scale = ScaleText.read(field) else { throw CompiledEvent.Fault(.badScale, scaleSource, field) }
        if scales.count < 32 { scales.append((Array(field), scale)) }
        return scale
    }
}
