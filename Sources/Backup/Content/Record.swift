import ColumnStore
import Crypto
import Stores

/// What a backup's content is a row of: the manifest, then for each table its rows and their digest, then for each
/// file its path, its bytes and their digest, then the end.
///
/// A record is a byte that says its kind, the length of the rest in eight bytes, and the rest.
enum Record {
    enum Kind: UInt8 {
        case manifest = 1
        case row = 2
        case endOfTable = 3
        case file = 4
        case bytes = 5
        case endOfFile = 6
        case end = 7
    }

    static let headSize = 9

    static func head(_ kind: Kind, count: Int) -> [UInt8] {
        var head = ByteWriter()
        head.append(kind.rawValue)
        head.append(fixed: UInt64(count))
        return head.bytes
    }

    static func bytes(of digest: TableDigest) -> [UInt8] {
        var bytes = ByteWriter()
        bytes.append(fixed: Int64(digest.rows))
        bytes.append(fixed: digest.checksum)
        return bytes.bytes
    }
}
