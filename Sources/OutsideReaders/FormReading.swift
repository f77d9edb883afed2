import ColumnStore
import Experience
import Intake

/// What browsers and programs send.
enum FormReading {
    /// An event alone is the same as a list of one.
    static func events(_ bytes: [UInt8]) throws {
        let alone = try readings(bytes)
        guard let alone, alone.count == 1, bytes.first == UInt8(ascii: "{") else { return }
        let listed = try readings([UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")])
        try promise(listed == alone, "in a list it is \(listed ?? []), alone \(alone)")
    }

    /// Nil when the body is refused.
    private static func readings(_ bytes: [UInt8]) throws(BrokenPromise) -> [String]? {
        var builder = BlockBuilder()
        do throws(JSONEventReader.BodyFault) {
            let readings = try JSONEventReader(limits: .init(events: 50), currency: Currency("EUR"))
                .read(bytes, into: &builder)
            return readings.map { reading in
                switch reading {
                case .success(let row): "\(row)"
                case .failure(let fault): "\(fault)"
                }
            }
        } catch {
            try promise(!"\(error)".isEmpty, "refused without a reason")
            return nil
        }
    }

    /// Written with every byte as percent, the fields read back the same.
    static func fields(_ bytes: [UInt8]) throws {
        guard let fields = try? FormFields.read(String(decoding: bytes, as: UTF8.self)) else { return }
        let written = fields.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
        let again = try FormFields.read(written)
        try promise(again.elementsEqual(fields, by: ==), "\(again) for \(fields)")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// The first line is the type, the rest the body.
    static func parts(_ bytes: [UInt8]) throws {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        let type = String(decoding: lines[0], as: UTF8.self)
        let body = lines.count > 1 ? Array(lines[1]) : []
        let inOne = parts(body, type: type, pieces: max(1, body.count))
        for pieces in [1, 5, 64] {
            let inPieces = parts(body, type: type, pieces: pieces)
            try promise(inPieces == inOne, "in pieces of \(pieces): \(inPieces), in one: \(inOne)")
        }
    }

    private static func parts(_ body: [UInt8], type: String, pieces: Int) -> [String] {
        guard var reader = Multipart(contentType: type) else { return ["no form"] }
        var parts: [String] = []
        var content: [UInt8] = []
        do throws(Multipart.Malformed) {
            for start in stride(from: 0, to: body.count, by: pieces) {
                for event in try reader.take(body[start..<min(start + pieces, body.count)]) {
                    if case .content(let bytes) = event {
                        content += bytes
                        continue
                    }
                    parts += ["\(content)", "\(event)"]
                    content = []
                }
            }
            try reader.finish()
        } catch {
            // How much of a form is given out before its fault depends on the pieces.
            return [error.reason]
        }
        return parts + ["\(content)"]
    }
}
