extension RowCondition {
    private static let tests = ["is", "is_not", "present", "absent", "matches"]

    static func list(_ node: YAMLNode) -> [RowCondition] {
        (node.list("a list of conditions") ?? []).compactMap(RowCondition.init)
    }

    init?(_ node: YAMLNode) {
        guard let fields = node.fields(of: "a condition", known: ["column"] + Self.tests) else { return nil }
        let name = fields.required("column")?.columnName()
        let given = Self.tests.filter(fields.has)
        guard given.count == 1 else {
            node.report(
                given.isEmpty ? "a condition needs a test" : "a condition has one test, not \(given.count)",
                suggestion: "use one of: \(Self.tests.joined(separator: ", ")); several conditions must all hold")
            return nil
        }
        guard let name, let test = Self.test(given[0], fields) else { return nil }
        self.init(column: name, test: test)
    }

    private static func test(_ key: String, _ fields: YAMLFields) -> Test? {
        switch key {
        case "is": return words(key, fields).map(Test.isOneOf)
        case "is_not": return words(key, fields).map(Test.isNoneOf)
        case "present": return fields.required(key)?.flag().map { $0 ? .isPresent : .isAbsent }
        case "absent": return fields.required(key)?.flag().map { $0 ? .isAbsent : .isPresent }
        default: return fields.required(key)?.text("a pattern with * and ?").map { .matches(Glob($0)) }
        }
    }

    private static func words(_ key: String, _ fields: YAMLFields) -> [String]? {
        guard let node = fields.required(key) else { return nil }
        guard node.isList || node.isScalar else {
            node.expected("a word or a list of words")
            return nil
        }
        return Mapping.readWords(node)
    }
}

extension YAMLNode {
    func columnName() -> ColumnName? {
        text("the name of a column").map { ColumnName(name: $0, location: location) }
    }
}
