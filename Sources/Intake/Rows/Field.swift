/// The bytes of one value, in UTF-8; valid until the reader moves on. Empty means that nothing was given.
package typealias Field = UnsafeRawBufferPointer

extension Field {
    package static var absent: Field { Field(start: nil, count: 0) }

    package var text: String { String(decoding: self, as: UTF8.self) }

    /// Without spaces and tabs at both ends.
    var trimmed: Field {
        var from = 0
        var to = count
        while from < to, self[from] == UInt8(ascii: " ") || self[from] == UInt8(ascii: "\t") { from &+= 1 }
        while to > from, self[to - 1] == UInt8(ascii: " ") || self[to - 1] == UInt8(ascii: "\t") { to &-= 1 }
        return from == 0 && to == count ? self : Field(rebasing: self[from..<to])
    }

    func equals(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { elementsEqual($0) }
    }
}
