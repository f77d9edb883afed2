/// Takes a `multipart/form-data` body apart while it arrives (RFC 7578): small fields are kept, the file goes on piece
/// by piece, so that a body of any size needs little memory.
package struct Multipart {
    package enum Event: Equatable {
        case part(name: String, fileName: String?)
        /// Some bytes of the part that began last.
        case content([UInt8])
        case end
    }

    package struct Malformed: Error {
        package let reason: String
    }

    private enum State {
        /// Before the first boundary.
        case preamble
        case headers
        case content
        case finished
    }

    private static let headerLimit = 8_192
    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What has arrived and is not yet understood.
    private var buffer: [UInt8]

    /// Nil unless the type is `multipart/form-data` with a boundary of at most 70 bytes.
    package init?(contentType: String?) {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count)
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary may stand at the very beginning, without a line break before it.
        buffer = [13, 10]
    }

    /// What the next piece of the body brings.
    package mutating func take(_ bytes: some Sequence<UInt8>) throws(Malformed) -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// To be called when the body has ended.
    package func finish() throws(Malformed) {
        guard case .finished = state else { throw Malformed(reason: "it ends before its closing boundary") }
    }

    /// Bytes that wait for more.
    var heldBytes: Int { buffer.count }

    /// Understands one more thing; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(Malformed) -> Bool {
        switch state {
        case .preamble:
            guard let found = find(delimiter) else {
                // What stands before the first boundary is for nobody: only the start of one is kept.
                buffer.removeFirst(max(0, buffer.count - delimiter.count + 1))
                return false
            }
            return try afterDelimiter(found, &events)
        case .headers:
            guard let end = find([13, 10, 13, 10]) else {
                guard buffer.count <= Self.headerLimit else {
                    throw Malformed(reason: "the headers of a part are too long")
                }
                return false
            }
            events.append(try Self.part(String(decoding: buffer[..<end], as: UTF8.self)))
            buffer.removeFirst(end + 4)
            state = .content
            return true
        case .content:
            guard let end = find(delimiter) else {
                // A boundary may have begun in the last bytes.
                let safe = buffer.count - delimiter.count + 1
                guard safe > 0 else { return false }
                events.append(.content(Array(buffer[..<safe])))
                buffer.removeFirst(safe)
                return false
            }
            guard end + delimiter.count + 2 <= buffer.count else { return false }
            if end > 0 { events.append(.content(Array(buffer[..<end]))) }
            return try afterDelimiter(end, &events)
        case .finished:
            buffer.removeAll()
            return false
        }
    }

    /// After a boundary comes a line break and another part, or two hyphens and the end.
    private mutating func afterDelimiter(_ start: Int, _ events: inout [Event]) throws(Malformed) -> Bool {
        let next = start + delimiter.count
        guard next + 2 <= buffer.count else { return false }
        switch (buffer[next], buffer[next + 1]) {
        case (45, 45):
            state = .finished
            events.append(.end)
        case (13, 10):
            state = .headers
        default:
            throw Malformed(reason: "a boundary is followed by something unexpected")
        }
        buffer.removeFirst(next + 2)
        return true
    }

    private func find(_ wanted: [UInt8]) -> Int? {
        guard let first = wanted.first, buffer.count >= wanted.count else { return nil }
        var start = 0
        while let found = buffer[start...].firstIndex(of: first), found + wanted.count <= buffer.count {
            if buffer[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
            start = found + 1
        }
        return nil
    }

    private static func part(_ headers: String) throws(Malformed) -> Event {
        let lines = headers.split(separator: "\r\n")
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: String(disposition))
        else { throw Malformed(reason: "a part has no name") }
        return .part(name: name, fileName: parameter("filename", of: String(disposition)))
    }

    /// The value of `name=` in a header, quoted or not; a quoted one may hold semicolons. Scalar by scalar: a quote
    /// with an accent over it is one character, but a quote all the same.
    private static func parameter(_ name: String, of header: String) -> String? {
        var rest = header.unicodeScalars.drop { $0 != ";" }
        while !rest.isEmpty {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            let value: Substring.UnicodeScalarView
            if rest.first == "\"" {
                value = rest.dropFirst().prefix { $0 != "\"" }
                rest = rest.dropFirst(value.count + 2).drop { $0 != ";" }
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(value.count)
            }
            if String(key).lowercased() == name { return String(value) }
        }
        return nil
    }
}
