import Experience

/// Reads `settings:` of `company.yaml`; what is not written keeps its default.
struct SettingsReader {
    let notes: ScriptNotes

    func read(_ node: YAMLNode) -> Settings {
        var settings = Settings()
        guard let fields = node.fields(of: "the settings", known: ScriptKeys.settings) else { return settings }
        let windows: [(String, WritableKeyPath<Settings, Wait>)] = [
            ("reopen_after", \.reopenAfter), ("bounce_window", \.bounceWindow), ("spend_window", \.spendWindow),
            ("score_window", \.scoreWindow),
        ]
        for (key, path) in windows {
            if let wait = fields[key]?.wait(atLeast: .seconds(1)) { settings[keyPath: path] = wait }
        }
        if let count = fields["minimum_cases"]?.integer(in: 1...1_000_000) { settings.minimumCases = count }
        if let count = fields["asks_per_year"]?.integer(in: 0...1_000) { settings.asksPerYear = count }
        settings.designedSwitches = pairs(fields["designed_switches"], of: "a designed switch").map {
            ChannelPair(from: ChannelID($0.from.id), to: ChannelID($0.to.id))
        }
        settings.designedReturns = pairs(fields["designed_returns"], of: "a designed return").map { pair in
            notes.refer(to: .department, pair.from.id, at: pair.from.location)
            notes.refer(to: .department, pair.to.id, at: pair.to.location)
            return DepartmentPair(from: DepartmentID(pair.from.id), to: DepartmentID(pair.to.id))
        }
        return settings
    }

    private typealias Named = (id: String, location: SourceLocation)

    private func pairs(_ node: YAMLNode?, of thing: String) -> [(from: Named, to: Named)] {
        (node?.list("a list such as [{from: web, to: email}]") ?? []).compactMap { node in
            guard let fields = node.fields(of: thing, known: ScriptKeys.pair) else { return nil }
            let from = fields.required("from")
            let to = fields.required("to")
            guard let from, let to, let fromID = from.identifier(), let toID = to.identifier() else { return nil }
            return ((fromID, from.location), (toID, to.location))
        }
    }
}
