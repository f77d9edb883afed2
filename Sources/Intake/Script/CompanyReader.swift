import Experience

/// Reads `company.yaml`.
struct CompanyReader {
    let notes: ScriptNotes

    func read(_ root: YAMLNode) -> Company? {
        guard let fields = root.fields(of: "the company", known: ScriptKeys.company) else { return nil }
        notes.declare(.company, at: fields.location(of: "company"))
        let name = fields.required("company")?.phrase()
        let currency = fields.required("currency").flatMap(currency)
        let zone = fields.required("time_zone").flatMap(zone)
        let departments = fields.required("departments").flatMap(departments)
        let promise = fields.required("promise").flatMap(promise)
        let items = (fields["items"]?.list("a list of items") ?? []).compactMap(item)
        let facts = (fields["facts"]?.list("a list of facts") ?? []).compactMap(fact)
        let settings = fields["settings"].map { SettingsReader(notes: notes).read($0) } ?? Settings()
        if let list = fields["suppress"] { SuppressionReader(notes: notes, journey: nil).read(list) }
        guard let name, let currency, let zone, let departments, let promise else { return nil }
        return Company(
            name: name, currency: currency, timeZone: zone, departments: departments, promise: promise, items: items,
            facts: facts, settings: settings)
    }

    private func currency(_ node: YAMLNode) -> Currency? {
        guard let text = node.text("a currency") else { return nil }
        if let currency = ScriptCurrency.named(text) { return currency }
        node.report(
            "`\(text.prefix(40))` is not a currency",
            suggestion: NearestName.find(text, among: ScriptCurrency.codes).map { "did you mean `\($0)`?" }
                ?? "write its three letters by ISO 4217, such as EUR")
        return nil
    }

    private func zone(_ node: YAMLNode) -> String? {
        guard let text = node.text("a time zone") else { return nil }
        if ScriptTimeZone.isKnown(text) { return text }
        node.report(
            "`\(text.prefix(40))` is not a time zone", suggestion: ScriptTimeZone.suggestion(for: text))
        return nil
    }

    private func departments(_ node: YAMLNode) -> [Department]? {
        guard let nodes = node.list("a list of departments") else { return nil }
        return nodes.compactMap { node in
            guard let fields = node.fields(of: "a department", known: ScriptKeys.department),
                let id = fields.required("id")?.identifier()
            else { return nil }
            notes.declare(.department(DepartmentID(id)), at: node.location)
            return Department(id: DepartmentID(id), name: fields.name(or: id))
        }
    }

    private func promise(_ node: YAMLNode) -> Promise? {
        guard let fields = node.fields(of: "the promise", known: ScriptKeys.promise) else { return nil }
        let text = fields.required("text")?.phrase()
        let pillars = (fields["pillars"]?.list("a list of pillars") ?? []).compactMap { node -> Pillar? in
            guard let fields = node.fields(of: "a pillar", known: ScriptKeys.pillar),
                let id = fields.required("id")?.identifier()
            else { return nil }
            notes.declare(.pillar(PillarID(id)), at: node.location)
            return Pillar(id: PillarID(id), name: fields.name(or: id))
        }
        return text.map { Promise(text: $0, pillars: pillars) }
    }

    private func item(_ node: YAMLNode) -> Item? {
        guard let fields = node.fields(of: "an item", known: ScriptKeys.item),
            let id = fields.required("id")?.identifier()
        else { return nil }
        notes.declare(.item(ItemID(id)), at: node.location)
        var item = Item(id: ItemID(id), name: fields.name(or: id))
        if let valid = fields["valid_for"]?.wait(atLeast: .seconds(1)) { item.validFor = valid }
        return item
    }

    private func fact(_ node: YAMLNode) -> Fact? {
        guard let fields = node.fields(of: "a fact", known: ScriptKeys.fact),
            let id = fields.required("id")?.identifier()
        else { return nil }
        notes.declare(.fact(FactID(id)), at: node.location)
        return Fact(id: FactID(id), name: fields.name(or: id), tolerance: fields["tolerance"]?.number(atLeast: 0) ?? 0)
    }
}

extension YAMLFields {
    /// The name for people; the id where none is written.
    func name(or id: String) -> String { self["name"]?.phrase() ?? id }
}
