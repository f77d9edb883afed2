import ColumnStore
import Experience

extension JSONEventParser {
    func set(_ field: EventField, _ name: String, _ value: JSONValue) throws(SubmissionFault) {
        switch field {
        case .text(let column): try setText(name, column, value)
        case .id:
            draft.id = try text(name, value)
            hasID = true
        case .time: draft.time = try moment(name, value, .badTime)
        case .due: draft.due = try moment(name, value, .badDue)
        case .amount: amount = try number(name, value, .badAmount)
        case .amountMinor: draft.amountMinor = try integer(name, value)
        case .score: draft.score = try narrow(scaled(number(name, value, .badScore), power: 2), name, .badScore)
        case .effort:
            let seconds = try narrow(scaled(number(name, value, .badEffort), power: 0), name, .badEffort)
            guard seconds >= 0 else { throw fault(.badEffort, name, "is below zero", "send the seconds it took") }
            draft.effortSeconds = seconds
        case .asks: draft[.asks] = try list(name, value)
        case .gives: draft[.gives] = try list(name, value)
        case .facts: draft[.facts] = try facts(name, value)
        }
    }

    private func setText(_ name: String, _ column: TextColumn, _ value: JSONValue) throws(SubmissionFault) {
        var text = try text(name, value)
        guard !text.isEmpty else { return }
        switch column {
        case .direction:
            let words = [EventDirection.inbound, EventDirection.outbound, EventDirection.internal]
            guard words.contains(where: { text.elementsEqual($0.utf8) }) else {
                throw fault(.badDirection, name, "is `\(text.text.prefix(40))`", "use \(words.joined(separator: ", "))")
            }
        case .scale:
            guard let read = ScaleText.read(text) else {
                throw fault(.badScale, name, "is `\(text.text.prefix(40))`", "write it as \"0-10\"")
            }
            scale = read
        case .currency:
            guard let currency = currencies.find(text) else {
                throw fault(
                    .badCurrency, name, "is `\(text.text.prefix(40))`", "use three letters, such as EUR")
            }
            text = currency.code
            draft.minorDigits = currency.minorDigits
        default: break
        }
        draft[column] = text
    }

    @inline(__always)
    private func text(_ name: String, _ value: JSONValue) throws(SubmissionFault) -> Field {
        guard case .text(let field) = value else { throw fault(.badType, name, "is not a text", "put it in quotes") }
        guard field.count <= fieldBytes else {
            throw fault(.fieldTooLong, name, "is longer than \(fieldBytes) bytes", "shorten it")
        }
        return field
    }

    private func moment(_ name: String, _ value: JSONValue, _ reason: RejectReason) throws(SubmissionFault) -> Int64 {
        let moment: Int64? =
            switch value {
            case .text(let field): moment(field)
            case .number(let field): scaled(field, power: 0)
            default: nil
            }
        guard let moment, CompiledTime.range.contains(moment) else {
            throw fault(
                reason, name, "is no time",
                "send ISO 8601 such as \"2026-05-31T14:05:00Z\", or whole milliseconds since 1970")
        }
        return moment
    }

    private func moment(_ text: Field) -> Int64? {
        if let start = text.baseAddress,
            let moment = clock.read(start.assumingMemoryBound(to: UInt8.self), text.count)
        {
            return moment.reading
        }
        return ISOTime.read(text).flatMap { reading in
            reading.milliseconds.map { $0 - Int64(reading.offset ?? 0) * 1_000 }
        }
    }

    @inline(__always)
    private func number(_ name: String, _ value: JSONValue, _ reason: RejectReason) throws(SubmissionFault) -> Field {
        guard case .number(let field) = value else {
            throw fault(reason, name, "is not a number", "send a number without quotes")
        }
        return field
    }

    private func integer(_ name: String, _ value: JSONValue) throws(SubmissionFault) -> Int64 {
        let field = try number(name, value, .badAmount)
        guard let integer = QuickNumber.integer(field) ?? Int64(field.text), integer > Absent.wide else {
            throw fault(.badAmount, name, "is no whole number of 64 bits", "send minor units, such as cents")
        }
        return integer
    }

    private func scaled(_ number: Field, power: Int) -> Int64? {
        if let integer = QuickNumber.integer(number), let scale = QuickNumber.scale(power) { return integer &* scale }
        return DecimalText().scaled(number, power: power)
    }

    private func narrow(_ value: Int64?, _ name: String, _ reason: RejectReason) throws(SubmissionFault) -> Int32 {
        guard let value, let narrow = Int32(exactly: value), narrow > Absent.narrow else {
            throw fault(reason, name, "is too large", "send a smaller number")
        }
        return narrow
    }

    func fault(_ reason: RejectReason, _ name: String, _ what: String, _ remedy: String) -> SubmissionFault {
        SubmissionFault(reason, name, "`\(name)` \(what)", remedy: remedy)
    }
}

// MARK: Fields that are judged together

extension JSONEventParser {
    func finishAmount() throws(SubmissionFault) {
        guard let amount else { return }
        guard draft.amountMinor == nil else {
            throw fault(.badAmount, "amount", "and `amount_minor` are both given", "send one of them")
        }
        let digits = draft.minorDigits ?? currency?.minorDigits ?? 2
        guard let minor = scaled(amount, power: digits) else {
            throw fault(.badAmount, "amount", "is too large", "send a smaller number")
        }
        draft.amountMinor = minor
    }

    func checkScore() throws(SubmissionFault) {
        guard let score = draft.score else { return }
        guard scale.lowest <= score, score <= scale.highest else {
            throw fault(.scoreOutOfScale, "score", "lies outside its scale", "send `scale` with it, such as \"1-5\"")
        }
    }

    private func list(_ name: String, _ value: JSONValue) throws(SubmissionFault) -> Field {
        guard case .list(let values) = value else {
            throw fault(.badType, name, "is not a list", "send [\"size\", \"address\"]")
        }
        var builder = TextListBuilder()
        for value in values {
            guard case .text(let field) = value, !field.contains(TextList.separator) else {
                throw fault(.badType, name, "has an entry that is not a text", "send a list of texts")
            }
            builder.add(field)
        }
        return try short(builder.joined(in: arena), name)
    }

    private func facts(_ name: String, _ value: JSONValue) throws(SubmissionFault) -> Field {
        guard case .object(let entries) = value else {
            throw fault(.badType, name, "is not an object", "send {\"price\": 79.9}")
        }
        var builder = TextListBuilder()
        var names: Set<String> = []
        for (key, value) in entries {
            let stated: Field
            switch value {
            case .null: continue
            case .text(let field), .number(let field), .word(let field): stated = field
            case .list, .object: throw fault(.badFacts, name, "holds a nested value", "send plain values")
            }
            if stated.isEmpty { continue }
            guard names.insert(key.text).inserted, let pair = FactPair.make(key, stated, in: arena) else {
                throw fault(.badFacts, name, "has a name that is empty or stands twice", "name each fact once")
            }
            builder.add(pair)
        }
        return try short(builder.joined(in: arena), name)
    }

    private func short(_ joined: Field, _ name: String) throws(SubmissionFault) -> Field {
        guard joined.count <= 4 * fieldBytes else {
            throw fault(.fieldTooLong, name, "is longer than \(4 * fieldBytes) bytes", "shorten it")
        }
        return joined
    }
}
