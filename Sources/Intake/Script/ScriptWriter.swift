package import Experience

/// Writes a script as YAML files: what is stored when a script is edited in the browser. Reading them gives the same
/// script back; defaults are left out.
package enum ScriptWriter {
    package static func files(for script: Script, suppressions: [Suppression] = []) -> [ScriptFile] {
        let company = CompanyWriter(suppressions: suppressions.filter { $0.journey == nil })
        let journeys = script.journeys.map { journey in
            let writer = JourneyWriter(suppressions: suppressions.filter { $0.journey == journey.id })
            return ScriptFile(
                path: "\(ScriptFile.journeysFolder)\(journey.id).yaml", text: writer.text(of: journey))
        }
        return [ScriptFile(path: ScriptFile.companyPath, text: company.text(of: script.company))]
            + journeys.sorted { $0.path < $1.path }
    }
}

/// Lines of YAML under construction.
struct YAMLLines {
    private(set) var text = ""

    /// `key: value`, indented by two spaces a level.
    mutating func add(_ key: String, _ value: String, depth: Int) {
        line("\(key): \(YAMLText.scalar(value))", depth: depth)
    }

    mutating func add(_ key: String, _ value: String?, depth: Int) {
        if let value { add(key, value, depth: depth) }
    }

    mutating func flag(_ key: String, _ value: Bool, depth: Int) {
        if value { line("\(key): true", depth: depth) }
    }

    mutating func list(_ key: String, _ values: [String], depth: Int) {
        if !values.isEmpty { line("\(key): \(YAMLText.list(values))", depth: depth) }
    }

    mutating func line(_ text: String, depth: Int) {
        self.text += String(repeating: "  ", count: depth) + text + "\n"
    }

    mutating func suppressions(_ suppressions: [Suppression]) {
        guard !suppressions.isEmpty else { return }
        line("suppress:", depth: 0)
        for suppression in suppressions {
            line("- rule: \(YAMLText.scalar(suppression.rule.text))", depth: 1)
            add("at", suppression.at, depth: 2)
            add("reason", suppression.reason, depth: 2)
        }
    }

    /// A promise or a plan in one line.
    static func inline(_ promise: StatedPromise) -> String {
        var parts = ["about: \(YAMLText.scalar(promise.about.text))"]
        if let within = promise.within { parts.append("within: \(within.text)") }
        if let text = promise.text { parts.append("text: \(YAMLText.scalar(text))") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// `2` for 2.0; other numbers as Swift writes them, which reads back to the same.
    static func number(_ value: Double) -> String {
        Int64(exactly: value).map { "\($0)" } ?? "\(value)"
    }
}
