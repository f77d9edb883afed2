extension SQLConnection {
    /// Adds many rows by the quickest way that the database has: `next` gives their values in the order of the columns,
    /// nil at the end. The number of rows.
    ///
    /// Errors: `SQLError`, whatever `next` throws.
    @discardableResult
    package func insert(
        into table: StaticString, columns: [StaticString], _ next: () throws -> [SQLValue]?
    ) throws -> Int {
        guard let bulk = self as? any SQLBulkConnection else { return try insertOneByOne(into: table, columns, next) }
        // A single row is quicker by the statement that is prepared already.
        guard let first = try next() else { return 0 }
        guard let second = try next() else {
            var rest = [first].makeIterator()
            return try insertOneByOne(into: table, columns) { rest.next() }
        }
        var start = [first, second].makeIterator()
        return try bulk.insertInBulk(into: table, columns: columns) { try start.next() ?? next() }
    }

    private func insertOneByOne(
        into table: StaticString, _ columns: [StaticString], _ next: () throws -> [SQLValue]?
    ) throws -> Int {
        let names: SQL = .list(columns.map { "\(unsafeRaw: $0)" })
        var count = 0
        while let values = try next() {
            try execute("insert into \(unsafeRaw: table) (\(names)) values (\(.list(values.map { "\($0)" })))")
            count += 1
        }
        return count
    }
}

/// A connection with a quicker way to add many rows than one statement each.
package protocol SQLBulkConnection: SQLConnection {
    func insertInBulk(
        into table: StaticString, columns: [StaticString], _ next: () throws -> [SQLValue]?
    ) throws -> Int
}

extension SQL {
    /// Parts with commas between them.
    package static func list(_ parts: [SQL]) -> SQL {
        guard var list = parts.first else { return "" }
        for part in parts.dropFirst() { list = "\(list), \(part)" }
        return list
    }
}
