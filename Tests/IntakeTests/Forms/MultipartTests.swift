import Testing

@testable import Intake

@Suite("Forms with files")
struct MultipartTests {
    private static let type = "multipart/form-data; boundary=----x"
    private static let body =
        "------x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nsecret\r\n"
        + "------x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;b.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\nid,time\r\n1,2\r\n\r\n------\r\n------x--\r\n"

    /// Names, file names and contents of the parts, whatever the pieces they arrive in.
    private func parts(_ body: String, pieces: Int) throws -> [String] {
        var reader = try #require(Multipart(contentType: Self.type))
        var parts: [String] = []
        let bytes = Array(body.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            for event in try reader.take(bytes[start..<min(start + pieces, bytes.count)]) {
                switch event {
                case .part(let name, let file): parts.append("\(name)/\(file ?? "-")=")
                case .content(let bytes): parts[parts.count - 1] += String(decoding: bytes, as: UTF8.self)
                case .end: parts.append("end")
                }
            }
        }
        try reader.finish()
        return parts
    }

    @Test func piecesOfAnySizeGiveTheSameParts() throws {
        let whole = try parts(Self.body, pieces: 10_000)
        #expect(whole == ["token/-=secret", "file/a;b.csv=id,time\r\n1,2\r\n\r\n------", "end"])
        for pieces in 1...80 {
            #expect(try parts(Self.body, pieces: pieces) == whole, "in pieces of \(pieces)")
        }
    }

    @Test func aBodyThatBreaksOffIsRefused() throws {
        for length in stride(from: 0, to: Self.body.utf8.count - 4, by: 7) {
            #expect(throws: Multipart.Malformed.self) {
                try parts(String(decoding: Self.body.utf8.prefix(length), as: UTF8.self), pieces: 16)
            }
        }
    }

    @Test func partsWithoutANameAndEndlessHeadersAreRefused() {
        #expect(throws: Multipart.Malformed.self) { try parts("------x\r\nX: y\r\n\r\nz\r\n------x--\r\n", pieces: 9) }
        let long = "------x\r\nContent-Disposition: " + String(repeating: "a", count: 20_000)
        #expect(throws: Multipart.Malformed.self) { try parts(long, pieces: 1_000) }
    }

    @Test func otherTypesAreNoForms() {
        #expect(Multipart(contentType: nil) == nil)
        #expect(Multipart(contentType: "text/csv") == nil)
        #expect(Multipart(contentType: "multipart/form-data") == nil)
        #expect(Multipart(contentType: "multipart/form-data; boundary=\"quoted one\"") != nil)
    }

    @Test func whatStandsBeforeTheFirstBoundaryTakesNoMemory() throws {
        var reader = try #require(Multipart(contentType: Self.type))
        let piece = [UInt8](repeating: UInt8(ascii: "-"), count: 1 << 16)
        for _ in 0..<64 { #expect(try reader.take(piece).isEmpty) }
        #expect(reader.heldBytes < 100)
        #expect(try reader.take(Array(("\r\n" + Self.body).utf8)).count > 3)
    }

    @Test func aQuoteUnderAnAccentEndsAName() throws {
        let body =
            "------x\r\nContent-Disposition: form-data; name=\"token\"\u{301}; filename=\"a\"\r\n\r\n\r\n------x--"
        #expect(try parts(body, pieces: 1_000) == ["token/a=", "end"])
    }
}
