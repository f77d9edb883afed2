/// The words of messages: things by the names that the company gave them.
extension ScriptGraph {
    func name(of department: DepartmentID?) -> String {
        guard let department else { return "nobody" }
        return script.company.departments.first { $0.id == department }?.name ?? department.text
    }

    func quoted(_ touchpoint: TouchpointID) -> String {
        "“\(place(of: touchpoint)?.touchpoint.name ?? touchpoint.text)”"
    }

    func quoted(_ item: ItemID) -> String {
        "“\(script.company.items.first { $0.id == item }?.name ?? item.text)”"
    }

    func quoted(_ fact: FactID) -> String {
        "“\(script.company.facts.first { $0.id == fact }?.name ?? fact.text)”"
    }

    func cut(_ handOff: HandOff) -> String { "\(quoted(handOff.from)) to \(quoted(handOff.to))" }
}

extension HandOff {
    var element: ScriptElement { .handOff(from: from, to: to) }
}

extension Wait {
    /// A length of time in words for sentences: `2 days`, `1 day 12 hours`.
    var words: String {
        let units: [(String, Int64)] = [
            ("day", 86_400_000), ("hour", 3_600_000), ("minute", 60_000), ("second", 1_000), ("millisecond", 1),
        ]
        var rest = milliseconds
        var parts: [String] = []
        for (name, length) in units where rest >= length {
            let count = rest / length
            parts.append("\(count) \(name)\(count == 1 ? "" : "s")")
            rest %= length
        }
        return parts.isEmpty ? "no time" : parts.joined(separator: " ")
    }
}
