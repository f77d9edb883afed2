import SQL
import SQLiteDriver

/// Changes one byte of the n-th block of footage in a closed database, as a dying disk would.
package func damageBlock(_ number: Int, offset: Int, inDatabase path: String) async throws {
    let database = try SQLiteDatabase.open(path)
    try await database.write { connection in
        let stored = try connection.all("select arrival, bytes from footage_block order by arrival") { row in
            (arrival: try row.value("arrival", as: Int.self), bytes: try row.value("bytes", as: [UInt8].self))
        }
        guard stored.indices.contains(number) else { throw NoSuchBlock() }
        var bytes = stored[number].bytes
        bytes[offset] ^= 0x40
        try connection.execute("update footage_block set bytes = \(bytes) where arrival = \(stored[number].arrival)")
    }
    try database.close()
}

private struct NoSuchBlock: Error {}
