/// Puts a guess into the mapping's YAML.
struct GuessWriter {
    private let profile: FileProfile
    private let alike: [String]
    private let others: [String]
    private let roles: RoleGuess
    private var used: Set<Int> = []
    private var lines: [String] = []

    init(_ profile: FileProfile, alike: [String], others: [String]) {
        self.profile = profile
        self.alike = alike
        self.others = others
        roles = RoleGuess(profile.columns)
    }

    mutating func write() -> String {
        writeHead()
        lines.append("events:")
        writeCustomer()
        writeTime()
        writeTouchpoint()
        for field in ["department", "channel", "kind", "outcome", "direction"] { writePlain(field) }
        writeAmount()
        writeScore()
        writeEffort()
        for field in ["employee", "reference", "segment", "id", "promise"] { writePlain(field) }
        writeDue()
        writePlain("fulfils")
        for field in ["asks", "gives", "facts"] { writePlain(field, more: ", split: \";\"") }
        writeUnused()
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func writeHead() {
        lines.append("# A first mapping, from the first \(profile.rows) rows of \(Self.comment(profile.file.name)).")
        lines.append(
            "# Read it through: every choice below is a guess, with its reason. NA is kept as a value: list it")
        lines.append("# under `missing` if it means that nothing is known.")
        if !others.isEmpty {
            lines.append("# These files have other columns and need a mapping of their own:")
            lines += others.map { "#   \(Self.comment($0))" }
            lines.append("files:")
            lines += alike.map { "  - match: \(YAMLText.quoted($0))" }
        }
        lines.append("format: \(profile.format.rawValue)")
        if profile.format == .csv, let delimiter = profile.csv.delimiter {
            let text = YAMLText.quoted(String(decoding: [delimiter], as: UTF8.self))
            lines.append("csv: {delimiter: \(text), encoding: \(profile.csv.encoding.rawValue), header: true}")
        }
        let words = profile.placeholders
        if !words.isEmpty {
            lines.append("# These words stand where other rows have values:")
            lines.append("missing: [\(words.map(YAMLText.quoted).joined(separator: ", "))]")
        }
    }

    // MARK: Required fields

    private mutating func writeCustomer() {
        let candidates = roles.candidates("customer")
        let chosen = candidates.first ?? 0
        let why = candidates.isEmpty ? "CHECK: no column looks like a customer, this is the first" : reason(chosen)
        lines.append("  - customer: {column: \(name(chosen))}  # \(why)")
        note(candidates.dropFirst(), "customer")
        used.insert(chosen)
    }

    private mutating func writeTime() {
        guard let (column, guess) = roles.times.first else {
            lines.append("    time: {column: \(name(0))}  # CHECK: no column looks like a time, this is the first")
            return
        }
        let zone = guess.namesZone ? "" : ", zone: UTC"
        lines.append(
            "    time: {column: \(name(column)), format: \(YAMLText.quoted(guess.format))\(zone)}  # \(reason(column))")
        if !guess.namesZone { lines.append("    # CHECK: the times name no zone; write yours, such as Europe/Berlin") }
        if let other = guess.alternative {
            lines.append("    # CHECK: the values fit \(YAMLText.quoted(other)) as well")
        }
        for (column, guess) in roles.times.dropFirst() {
            lines.append("    # time: {column: \(name(column)), format: \(YAMLText.quoted(guess.format))\(zone)}")
        }
        used.insert(column)
    }

    private mutating func writeTouchpoint() {
        let candidates = roles.candidates("touchpoint").filter { !used.contains($0) }
        guard let chosen = candidates.first else {
            lines.append("    touchpoint: {constant: event}  # CHECK: no column names what happened")
            return
        }
        lines.append("    touchpoint: {column: \(name(chosen))}  # \(reason(chosen))")
        note(candidates.dropFirst(), "touchpoint")
        used.insert(chosen)
    }

    // MARK: Fields with forms of their own

    private mutating func writeAmount() {
        guard let chosen = free("amount"), let point = RoleGuess.decimal(profile.columns[chosen]) else { return }
        let isMinor = !["cents", "cent", "minor", "pence"].allSatisfy { !profile.columns[chosen].words.contains($0) }
        let decimal = point == .comma ? ", decimal: \",\"" : ""
        lines.append(
            "    amount: {column: \(name(chosen)), unit: \(isMinor ? "minor" : "major")\(decimal)}  # \(reason(chosen))"
        )
        note(roles.candidates("amount").filter { $0 != chosen }, "amount")
        used.insert(chosen)
        if let currency = free("currency") {
            writeLine("currency", currency)
        } else {
            lines.append("    # currency: {constant: EUR}")
        }
    }

    private mutating func writeScore() {
        guard let chosen = free("score") else { return }
        writeLine("score", chosen)
        if let scale = free("scale") { return writeLine("scale", scale) }
        let reachesBeyondFive = profile.columns[chosen].samples.contains { Double($0) ?? 10 > 5 }
        let seen = reachesBeyondFive ? "scores above 5 were seen" : "no score above 5 was seen"
        lines.append("    scale: {constant: \(reachesBeyondFive ? "0-10" : "1-5")}  # CHECK: \(seen)")
    }

    private mutating func writeEffort() {
        guard let chosen = free("effort") else { return }
        let isMinutes = profile.columns[chosen].words.contains { $0.hasPrefix("min") }
        writeLine("effort", chosen, more: ", unit: \(isMinutes ? "minutes" : "seconds")")
    }

    private mutating func writeDue() {
        guard let chosen = free("due"), let guess = roles.times.first(where: { $0.column == chosen })?.guess else {
            return
        }
        let zone = guess.namesZone ? "" : ", zone: UTC"
        writeLine("due", chosen, more: ", format: \(YAMLText.quoted(guess.format))\(zone)")
    }

    private mutating func writePlain(_ field: String, more: String = "") {
        guard let chosen = free(field) else { return }
        writeLine(field, chosen, more: more)
        note(roles.candidates(field).filter { !used.contains($0) }, field)
    }

    private mutating func writeUnused() {
        let unused = profile.columns.indices.filter { !used.contains($0) && !profile.columns[$0].isEmpty }
        guard !unused.isEmpty else { return }
        lines.append("    # Not used:")
        lines += unused.prefix(60).map {
            "    #   \(Self.comment(profile.columns[$0].name)): \(profile.columns[$0].examples)"
        }
    }

    // MARK: Parts

    private mutating func writeLine(_ field: String, _ column: Int, more: String = "") {
        lines.append("    \(field): {column: \(name(column))\(more)}  # \(reason(column))")
        used.insert(column)
    }

    private mutating func note(_ columns: some Sequence<Int>, _ field: String) {
        for column in columns.prefix(4) {
            lines.append("    # \(field): {column: \(name(column))}  # \(reason(column))")
        }
    }

    private func free(_ field: String) -> Int? { roles.candidates(field).first { !used.contains($0) } }

    private func name(_ column: Int) -> String {
        column < profile.columns.count ? YAMLText.scalar(profile.columns[column].name) : "\"1\""
    }

    private func reason(_ column: Int) -> String {
        guard column < profile.columns.count else { return "CHECK: the file has no values" }
        let profile = profile.columns[column]
        let filled = profile.rows == 0 ? 0 : profile.filled * 100 / profile.rows
        let values = profile.distinctCount == 1 ? "1 value" : "\(profile.distinctCount) values"
        return "\(values), filled in \(filled) %: \(profile.examples)"
    }

    /// On one line, without characters that would end a comment or that no YAML may hold.
    private static func comment(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.prefix(80).unicodeScalars { line.append(YAMLText.needsEscape(scalar) ? " " : scalar) }
        return String(line)
    }
}
