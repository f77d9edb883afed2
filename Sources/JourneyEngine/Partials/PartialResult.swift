package import Experience

/// What a question knows after some of the customers, able to travel: to be written down, read by another process and
/// merged with what others know of other customers, to the same figures that one process gives over all of them
/// (methods.md 8). It holds no customer's id.
package struct PartialResult: Sendable {
    package let question: PartialQuestion.Kind
    /// All that was asked beside the kind, as names and texts, in the order of the names.
    package let parameters: [Parameter]
    /// Stands for the script that it was asked against; empty without one.
    package let script: String
    package private(set) var footage: Footage
    private(set) var names: PartialNames
    private(set) var tables: [PartialTable]

    package struct Parameter: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    /// What it was computed from.
    package struct Footage: Hashable, Sendable {
        package var events = 0
        package var customers = 0
        /// Rows of the input that were no events.
        package var setAside = 0
        package var first: Timestamp?
        package var last: Timestamp?
    }

    init(
        _ question: PartialQuestion.Kind, _ parameters: [Parameter], script: String, footage: Footage,
        names: PartialNames, tables: [PartialTable]
    ) {
        self.question = question
        self.parameters = parameters
        self.script = script
        self.footage = footage
        self.names = names
        self.tables = tables
    }

    /// Adds what another partial result of the same question knows of other customers.
    ///
    /// Errors: `differs` when the questions are not the same; `contradiction` when the designs are not.
    package mutating func merge(_ other: PartialResult) throws(PartialError) {
        try holdAgainst(other)
        let renamed = names.adopt(other.names)
        for index in tables.indices { try tables[index].merge(other.tables[index], renamed: renamed) }
        footage.events = footage.events.adding(other.footage.events)
        footage.customers = footage.customers.adding(other.footage.customers)
        footage.setAside = footage.setAside.adding(other.footage.setAside)
        footage.first = [footage.first, other.footage.first].compactMap(\.self).min()
        footage.last = [footage.last, other.footage.last].compactMap(\.self).max()
    }

    /// Names the first thing in which two questions differ.
    private func holdAgainst(_ other: PartialResult) throws(PartialError) {
        if question != other.question {
            throw PartialError(
                .differs(what: "the question", here: question.rawValue, there: other.question.rawValue))
        }
        let here = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let there = Dictionary(other.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        for name in Set(here.keys).union(there.keys).sorted() where here[name] != there[name] {
            throw PartialError(
                .differs(what: "“\(name)”", here: here[name] ?? "not given", there: there[name] ?? "not given"))
        }
        if script != other.script {
            throw PartialError(
                .differs(
                    what: "the script", here: script.isEmpty ? "none" : script,
                    there: other.script.isEmpty ? "none" : other.script))
        }
    }
}

extension Int {
    /// A sum that stays at the end of the range.
    func adding(_ other: Int) -> Int { Int(Int64(self).adding(Int64(other))) }
}
