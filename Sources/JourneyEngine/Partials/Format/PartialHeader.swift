/// The first 16 bytes of a partial result: `TLP1`, version, two bytes of zero, length of the whole. The last 8 are the
/// XXH64 of everything before them. What stands between is described in docs/partials.md.
package enum PartialHeader {
    static let magic: [UInt8] = Array("TLP1".utf8)
    package static let version: UInt16 = 1
    static let size = 16
    static let checksumSize = 8
}
