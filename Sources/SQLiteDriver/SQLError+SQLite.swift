import GRDB
import SQL

import struct SQL.SQL

extension SQLError {
    init(_ error: DatabaseError, statement: String? = nil) {
        self.init(
            kind: Kind(error),
            code: "\(error.extendedResultCode.rawValue)",
            message: error.message ?? "no words from SQLite",
            statement: statement ?? error.sql,
            remedy: error.resultCode == .SQLITE_IOERR ? SQLError.failingDisk : nil)
    }
}

extension SQLError.Kind {
    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: self = .constraint(SQLError.Constraint(error.extendedResultCode))
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .corrupt
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
        case .SQLITE_CANTOPEN: self = .connection
        case .SQLITE_INTERRUPT: self = .cancelled
        default: self = .other
        }
    }
}

extension SQLError.Constraint {
    init(_ code: ResultCode) {
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: self = .unique
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull
        case .SQLITE_CONSTRAINT_CHECK: self = .check
        default: self = .other
        }
    }
}

/// Runs work on GRDB and passes its errors on as ours. Errors of another kind can only be a cancelled task's.
func translatingErrors<T>(of statement: SQL?, _ work: () throws -> T) throws(SQLError) -> T {
    do {
        return try work()
    } catch let error as SQLError {
        throw error
    } catch let error as DatabaseError {
        throw SQLError(error, statement: statement?.text)
    } catch {
        throw SQLError(kind: .cancelled, code: "9", message: "\(error)", statement: statement?.text)
    }
}
