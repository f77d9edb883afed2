import Hummingbird
import Intake

/// The fields of a small form (`application/x-www-form-urlencoded`).
struct Form {
    static let limit = 1 << 20
    private var values: [String: String] = [:]

    init(_ request: Request) async throws {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }
        guard type == "application/x-www-form-urlencoded" else {
            throw Problem.wrongType(type.map(String.init), allowed: ["application/x-www-form-urlencoded"])
        }
        let body = try await request.body.collect(within: Self.limit)
        for field in try FormFields.parsed(String(decoding: body, as: UTF8.self)) { values[field.name] = field.value }
    }

    subscript(name: String) -> String? { values[name] }

    /// An address on this server, whatever a form says; never another site.
    static func localAddress(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return "/" }
        return text
    }
}

extension RequestBody {
    /// The whole body, or a problem when it is larger than allowed.
    func collect(within limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in self {
            guard bytes.count + part.readableBytes <= limit else { throw Problem.tooLarge(limit: limit) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }
}

extension FormFields {
    /// The fields, or the problem that says which of them is broken.
    static func parsed(_ text: String) throws(Problem) -> [(name: String, value: String)] {
        do throws(Malformed) {
            return try read(text)
        } catch {
            throw .badParameter(error.name, "its percent-encoding is broken; encode it as UTF-8")
        }
    }
}
