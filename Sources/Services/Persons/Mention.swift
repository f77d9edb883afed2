import Experience
import Foundation

/// Finds a customer's id in what files say: as a word of its own, so that “C1” isn't found in “C12”.
struct Mention: Sendable {
    private let id: [UInt8]

    /// Nil for the empty id, which is everywhere.
    init?(of customer: String) {
        if customer.isEmpty { return nil }
        id = Array(customer.utf8)
    }

    func isIn(_ text: String) -> Bool { isIn(Array(text.utf8)) }

    func isIn(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { places(in: $0, limit: 1).isEmpty == false }
    }

    /// Where it stands, as offsets; as many as wanted.
    func places(in bytes: UnsafeRawBufferPointer, limit: Int = .max) -> [Int] {
        var places: [Int] = []
        var start = 0
        while places.count < limit, let place = next(in: bytes, from: start) {
            let end = place + id.count
            let isWord =
                (place == 0 || !Self.isWordByte(bytes[place - 1]))
                && (end == bytes.count || !Self.isWordByte(bytes[end]))
            if isWord { places.append(place) }
            start = place + 1
        }
        return places
    }

    /// The text with something else where the id stood.
    func replaced(in text: String, by words: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var from = 0
        for place in bytes.withUnsafeBytes({ places(in: $0) }) where place >= from {
            result += bytes[from..<place]
            result += words.utf8
            from = place + id.count
        }
        return from == 0 ? text : String(decoding: result + bytes[from...], as: UTF8.self)
    }

    private func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var start = start
        while bytes.count - start >= id.count,
            let found = memchr(base + start, CInt(id[0]), bytes.count - start - id.count + 1)
        {
            start = base.distance(to: UnsafeRawPointer(found))
            if memcmp(base + start, id, id.count) == 0 { return start }
            start += 1
        }
        return nil
    }

    /// Letters and digits, and every byte of a letter outside ASCII.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension ImportRecord {
    /// Whether the name of a file, the mapping or what went wrong names a customer.
    func isNamed(by mention: Mention) -> Bool {
        (fileNames + [mapping, failure ?? ""]).contains { mention.isIn($0) }
    }
}

extension RejectRow {
    /// Whether the row, or what is said of it, names a customer.
    func isNamed(by mention: Mention) -> Bool { [file, message, text].contains { mention.isIn($0) } }
}
