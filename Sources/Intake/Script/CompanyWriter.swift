import Experience

/// Writes `company.yaml`.
struct CompanyWriter {
    let suppressions: [Suppression]

    func text(of company: Company) -> String {
        var yaml = YAMLLines()
        yaml.add("company", company.name, depth: 0)
        yaml.add("currency", company.currency.code, depth: 0)
        yaml.add("time_zone", company.timeZone, depth: 0)
        yaml.line(company.departments.isEmpty ? "departments: []" : "departments:", depth: 0)
        for department in company.departments { named(department.id.text, department.name, depth: 1, &yaml) }
        yaml.line("promise:", depth: 0)
        yaml.add("text", company.promise.text, depth: 1)
        if !company.promise.pillars.isEmpty { yaml.line("pillars:", depth: 1) }
        for pillar in company.promise.pillars { named(pillar.id.text, pillar.name, depth: 2, &yaml) }
        items(company.items, &yaml)
        facts(company.facts, &yaml)
        settings(company.settings, &yaml)
        yaml.suppressions(suppressions)
        return yaml.text
    }

    private func named(_ id: String, _ name: String, depth: Int, _ yaml: inout YAMLLines) {
        yaml.line("- id: \(YAMLText.scalar(id))", depth: depth)
        yaml.add("name", name, depth: depth + 1)
    }

    private func items(_ items: [Item], _ yaml: inout YAMLLines) {
        if !items.isEmpty { yaml.line("items:", depth: 0) }
        for item in items {
            named(item.id.text, item.name, depth: 1, &yaml)
            if item.validFor != Item(id: item.id, name: "").validFor {
                yaml.line("valid_for: \(item.validFor.text)", depth: 2)
            }
        }
    }

    private func facts(_ facts: [Fact], _ yaml: inout YAMLLines) {
        if !facts.isEmpty { yaml.line("facts:", depth: 0) }
        for fact in facts {
            named(fact.id.text, fact.name, depth: 1, &yaml)
            if fact.tolerance != 0 { yaml.line("tolerance: \(YAMLLines.number(fact.tolerance))", depth: 2) }
        }
    }

    private func settings(_ settings: Settings, _ yaml: inout YAMLLines) {
        let defaults = Settings()
        guard settings != defaults else { return }
        yaml.line("settings:", depth: 0)
        let windows: [(String, KeyPath<Settings, Wait>)] = [
            ("reopen_after", \.reopenAfter), ("bounce_window", \.bounceWindow), ("spend_window", \.spendWindow),
            ("score_window", \.scoreWindow),
        ]
        for (key, path) in windows where settings[keyPath: path] != defaults[keyPath: path] {
            yaml.line("\(key): \(settings[keyPath: path].text)", depth: 1)
        }
        let counts: [(String, KeyPath<Settings, Int>)] = [
            ("minimum_cases", \.minimumCases), ("asks_per_year", \.asksPerYear),
        ]
        for (key, path) in counts where settings[keyPath: path] != defaults[keyPath: path] {
            yaml.line("\(key): \(settings[keyPath: path])", depth: 1)
        }
        pairs("designed_switches", settings.designedSwitches.map { ($0.from.text, $0.to.text) }, &yaml)
        pairs("designed_returns", settings.designedReturns.map { ($0.from.text, $0.to.text) }, &yaml)
    }

    private func pairs(_ key: String, _ pairs: [(String, String)], _ yaml: inout YAMLLines) {
        guard !pairs.isEmpty else { return }
        yaml.line("\(key):", depth: 1)
        for (from, to) in pairs {
            yaml.line("- {from: \(YAMLText.scalar(from)), to: \(YAMLText.scalar(to))}", depth: 2)
        }
    }
}
