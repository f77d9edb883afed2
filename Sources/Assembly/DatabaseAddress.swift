package import PostgresDriver

/// Which database an installation keeps everything in.
package enum DatabaseAddress: Sendable, Hashable {
    /// The SQLite file in the data folder: one machine, nothing to set up.
    case inFolder
    /// A PostgreSQL database, which several servers may share. The data folder then holds only files on their way.
    case postgres(PostgresAddress)

    /// `postgres://...` or, for the folder's own, `sqlite`.
    ///
    /// Errors: `PostgresAddressError` for anything else.
    package init(_ text: String) throws(PostgresAddressError) {
        self = text == "sqlite" ? .inFolder : .postgres(try PostgresAddress(text))
    }
}
