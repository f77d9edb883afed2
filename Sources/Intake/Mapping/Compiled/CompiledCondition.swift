/// Tests one column of a row.
final class CompiledCondition {
    private let column: Int
    private let test: RowCondition.Test
    private let words: ByteTable
    private let missing: ByteTable

    init(_ condition: RowCondition, column: Int, missing: [String]) {
        self.column = column
        test = condition.test
        self.missing = ByteTable(missing)
        switch condition.test {
        case .isOneOf(let list), .isNoneOf(let list): words = ByteTable(list)
        default: words = ByteTable()
        }
    }

    func holds(_ row: Row) -> Bool {
        let field = row[column]
        return switch test {
        case .isOneOf: words.find(field) != nil
        case .isNoneOf: words.find(field) == nil
        case .isPresent: !isMissing(field)
        case .isAbsent: isMissing(field)
        case .matches(let glob): glob.matches(field)
        }
    }

    private func isMissing(_ field: Field) -> Bool {
        field.isEmpty || (!missing.isEmpty && missing.find(field) != nil)
    }
}

extension [CompiledCondition] {
    func hold(_ row: Row) -> Bool { allSatisfy { $0.holds(row) } }
}
