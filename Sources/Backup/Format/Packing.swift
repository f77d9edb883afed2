import CZlib
import ColumnStore

/// Pieces of a backup made smaller (zlib, RFC 1950), each by itself, so that little of them is in memory.
enum Packing {
    /// The fastest that still finds what repeats: most of a backup is footage, which is packed already.
    private static let effort: Int32 = 1

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var room = compressBound(UInt(bytes.count))
        var packed = [UInt8](repeating: 0, count: Int(room))
        let code = compress2(&packed, &room, bytes, UInt(bytes.count), effort)
        precondition(code == Z_OK, "zlib packs whatever fits into memory")
        var result = ByteWriter()
        result.reserve(Int(room) + 4)
        result.append(fixed: UInt32(bytes.count))
        result.append(contentsOf: packed[..<Int(room)])
        return result.bytes
    }

    /// Nil for anything that isn't packed, or would be larger than `limit`.
    static func unpack(_ packed: [UInt8], limit: Int) -> [UInt8]? {
        var reader = ByteReader(packed, from: 0, to: packed.count)
        guard let count = try? reader.fixed(UInt32.self), count <= limit else { return nil }
        var room = UInt(count)
        var bytes = [UInt8](repeating: 0, count: Int(count))
        let isWhole = packed[4...].withUnsafeBufferPointer { source in
            uncompress(&bytes, &room, source.baseAddress, UInt(source.count)) == Z_OK
        }
        return isWhole && room == UInt(count) ? bytes : nil
    }
}
