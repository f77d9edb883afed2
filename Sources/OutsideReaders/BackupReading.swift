import Backup
import ColumnStore
import Crypto
import Foundation

/// Backups, as they are, and with what they contain put behind a right header and right checksums.
enum BackupReading {
    /// The first byte says which.
    static func read(_ bytes: [UInt8], folder: String) throws {
        let path = folder + "/a.tlbackup"
        let content = Array(bytes.dropFirst())
        try Data(bytes.first == 1 ? sealed(content) : content).write(to: URL(filePath: path))
        do {
            _ = try OpenedBackup(path, passphrase: nil).check()
        } catch let failure as BackupFailure {
            try promise(!"\(failure)".isEmpty, "refused without a reason")
        }
    }

    /// Written from the format's description, apart from the program that writes backups.
    private static func sealed(_ content: [UInt8]) -> [UInt8] {
        var file = ByteWriter()
        file.append(contentsOf: "TLBACKUP".utf8)
        file.append(fixed: UInt32(1))
        // Asked for by somebody, not locked.
        file.append(contentsOf: [1, 0, 0, 0] + [UInt8](repeating: 0, count: 48))
        file.append(fixed: file.bytes.withUnsafeBytes { XXH64.hash($0) })
        let pieces = stride(from: 0, to: max(1, content.count), by: 60_000).map { content.dropFirst($0).prefix(60_000) }
        for (number, piece) in pieces.enumerated() {
            let isLast = number == pieces.count - 1
            let packed = packed(Array(piece))
            var place = ByteWriter()
            place.append(fixed: UInt64(number))
            place.append(fixed: UInt32(isLast ? 1 : 0))
            let seed = place.bytes.withUnsafeBytes { XXH64.hash($0) }
            file.append(fixed: UInt32(packed.count + 8))
            file.append(isLast ? 1 : 0)
            file.append(contentsOf: packed)
            file.append(fixed: packed.withUnsafeBytes { XXH64.hash($0, seed: seed) })
        }
        file.append(contentsOf: Array(SHA256.hash(data: file.bytes)))
        return file.bytes
    }

    /// Its length, then zlib's envelope (RFC 1950) around one stretch that is not made smaller.
    private static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var packed = ByteWriter()
        packed.append(fixed: UInt32(bytes.count))
        packed.append(contentsOf: [0x78, 0x01, 0x01])
        packed.append(fixed: UInt16(bytes.count))
        packed.append(fixed: ~UInt16(bytes.count))
        packed.append(contentsOf: bytes)
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        packed.append(fixed: (high << 16 | low).bigEndian)
        return packed.bytes
    }
}
