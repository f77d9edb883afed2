import Backup
import DatabaseTestSupport
import SQL
import SQLiteDriver
import TestSupport
import Testing

@Suite("A damaged backup")
struct DamageTests {
    private static let passphrase = Passphrase("correct horse")

    /// A small one and its bytes; `body` may write what it likes to the path.
    private static func withBackup(
        _ passphrase: Passphrase?, rows: Int = 1, bytes: Int = 8,
        _ body: (_ path: String, _ bytes: [UInt8], _ folder: TemporaryFolder) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            try await withSQLite { source async throws in
                try await Sample.fill(source, rows: rows, bytes: bytes)
                try Sample.fill(folder)
                let path = folder.path(of: "a.tlbackup")
                _ = try await BackupMaker(of: source, Sample.files(folder), passphrase: passphrase, cost: 4)
                    .make(at: path, now: 1)
                #expect(try BackupFailure.checking(path, passphrase) == nil)
                try await body(path, try folder.bytes(of: "a.tlbackup"), folder)
            }
        }
    }

    @Test("is found out whichever bit is flipped", arguments: [nil, passphrase])
    func everyByte(_ passphrase: Passphrase?) async throws {
        try await Self.withBackup(passphrase) { path, bytes, folder in
            for index in bytes.indices {
                var damaged = bytes
                damaged[index] ^= 1 << UInt8(index % 8)
                try folder.write(damaged, to: "a.tlbackup")
                #expect(try BackupFailure.checking(path, passphrase) != nil, "byte \(index)")
            }
        }
    }

    @Test("is found out wherever it is cut short", arguments: [nil, passphrase])
    func everyLength(_ passphrase: Passphrase?) async throws {
        try await Self.withBackup(passphrase) { path, bytes, folder in
            for length in bytes.indices {
                try folder.write(Array(bytes.prefix(length)), to: "a.tlbackup")
                let problem = try #require(try BackupFailure.checking(path, passphrase)).problem
                #expect(problem == (length == 0 ? .notABackup : .cutShort(at: length)))
            }
        }
    }

    @Test("is found out in a large one, by seed", arguments: [nil, passphrase], [1, 2] as [UInt64])
    func large(_ passphrase: Passphrase?, _ seed: UInt64) async throws {
        try await Self.withBackup(passphrase, rows: 3, bytes: 500_000) { path, bytes, folder in
            var random = SeededGenerator(seed: seed)
            for _ in 0..<6 {
                var damaged = bytes
                damaged[Int.random(in: bytes.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
                try folder.write(damaged, to: "a.tlbackup")
                #expect(try BackupFailure.checking(path, passphrase) != nil)
            }
        }
    }

    @Test("is found out when pieces are left out, doubled or swapped", arguments: [nil, passphrase])
    func pieces(_ passphrase: Passphrase?) async throws {
        try await Self.withBackup(passphrase, rows: 7, bytes: 500_000) { path, bytes, folder in
            let (start, pieces, end) = Self.pieces(of: bytes)
            #expect(pieces.count > 3)
            var (left, doubled, swapped) = (pieces, pieces, pieces)
            left.remove(at: 1)
            doubled.insert(pieces[1], at: 1)
            swapped.swapAt(1, 2)
            for changed in [left, doubled, swapped, Array(pieces.dropLast())] {
                try folder.write(start + changed.flatMap(\.self) + end, to: "a.tlbackup")
                #expect(try BackupFailure.checking(path, passphrase) != nil)
            }
            try folder.write(start + pieces.flatMap(\.self) + end, to: "a.tlbackup")
            #expect(try BackupFailure.checking(path, passphrase) == nil)
        }
    }

    /// The header, the pieces and what follows them.
    private static func pieces(of bytes: [UInt8]) -> (start: [UInt8], pieces: [[UInt8]], end: [UInt8]) {
        var at = 72
        var pieces: [[UInt8]] = []
        while at + 32 < bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } + 5
            pieces.append(Array(bytes[at..<at + length]))
            at += length
        }
        return (Array(bytes[..<72]), pieces, Array(bytes[at...]))
    }

    @Test("is found out when something follows it", arguments: [nil, passphrase])
    func goesOn(_ passphrase: Passphrase?) async throws {
        try await Self.withBackup(passphrase) { path, bytes, folder in
            for more in [[0], [UInt8](repeating: 7, count: 100), bytes] {
                try folder.write(bytes + more, to: "a.tlbackup")
                #expect(try BackupFailure.checking(path, passphrase)?.problem == .goesOn(at: bytes.count))
            }
        }
    }

    @Test("with a passphrase opens with that one only, and says nothing of it") func passphrases() async throws {
        let right = try #require(Self.passphrase)
        try await Self.withBackup(right) { path, bytes, _ in
            #expect(try BackupFailure.checking(path)?.problem == .needsPassphrase)
            for wrong in ["correct hors", "Correct horse", "correct horse ", "x"] {
                let failure = try #require(try BackupFailure.checking(path, Passphrase(wrong)))
                #expect(failure.problem == .wrongPassphrase && !failure.description.contains("hors"))
            }
            #expect(!"\(right) \(String(reflecting: right))".contains("horse"))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("footage_block"))
        }
        try await Self.withBackup(nil) { path, _, _ in
            let failure = try BackupFailure.checking(path, right)
            #expect(failure?.problem == .isNotEncrypted)
        }
    }

    @Test("of the same data twice shares no encrypted byte run") func freshKeys() async throws {
        try await Self.withBackup(Self.passphrase) { path, first, folder in
            try await withSQLite { source async throws in
                try await Sample.fill(source, rows: 1, bytes: 8)
                _ = try await BackupMaker(of: source, Sample.files(folder), passphrase: Self.passphrase, cost: 4)
                    .make(at: path, replacing: true, now: 1)
            }
            let second = try folder.bytes(of: "a.tlbackup")
            #expect(first.dropFirst(80).prefix(16) != second.dropFirst(80).prefix(16))
        }
    }

    @Test("is never restored, and the target stays as it was", arguments: TestDatabase.allCases)
    func restore(_ kind: TestDatabase) async throws {
        try await Self.withBackup(nil) { path, bytes, folder in
            var damaged = bytes
            damaged[bytes.count / 2] ^= 1
            try folder.write(damaged, to: "a.tlbackup")
            try await withTemporaryFolder { empty in
                try await kind.open(.none) { target async throws in
                    await #expect(throws: BackupFailure.self) {
                        _ = try await BackupRestore(of: OpenedBackup(path, passphrase: nil))
                            .run(into: target, Sample.files(empty), now: 1)
                    }
                    #expect(try await target.read { try $0.hasTable("setting") } == false)
                }
                #expect(try Sample.contents(empty).isEmpty)
            }
        }
    }
}
