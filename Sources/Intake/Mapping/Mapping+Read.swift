extension Mapping {
    static let keys = ["files", "format", "csv", "missing", "lookups", "where", "events"]

    /// Reads a mapping file; the error lists everything that is wrong in it, each with its place.
    package init(yaml text: String, file: String) throws(DiagnosticList) {
        let problems = DiagnosticCollector()
        let mapping = Mapping.read(text, file: file, problems)
        try problems.throwErrors()
        guard let mapping else {
            throw DiagnosticList([Diagnostic(at: SourceLocation(file: file, line: 1), "this mapping can't be read")])
        }
        self = mapping
    }

    private static func read(_ text: String, file: String, _ problems: DiagnosticCollector) -> Mapping? {
        guard let root = YAMLNode.parse(text, file: file, into: problems),
            let fields = root.fields(of: "a mapping", known: keys)
        else { return nil }
        var mapping = Mapping(file: file, events: [])
        mapping.files = fields["files"].map(readFiles) ?? []
        mapping.format = fields["format"]?.choice(
            "a format", among: InputFormat.allCases.map { ($0.rawValue, $0) })
        if let csv = fields["csv"] { mapping.csv = CSVFormat(csv) }
        mapping.missing = fields["missing"].map(readWords) ?? []
        mapping.lookups = fields["lookups"]?.list("a list of lookups")?.compactMap(Lookup.init) ?? []
        mapping.conditions = fields["where"].map(RowCondition.list) ?? []
        guard let events = fields.required("events")?.list("a list of events, each starting with a dash") else {
            return nil
        }
        if events.isEmpty { fields["events"]?.report("there is no event in the list", suggestion: "map at least one") }
        mapping.events = events.compactMap(EventMapping.init)
        checkLookups(mapping, problems)
        return mapping
    }

    private static func readFiles(_ node: YAMLNode) -> [Glob] {
        (node.list("a list of `match:` patterns") ?? []).compactMap { entry in
            guard let fields = entry.fields(of: "an entry of files", known: ["match"]) else { return nil }
            return fields.required("match")?.text("a pattern for file names").map(Glob.init)
        }
    }

    /// Words that mean missing: a list, or one word.
    static func readWords(_ node: YAMLNode) -> [String] {
        node.isScalar ? [node.word()].compactMap(\.self) : (node.list("a list of words") ?? []).compactMap { $0.word() }
    }

    private static func checkLookups(_ mapping: Mapping, _ problems: DiagnosticCollector) {
        let names = mapping.lookups.map(\.name)
        for (index, lookup) in mapping.lookups.enumerated() where names[..<index].contains(lookup.name) {
            problems.error(at: lookup.location, "two lookups are called `\(lookup.name)`", suggestion: "rename one")
        }
        for taking in mapping.events.flatMap(\.sources).compactMap(\.taking) where !names.contains(taking.lookup) {
            problems.error(
                at: taking.location, "there is no lookup called `\(taking.lookup)`",
                suggestion: NearestName.suggestion(for: taking.lookup, among: names) ?? "add it under `lookups:`")
        }
    }
}

extension Lookup {
    init?(_ node: YAMLNode) {
        guard let fields = node.fields(of: "a lookup", known: ["name", "file", "key"]) else { return nil }
        let name = fields.required("name")?.text("the lookup's name")
        let file = fields.required("file")?.text("the lookup's file")
        let key = fields.required("key")?.text("the column that rows are looked up by")
        guard let name, let file, let key else { return nil }
        self.init(name: name, file: file, key: key, location: node.location)
    }
}

extension CSVFormat {
    init(_ node: YAMLNode) {
        self.init()
        guard let fields = node.fields(of: "csv", known: ["delimiter", "encoding", "header"]) else { return }
        if let delimiter = fields["delimiter"], let text = delimiter.text("a character") {
            let bytes = Array((text == "\\t" || text == "tab" ? "\t" : text).utf8)
            if bytes.count == 1, let byte = bytes.first, !"\"\r\n".utf8.contains(byte) {
                self.delimiter = byte
            } else {
                delimiter.report(
                    "`\(text.prefix(20))` can't be a delimiter", suggestion: "use one character, such as \";\"")
            }
        }
        let encodings = [("utf-8", TextEncoding.utf8), ("latin-1", .latin1), ("utf8", .utf8), ("iso-8859-1", .latin1)]
        if let encoding = fields["encoding"]?.choice("an encoding", among: encodings) { self.encoding = encoding }
        if let header = fields["header"]?.flag() { hasHeader = header }
    }
}
