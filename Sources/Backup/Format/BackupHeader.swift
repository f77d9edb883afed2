import ColumnStore

/// The first bytes of a backup, never encrypted: what file this is, who made it, how it is locked.
struct BackupHeader: Hashable, Sendable {
    static let magic = Array("TLBACKUP".utf8)
    static let version: UInt32 = 1
    static let size = magic.count + 4 + 4 + PassphraseLock.saltSize + PassphraseLock.proofSize + 8

    let origin: BackupOrigin
    /// Nil for a backup that anybody can read.
    let lock: PassphraseLock?

    var bytes: [UInt8] {
        var bytes = ByteWriter()
        bytes.append(contentsOf: Self.magic)
        bytes.append(fixed: Self.version)
        bytes.append(origin.rawValue)
        bytes.append(lock == nil ? 0 : 1)
        bytes.append(lock?.cost ?? 0)
        bytes.append(0)
        bytes.append(contentsOf: lock?.salt ?? Array(repeating: 0, count: PassphraseLock.saltSize))
        bytes.append(contentsOf: lock?.proof ?? Array(repeating: 0, count: PassphraseLock.proofSize))
        bytes.append(fixed: bytes.bytes.withUnsafeBytes { XXH64.hash($0) })
        return bytes.bytes
    }

    init(origin: BackupOrigin, lock: PassphraseLock?) {
        self.origin = origin
        self.lock = lock
    }

    init(_ file: RawFile) throws(BackupFailure) {
        let start = try file.read(upTo: Self.magic.count + 4)
        guard start.starts(with: Self.magic) || Self.magic.starts(with: start) && !start.isEmpty else {
            throw BackupFailure(file.path, .notABackup)
        }
        let bytes = start + (try file.read(upTo: Self.size - start.count))
        var reader = ByteReader(bytes, from: Self.magic.count, to: bytes.count)
        // What a newer version writes behind its number is not for us to judge.
        if let version = try? reader.fixed(UInt32.self), version != Self.version {
            throw BackupFailure(file.path, version > Self.version ? .newerFormat(version) : .damaged(at: 12))
        }
        guard bytes.count == Self.size else { throw BackupFailure(file.path, .cutShort(at: bytes.count)) }
        guard let header = try? Self(checked: bytes, &reader), header.bytes == bytes else {
            throw BackupFailure(file.path, .damaged(at: Self.size))
        }
        self = header
    }

    private init?(checked bytes: [UInt8], _ reader: inout ByteReader) throws(BlockError) {
        guard let origin = BackupOrigin(rawValue: try reader.byte()) else { return nil }
        let isLocked = try reader.byte() == 1
        let cost = try reader.byte()
        _ = try reader.byte()
        let salt = try reader.withBytes(PassphraseLock.saltSize) { [UInt8]($0) }
        let proof = try reader.withBytes(PassphraseLock.proofSize) { [UInt8]($0) }
        if isLocked, !PassphraseLock.costs.contains(cost) { return nil }
        self.init(origin: origin, lock: isLocked ? PassphraseLock(cost: cost, salt: salt, proof: proof) : nil)
    }
}

/// Who a backup was made for: only those that a server makes by itself are its to remove.
package enum BackupOrigin: UInt8, Sendable {
    case asked = 1
    case scheduled = 2
}
