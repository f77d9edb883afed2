import Statistics

/// A row of a table in `expected` that holds inputs and results side by side.
struct GoldenRow {
    var value: JSONValue
    /// Where the row is, for messages.
    var path: String

    /// A whole number by name.
    func count(_ name: String) throws(GoldenInputError) -> Int {
        guard let number = value[name]?.number, let count = Int(exactly: number) else {
            throw GoldenInputError("\(path): needs a whole number \"\(name)\"")
        }
        return count
    }

    /// A number by name.
    func number(_ name: String) throws(GoldenInputError) -> Double {
        guard let number = value[name]?.number else { throw GoldenInputError("\(path): needs a number \"\(name)\"") }
        return number
    }

    /// A number by its place in the row.
    func number(_ index: Int) throws(GoldenInputError) -> Double {
        guard let elements = value.elements, elements.indices.contains(index), let number = elements[index].number
        else {
            throw GoldenInputError("\(path): needs a number at place \(index)")
        }
        return number
    }

    /// A whole number by its place in the row.
    func count(_ index: Int) throws(GoldenInputError) -> Int {
        guard let count = Int(exactly: try number(index)) else {
            throw GoldenInputError("\(path): needs a whole number at place \(index)")
        }
        return count
    }

    /// Successes and trials, two whole numbers, as a share.
    func proportion() throws(GoldenInputError) -> Proportion {
        let share = Proportion(successes: try count(0), trials: try count(1))
        guard share.successes >= 0, share.trials > 0, share.successes <= share.trials else {
            throw GoldenInputError("\(path): needs successes among a number of trials")
        }
        return share
    }

    /// A row within the row.
    func member(_ name: String) throws(GoldenInputError) -> GoldenRow {
        guard let member = value[name] else { throw GoldenInputError("\(path): needs \"\(name)\"") }
        return GoldenRow(value: member, path: "\(path).\(name)")
    }

    /// The row with what was computed in place of its last values.
    func replacingLast(_ count: Int, with computed: [JSONValue]) -> JSONValue {
        .array((value.elements ?? []).dropLast(count) + computed)
    }
}

extension GoldenCase {
    /// The rows of a table in `expected`, or of `expected` itself.
    func rows(_ name: String? = nil) throws(GoldenInputError) -> [GoldenRow] {
        let path = name.map { "expected.\($0)" } ?? "expected"
        guard let rows = (name.map { expected[$0] } ?? expected)?.elements else {
            throw GoldenInputError("\(path): must be an array of rows")
        }
        return rows.enumerated().map { GoldenRow(value: $1, path: "\(path)[\($0)]") }
    }

    /// Computes every row of `expected`; a row's named inputs are kept, everything else must be computed.
    func mapRows(inputs: String..., compute: (GoldenRow) throws -> [String: JSONValue]) throws -> JSONValue {
        .array(
            try rows().map { row in
                let kept = (row.value.members ?? [:]).filter { inputs.contains($0.key) }
                return .object(kept.merging(try compute(row)) { _, computed in computed })
            })
    }
}

extension JSONValue {
    /// An interval is an array of its two limits.
    static func interval(_ interval: ConfidenceInterval?) -> JSONValue {
        guard let interval else { return .null }
        return [.double(interval.low), .double(interval.high)]
    }
}
