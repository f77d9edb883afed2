import ColumnStore
import Crypto

/// Makes a flipped bit, a piece left out, added or put elsewhere show: by checksums, or, in an encrypted backup, so
/// that nobody without the passphrase can make a piece at all.
///
/// Encrypted pieces are AES-GCM with the piece's number and whether it is the last in the nonce: the STREAM
/// construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015). A key belongs to one file, so no nonce comes twice.
enum Seal: Sendable {
    case checksum
    case key(SymmetricKey, header: [UInt8])

    func close(_ bytes: [UInt8], number: UInt64, isLast: Bool) throws -> [UInt8] {
        switch self {
        case .checksum: return bytes + Self.checksum(bytes, number, isLast)
        case .key(let key, let header):
            let nonce = try AES.GCM.Nonce(data: Self.place(number, isLast))
            let box = try AES.GCM.seal(bytes, using: key, nonce: nonce, authenticating: header)
            return [UInt8](box.ciphertext) + [UInt8](box.tag)
        }
    }

    /// Nil when these bytes are not what was closed, or not at this place.
    func open(_ bytes: [UInt8], number: UInt64, isLast: Bool) -> [UInt8]? {
        guard bytes.count >= overhead else { return nil }
        let (content, check) = (bytes.dropLast(overhead), bytes.suffix(overhead))
        switch self {
        case .checksum:
            return Array(check) == Self.checksum(Array(content), number, isLast) ? Array(content) : nil
        case .key(let key, let header):
            guard let nonce = try? AES.GCM.Nonce(data: Self.place(number, isLast)),
                let box = try? AES.GCM.SealedBox(nonce: nonce, ciphertext: content, tag: check),
                let opened = try? AES.GCM.open(box, using: key, authenticating: header)
            else { return nil }
            return [UInt8](opened)
        }
    }

    /// Bytes that sealing adds.
    var overhead: Int {
        switch self {
        case .checksum: 8
        case .key: 16
        }
    }

    private static func checksum(_ bytes: [UInt8], _ number: UInt64, _ isLast: Bool) -> [UInt8] {
        let seed = place(number, isLast).withUnsafeBytes { XXH64.hash($0) }
        var check = ByteWriter()
        check.append(fixed: bytes.withUnsafeBytes { XXH64.hash($0, seed: seed) })
        return check.bytes
    }

    /// Twelve bytes that no other piece of the file has.
    private static func place(_ number: UInt64, _ isLast: Bool) -> [UInt8] {
        var place = ByteWriter()
        place.append(fixed: number)
        place.append(fixed: isLast ? UInt32(1) : 0)
        return place.bytes
    }
}
