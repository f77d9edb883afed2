import Hummingbird
import Services

/// A request that can't be answered as asked, said once: what, where, and what to do. It becomes a page for people and
/// a problem document (RFC 9457) for programs; nothing of the inside shows in either.
struct Problem: Error, Sendable {
    /// One place that is wrong.
    struct Fault: Encodable, Hashable, Sendable {
        /// The parameter, field or line.
        var place: String
        var message: String
    }

    var status: HTTPResponse.Status
    /// A stable word for programs: `bad-parameter`.
    var code: String
    var title: String
    var detail: String
    var faults: [Fault]

    init(_ status: HTTPResponse.Status, code: String, title: String, detail: String, faults: [Fault] = []) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.faults = faults
    }
}

extension Problem {
    static func badParameter(_ name: String, _ message: String) -> Problem {
        Problem(
            .badRequest, code: "bad-parameter", title: "A parameter can't be used",
            detail: ended("\(name): \(message)"), faults: [Fault(place: name, message: message)])
    }

    /// A sentence with its full stop, unless it ends already.
    static func ended(_ text: String) -> String {
        text.hasSuffix(".") || text.hasSuffix("?") || text.hasSuffix("!") ? text : text + "."
    }

    static func notFound(_ what: String, remedy: String) -> Problem {
        Problem(.notFound, code: "not-found", title: "Not found", detail: "\(what) \(remedy)")
    }

    static func tooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, code: "too-large", title: "Too much at once",
            detail: "The body is larger than \(byteCount(limit)). Send it in smaller parts.")
    }

    static func wrongType(_ given: String?, allowed: [String]) -> Problem {
        Problem(
            .unsupportedMediaType, code: "wrong-media-type", title: "Another kind of content is needed",
            detail:
                "Content-Type is \(given.map { "“\($0)”" } ?? "missing"); send \(allowed.joined(separator: " or ")).")
    }

    static func tooLittleMemory(_ refusal: MemoryRefusal) -> Problem {
        Problem(
            .serviceUnavailable, code: "memory-limit", title: "Not enough memory for this", detail: "\(refusal)")
    }

    static let inside = Problem(
        .internalServerError, code: "internal", title: "Something went wrong here",
        detail: "The request was understood, but answering it failed. The server's log says why; nothing was changed.")

    /// `8 MB`, in powers of 1,024.
    static func byteCount(_ bytes: Int) -> String {
        switch bytes {
        case (1 << 30)...: "\(bytes >> 30) GB"
        case (1 << 20)...: "\(bytes >> 20) MB"
        case (1 << 10)...: "\(bytes >> 10) kB"
        default: "\(bytes) bytes"
        }
    }
}
