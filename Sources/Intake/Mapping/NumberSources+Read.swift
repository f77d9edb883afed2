import ColumnStore

extension TimeSource {
    init?(_ node: YAMLNode, of field: String) {
        guard let (value, fields) = ValueSource.read(node, of: field, more: ["format", "zone"]) else { return nil }
        self.init(value: value)
        if let format = fields["format"], let read = Self.format(format) { self.format = read }
        guard let zone = fields["zone"], let name = zone.text("a time zone, such as Europe/Berlin") else { return }
        if ZoneName.zone(name) == nil {
            zone.report(
                "there is no time zone `\(name.prefix(40))`",
                suggestion: NearestName.find(name, among: ZoneName.known).map { "did you mean `\($0)`?" }
                    ?? "use an IANA name such as Europe/Berlin, or an offset such as +02:00")
        }
        self.zone = name
    }

    private static func format(_ node: YAMLNode) -> Format? {
        let words = [("iso8601", Format.iso8601), ("unix_s", .unixSeconds), ("unix_ms", .unixMilliseconds)]
        guard let text = node.text("a time format") else { return nil }
        if let known = words.first(where: { $0.0 == text }) { return known.1 }
        do throws(TimePattern.Fault) {
            return try .pattern(TimePattern(text))
        } catch {
            node.report(
                "`\(text.prefix(40))` is no time format: \(error.message)",
                suggestion: NearestName.find(text, among: words.map(\.0)).map { "did you mean `\($0)`?" }
                    ?? "use iso8601, unix_s, unix_ms or a pattern such as d/M/yyyy HH:mm")
            return nil
        }
    }
}

extension DecimalText.Point {
    init(_ fields: YAMLFields) {
        let points = [(".", DecimalText.Point.point), (",", .comma)]
        self = fields["decimal"]?.choice("a decimal mark", among: points) ?? .point
    }
}

extension AmountSource {
    init?(_ node: YAMLNode) {
        guard let (value, fields) = ValueSource.read(node, of: "amount", more: ["unit", "decimal"]) else { return nil }
        let units = [("major", false), ("minor", true)]
        let isMinor = fields["unit"]?.choice("a unit of amounts", among: units) ?? false
        self.init(value: value, isMinor: isMinor, point: DecimalText.Point(fields))
    }
}

extension NumberSource {
    init?(_ node: YAMLNode) {
        guard let (value, fields) = ValueSource.read(node, of: "score", more: ["decimal"]) else { return nil }
        self.init(value: value, point: DecimalText.Point(fields))
    }
}

extension EffortSource {
    init?(_ node: YAMLNode) {
        guard let (value, fields) = ValueSource.read(node, of: "effort", more: ["unit", "decimal"]) else { return nil }
        let units = [("seconds", false), ("minutes", true)]
        let isMinutes = fields["unit"]?.choice("a unit of effort", among: units) ?? false
        self.init(value: value, isMinutes: isMinutes, point: DecimalText.Point(fields))
    }
}

extension ListSource {
    init?(_ node: YAMLNode, of field: String) {
        guard let (value, fields) = ValueSource.read(node, of: field, more: ["split"]) else { return nil }
        let split = fields["split"]?.text("what stands between the entries")
        self.init(value: value, split: split.flatMap { $0.isEmpty ? nil : $0 })
    }
}

extension FactsSource {
    init?(_ node: YAMLNode) {
        guard let entries = node.entries("a column for each fact, or one column of name=value pairs") else {
            return nil
        }
        if let column = entries.first(where: { $0.key == "column" || $0.key == "constant" }), column.value.isScalar {
            guard let list = ListSource(node, of: "facts") else { return nil }
            self = .pairs(list)
            return
        }
        self = .columns(
            entries.compactMap { entry in
                ValueSource.read(entry.value, of: entry.key).map { FactColumn(fact: entry.key, value: $0.source) }
            }
            .sorted { $0.fact.utf8.lexicographicallyPrecedes($1.fact.utf8) })
    }
}
