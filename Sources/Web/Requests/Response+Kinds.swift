import HTTPTypes
import Hummingbird
import NIOCore
import Services

extension Response {
    /// A page or a part of one.
    init(html: HTML, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
    }

    /// A table to keep, as a file of this name.
    init(csv table: Table, named name: String) {
        self.init(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: table.csv())))
    }

    /// An answer of the API.
    init(json value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json") throws {
        self.init(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try AnswerJSON.encode(value))))
    }

    /// Somewhere else, after a form.
    static func see(other address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address])
    }
}

extension Problem {
    /// RFC 9457.
    private struct Document: Encodable {
        var type: String
        var title: String
        var status: Int
        var detail: String
        var errors: [Fault]?
    }

    /// The problem as a document for programs.
    func document() -> Response {
        let document = Document(
            type: "urn:throughline:problem:" + code, title: title, status: Int(status.code), detail: detail,
            errors: faults.isEmpty ? nil : faults)
        // Plain texts and a number always encode.
        return (try? Response(json: document, status: status, type: "application/problem+json"))
            ?? Response(status: status)
    }
}

extension HTTPField.Name {
    /// Has htmx load the whole page again.
    static var htmxRefresh: HTTPField.Name {
        // The name is a plain token, so it is always a name.
        HTTPField.Name("HX-Refresh") ?? .cacheControl
    }
}
