extension ValueSource {
    static let keys = ["column", "constant", "missing", "lookup", "take", "map", "map_default", "map_strict"]

    /// Reads where a field comes from; `more` are the keys that only this field has.
    static func read(
        _ node: YAMLNode, of field: String, more: [String] = []
    ) -> (source: ValueSource, fields: YAMLFields)? {
        guard !node.isScalar else {
            node.expected("where `\(field)` comes from", suggestion: "write {column: NAME} or {constant: VALUE}")
            return nil
        }
        guard let fields = node.fields(of: "`\(field)`", known: keys + more) else { return nil }
        guard let origin = origin(fields, field) else { return nil }
        var source = ValueSource(location: node.location, origin: origin)
        source.missing = fields["missing"].map(Mapping.readWords)
        source.taking = taking(fields)
        source.readMap(fields)
        return (source, fields)
    }

    private static func origin(_ fields: YAMLFields, _ field: String) -> Origin? {
        switch (fields.has("column"), fields.has("constant")) {
        case (true, false): return fields.required("column")?.columnName().map(Origin.column)
        case (false, true): return fields.required("constant")?.text("a value").map(Origin.constant)
        case (true, true):
            fields.node.report("`\(field)` has a column and a constant", suggestion: "keep one of them")
            return nil
        case (false, false):
            fields.node.report("`\(field)` comes from nowhere", suggestion: "add `column:` or `constant:`")
            return nil
        }
    }

    private static func taking(_ fields: YAMLFields) -> Taking? {
        guard fields.has("lookup") || fields.has("take") else { return nil }
        guard let lookup = fields.required("lookup")?.text("the name of a lookup"),
            let column = fields.required("take")?.columnName()
        else { return nil }
        return Taking(lookup: lookup, column: column, location: fields.location(of: "lookup"))
    }

    private mutating func readMap(_ fields: YAMLFields) {
        map = (fields["map"]?.entries("a value map, such as {O: order, P: pay}") ?? []).compactMap { entry in
            if entry.value.isNull { return MapEntry(from: entry.key, to: nil) }
            return entry.value.text("what `\(entry.key)` means").map { MapEntry(from: entry.key, to: $0) }
        }
        let isStrict = fields["map_strict"]?.flag() ?? false
        if fields.has("map_default") {
            if isStrict {
                fields.node.problems.error(
                    at: fields.location(of: "map_default"), "`map_default` and `map_strict` contradict each other",
                    suggestion: "keep one of them")
            }
            unmapped = .becomes(fields["map_default"]?.text("a value, or null for missing"))
        } else if isStrict {
            unmapped = .rejectsRow
        }
        if !fields.has("map"), isStrict || fields.has("map_default") {
            fields.node.report("there is no `map` beside `map_strict` or `map_default`", suggestion: "add `map:`")
        }
    }
}
