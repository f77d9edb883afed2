import Foundation
package import SQL

/// Why there is no backup, or why one can't be used: which file, what is wrong with it and what to do.
package struct BackupFailure: Error, Sendable, CustomStringConvertible {
    package enum Problem: Sendable, Equatable {
        case notABackup
        /// Of a format that this program doesn't know yet.
        case newerFormat(UInt32)
        /// Of tables that this program doesn't know, or knows otherwise.
        case otherTables(MigrationError)
        /// A bit differs from what was written, at or shortly before this byte.
        case damaged(at: Int)
        case cutShort(at: Int)
        /// Something follows the end.
        case goesOn(at: Int)
        /// Every byte is as it was written, but not as this program writes.
        case invalid(String)
        case needsPassphrase
        case wrongPassphrase
        case isNotEncrypted
        case unusablePassphrase(String)
        case exists
        /// Another process writes the same file.
        case isBeingWritten
        /// What the system says of a file or folder.
        case system(code: Int32, doing: String)
        /// The target's tables were made by a later version than the backup.
        case newerTarget
        case keepsFiles(String)
    }

    package let path: String
    package let problem: Problem

    package init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    /// Whether there is no such file.
    var isAbsence: Bool {
        guard case .system(ENOENT, _) = problem else { return false }
        return true
    }

    /// Whether the backup is not as it was written; any other trouble may be mended.
    package var isDamage: Bool {
        switch problem {
        case .damaged, .cutShort, .goesOn, .invalid: true
        default: false
        }
    }

    package var description: String { "\(path): \(words)" }

    private var words: String {
        switch problem {
        case .notABackup:
            "this is not a backup made by Throughline. Name a file that “throughline backup” wrote."
        case .newerFormat(let version):
            "this backup was made by a newer version of Throughline (format \(version)), or its first bytes are "
                + "damaged. Restore it with that version or a later one."
        case .otherTables(let error): "\(error)"
        case .damaged(let offset):
            "the backup is damaged at or before byte \(offset). \(Self.otherCopy)"
        case .cutShort(let offset):
            "the backup is cut short: it ends at byte \(offset), in the middle. \(Self.otherCopy)"
        case .goesOn(let offset):
            "the backup ends at byte \(offset), but the file goes on. \(Self.otherCopy)"
        case .invalid(let what): "the backup can't be used: \(what). \(Self.otherCopy)"
        case .needsPassphrase, .wrongPassphrase, .isNotEncrypted, .unusablePassphrase: passphraseWords
        default: fileWords
        }
    }

    private var passphraseWords: String {
        switch problem {
        case .needsPassphrase: "the backup is encrypted. Give its passphrase with --passphrase-file."
        case .wrongPassphrase: "this is not the passphrase that the backup was encrypted with."
        case .isNotEncrypted:
            "a passphrase was given, but the backup is not encrypted: it may not be the one you mean. "
                + "If it is, leave the passphrase out."
        case .unusablePassphrase(let why): "this can't be a passphrase: \(why)"
        default: ""
        }
    }

    private var fileWords: String {
        switch problem {
        case .exists: "there is such a file already; it was left as it is. Choose another name, or add --replace."
        case .isBeingWritten: "another process is writing this backup. Wait until it has ended."
        case .system(let code, let doing): SystemWords.sentence(code, doing)
        case .newerTarget:
            "the database was made by a newer version of Throughline than the backup. "
                + "Restore into a database, or a data folder, that isn't there yet."
        case .keepsFiles(let name):
            "the data folder already keeps files (\(name)); nothing was changed. Choose an empty data folder."
        default: ""
        }
    }

    private static let otherCopy = "Nothing was changed. Use another copy or another backup."
}
