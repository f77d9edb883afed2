/// What the columns of a file seem to be, by their names and values.
struct RoleGuess {
    /// The words that tell a field, the better first.
    private static let words: [(field: String, words: [String])] = [
        (
            "customer",
            [
                "customer", "client", "caller", "consumer", "shopper", "buyer", "member", "guest", "patient",
                "passenger", "subscriber", "user", "visitor", "person", "account", "contact", "case", "trace",
            ]
        ),
        (
            "touchpoint",
            [
                "touchpoint", "activity", "step", "event", "action", "task", "stage", "concept", "state",
                "status", "page", "process", "type",
            ]
        ),
        ("department", ["department", "dept", "group", "team", "unit", "division", "owner", "queue"]),
        ("channel", ["channel", "medium", "contact_type", "source", "device"]),
        ("kind", ["kind", "event_kind"]),
        ("outcome", ["outcome", "result"]),
        ("direction", ["direction"]),
        ("amount", ["amount", "revenue", "total", "price", "paid", "spend", "value"]),
        ("currency", ["currency"]),
        ("score", ["score", "nps", "csat", "rating", "satisfaction", "stars"]),
        ("scale", ["scale"]),
        ("effort", ["effort", "duration", "handling", "minutes", "seconds"]),
        ("employee", ["employee", "agent", "clerk", "staff", "resource", "assigned", "operator", "advisor"]),
        ("reference", ["reference", "order", "ticket", "case", "incident", "booking", "invoice", "number", "trace"]),
        ("segment", ["segment", "tier", "class"]),
        ("id", ["event_id", "id", "uuid", "guid"]),
        ("promise", ["promise"]), ("due", ["due"]), ("fulfils", ["fulfils", "fulfills"]), ("asks", ["asks", "asked"]),
        ("gives", ["gives", "given"]), ("facts", ["facts"]),
    ]

    let columns: [ColumnProfile]
    private(set) var times: [(column: Int, guess: TimeGuess)] = []

    init(_ columns: [ColumnProfile]) {
        self.columns = columns
        for index in columns.indices {
            if let guess = TimeGuess(columns[index]) { times.append((index, guess)) }
        }
        times.sort { Self.timeScore(columns, $0.column) > Self.timeScore(columns, $1.column) }
    }

    /// Columns that could be the field, the likeliest first.
    func candidates(_ field: String) -> [Int] {
        guard let words = Self.words.first(where: { $0.field == field })?.words else { return [] }
        let scored = columns.indices.compactMap { index -> (index: Int, score: Int)? in
            let score = score(index, field, words)
            return score > 0 ? (index, score) : nil
        }
        return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    }

    private func score(_ index: Int, _ field: String, _ words: [String]) -> Int {
        let column = columns[index]
        guard !column.isEmpty, fits(index, field) else { return 0 }
        let name = column.name.lowercased()
        if name == field || (field == "customer" && name == "customer_id") { return 1_000 }
        for (rank, word) in words.enumerated() {
            let weight = 100 - rank * 4
            if name == word { return weight + 60 }
            if column.words.last == word { return weight + 12 }
            if column.words.contains(word) { return weight + (column.words.first == word ? 10 : 0) }
        }
        return 0
    }

    /// Whether the values could be those of the field.
    private func fits(_ index: Int, _ field: String) -> Bool {
        let column = columns[index]
        let isTime = times.contains { $0.column == index }
        let number = DecimalText()
        switch field {
        case "touchpoint", "department", "channel", "kind", "outcome", "segment": return !isTime && column.isCategory
        case "direction": return column.all { $0.equals("in") || $0.equals("out") || $0.equals("int") }
        case "currency": return column.all { $0.count == 3 }
        case "score": return column.all { number.scaled($0, power: 2).map { 0...1_000 ~= $0 } ?? false }
        case "scale": return column.all { ScaleText.read($0) != nil }
        case "effort": return column.all { number.scaled($0, power: 0).map { $0 >= 0 } ?? false }
        case "amount": return !isTime && Self.decimal(column) != nil
        case "id": return column.isUnique && !isTime && column.words.contains("id") || column.words == ["uuid"]
        case "due": return isTime
        case "customer": return !isTime && !column.isUnique && column.distinctCount > 1
        case "reference", "employee": return !isTime && column.distinctCount > 1
        default: return !isTime
        }
    }

    /// The decimal mark under which all values are numbers.
    static func decimal(_ column: ColumnProfile) -> DecimalText.Point? {
        [DecimalText.Point.point, .comma].first { point in
            column.all { DecimalText(point).scaled($0, power: 2) != nil }
        }
    }

    /// The event's own time changes from row to row; other times of a row say when something was opened or is due.
    private static func timeScore(_ columns: [ColumnProfile], _ index: Int) -> Int {
        let column = columns[index]
        let own: Set<String> = ["time", "timestamp", "datetime", "occurred", "event", "updated", "when"]
        let others: Set<String> = ["due", "closed", "resolved", "opened", "created", "birth", "born", "end", "start"]
        let named = own.isDisjoint(with: column.words) ? 0 : 2
        let penalty = others.isDisjoint(with: column.words) ? 0 : 2
        let spread = column.rows == 0 ? 0 : column.distinctCount * 4 / column.rows
        let full = column.filled == column.rows ? 3 : 0
        return (named - penalty + spread + full) * 1_000 - index
    }
}
