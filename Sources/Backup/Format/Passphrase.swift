import Crypto
import CryptoExtras
import Foundation

/// The words that a backup is encrypted with; they show up in no message.
package struct Passphrase: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]

    /// Nil for no words at all.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        bytes = Array(text.utf8)
    }

    /// The first line of a file; nothing is cut off it but the line's end.
    package init(file path: String) throws(BackupFailure) {
        let file = try RawFile.reading(path)
        let line = try file.read(upTo: 4_096).prefix { $0 != 10 && $0 != 13 }
        guard line.count < 4_096 else { throw BackupFailure(path, .unusablePassphrase("the first line is too long.")) }
        guard !line.isEmpty else {
            throw BackupFailure(path, .unusablePassphrase("the first line is empty. Write the passphrase there."))
        }
        bytes = Array(line)
    }

    package var description: String { "(a passphrase)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What makes guessing passphrases slow: scrypt (Percival and Josefsson 2016, RFC 7914) with its salt and cost.
struct PassphraseLock: Hashable, Sendable {
    static let saltSize = 32
    static let proofSize = 16
    /// Two to the power of 17 rounds over blocks of 8: 128 MB and about half a second for every guess.
    static let usualCost: UInt8 = 17
    /// What a file may ask of us: at most 1 GB.
    static let costs: ClosedRange<UInt8> = 4...20

    let cost: UInt8
    let salt: [UInt8]
    /// Tells a wrong passphrase from a damaged backup.
    let proof: [UInt8]

    /// For what was read.
    init(cost: UInt8, salt: [UInt8], proof: [UInt8]) {
        (self.cost, self.salt, self.proof) = (cost, salt, proof)
    }

    /// A new one, never used before, with its key.
    static func make(_ passphrase: Passphrase, cost: UInt8) throws -> (PassphraseLock, SymmetricKey) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<saltSize).map { _ in UInt8.random(in: 0...255, using: &random) }
        let (key, proof) = try derive(passphrase, cost, salt)
        return (PassphraseLock(cost: cost, salt: salt, proof: proof), key)
    }

    /// Nil for another passphrase.
    func key(for passphrase: Passphrase) throws -> SymmetricKey? {
        let (key, proof) = try Self.derive(passphrase, cost, salt)
        // Not in constant time: whoever has the file can try passphrases at leisure anyway.
        return proof == self.proof ? key : nil
    }

    private static func derive(
        _ passphrase: Passphrase, _ cost: UInt8, _ salt: [UInt8]
    ) throws -> (key: SymmetricKey, proof: [UInt8]) {
        let both = try KDF.Scrypt.deriveKey(
            from: passphrase.bytes, salt: salt, outputByteCount: 32 + proofSize, rounds: 1 << Int(cost), blockSize: 8,
            parallelism: 1)
        return both.withUnsafeBytes { (SymmetricKey(data: $0.prefix(32)), [UInt8]($0.dropFirst(32))) }
    }
}
