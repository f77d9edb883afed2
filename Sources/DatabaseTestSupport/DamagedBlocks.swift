import PostgresDriver
import SQL
import SQLiteDriver

/// Changes one byte of the n-th block of footage in a closed database, as a dying disk would.
package func damageBlock(_ number: Int, offset: Int, inDatabase path: String) async throws {
    let database = try SQLiteDatabase.open(path)
    try await damageBlock(number, offset: offset, in: database)
    try database.close()
}

/// The same in the database that belongs to a folder of the tests.
package func damageBlock(_ number: Int, offset: Int, ofFolder folder: String) async throws {
    switch TestDatabase.current {
    case .sqlite: try await damageBlock(number, offset: offset, inDatabase: folder + "/throughline.db")
    case .postgres:
        let database = try await PostgresDatabase.open(try await .belonging(to: folder))
        try await damageBlock(number, offset: offset, in: database)
        await database.close()
    }
}

private func damageBlock(_ number: Int, offset: Int, in database: any SQLDatabase) async throws {
    try await database.write { connection in
        let stored = try connection.all("select arrival, bytes from footage_block order by arrival") { row in
            (arrival: try row.value("arrival", as: Int.self), bytes: try row.value("bytes", as: [UInt8].self))
        }
        guard stored.indices.contains(number) else { throw NoSuchBlock() }
        var bytes = stored[number].bytes
        bytes[offset] ^= 0x40
        try connection.execute("update footage_block set bytes = \(bytes) where arrival = \(stored[number].arrival)")
    }
}

private struct NoSuchBlock: Error {}
