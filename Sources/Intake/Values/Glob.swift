/// A pattern for names: `*` stands for any characters, `?` for one; case counts.
package struct Glob: Hashable, Sendable {
    package let pattern: String
    private let bytes: [UInt8]

    package init(_ pattern: String) {
        self.pattern = pattern
        bytes = Array(pattern.utf8)
    }

    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { matches(Field($0)) }
    }

    /// Goes back only to the last star, so it takes at most pattern times text steps.
    func matches(_ field: Field) -> Bool {
        var here = 0
        var at = 0
        var star: (pattern: Int, text: Int)?
        while at < field.count {
            if here < bytes.count, bytes[here] == UInt8(ascii: "*") {
                star = (here, at)
                here += 1
            } else if here < bytes.count, bytes[here] == UInt8(ascii: "?") {
                here += 1
                at = Self.nextCharacter(field, at)
            } else if here < bytes.count, bytes[here] == field[at] {
                here += 1
                at += 1
            } else if let back = star {
                star = (back.pattern, back.text + 1)
                here = back.pattern + 1
                at = back.text + 1
            } else {
                return false
            }
        }
        return bytes[here...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private static func nextCharacter(_ field: Field, _ index: Int) -> Int {
        var next = index + 1
        while next < field.count, field[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
