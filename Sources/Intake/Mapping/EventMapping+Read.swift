import ColumnStore
import Experience

extension EventMapping {
    /// Fields that are taken over as text, in the words of the mapping file.
    static let textFields: [(key: String, column: TextColumn)] = [
        ("customer", .customer), ("touchpoint", .touchpoint), ("department", .department), ("channel", .channel),
        ("kind", .kind), ("outcome", .outcome), ("direction", .direction), ("currency", .currency),
        ("scale", .scale), ("employee", .employee), ("reference", .reference), ("segment", .segment),
        ("promise", .promise), ("fulfils", .fulfils),
    ]
    static let keys =
        ["customer", "time", "touchpoint"] + textFields.map(\.key).dropFirst(2)
        + ["amount", "score", "effort", "id", "asks", "gives", "due", "facts", "when"]

    init?(_ node: YAMLNode) {
        guard let fields = node.fields(of: "an event", known: Self.keys) else { return nil }
        var texts: [TextColumn: ValueSource] = [:]
        for (key, column) in Self.textFields {
            let value = ["customer", "touchpoint"].contains(key) ? fields.required(key) : fields[key]
            texts[column] = value.flatMap { ValueSource.read($0, of: key)?.source }
        }
        let time = fields.required("time").flatMap { TimeSource($0, of: "time") }
        guard let time else {
            Self.readRest(fields)
            return nil
        }
        self.init(location: node.location, texts: texts, time: time)
        due = fields["due"].flatMap { TimeSource($0, of: "due") }
        amount = fields["amount"].flatMap(AmountSource.init)
        score = fields["score"].flatMap(NumberSource.init)
        effort = fields["effort"].flatMap(EffortSource.init)
        id = fields["id"].flatMap { ValueSource.read($0, of: "id")?.source }
        asks = fields["asks"].flatMap { ListSource($0, of: "asks") }
        gives = fields["gives"].flatMap { ListSource($0, of: "gives") }
        facts = fields["facts"].flatMap(FactsSource.init)
        conditions = fields["when"].map(RowCondition.list) ?? []
        checkConstants(node.problems)
    }

    /// Without a time there is no event, but what else is wrong is still to be told.
    private static func readRest(_ fields: YAMLFields) {
        _ = fields["due"].flatMap { TimeSource($0, of: "due") }
        _ = fields["amount"].flatMap(AmountSource.init)
        _ = fields["score"].flatMap(NumberSource.init)
        _ = fields["effort"].flatMap(EffortSource.init)
        _ = fields["facts"].flatMap(FactsSource.init)
    }

    /// All places that values come from.
    var sources: [ValueSource] {
        var sources = Array(texts.values) + [time.value]
        sources += [due?.value, amount?.value, score?.value, effort?.value, id, asks?.value, gives?.value].compactMap(
            \.self)
        switch facts {
        case .columns(let columns): sources += columns.map(\.value)
        case .pairs(let list): sources.append(list.value)
        case nil: break
        }
        return sources
    }
}
