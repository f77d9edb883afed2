import Foundation
import Hummingbird
import Services

/// A file on its way in: streamed to the disk as it arrives, and then handed over to the services.
enum Upload {
    /// Reads a form with its token first and its file after it.
    static func receive(_ request: Request, _ site: Site) async throws -> UploadedFile {
        let type = request.headers[.contentType]
        guard var parts = Multipart(contentType: type) else {
            throw Problem.wrongType(type, allowed: ["multipart/form-data"])
        }
        var receiver = UploadReceiver(limit: site.configuration.uploadLimit, uploads: site.configuration.uploadsFolder)
        do {
            for try await piece in request.body {
                for event in try parts.take(piece.readableBytesView) {
                    try receiver.take(event) { try site.token.check(request, field: $0) }
                }
            }
            try parts.finish()
            let upload = try receiver.finish()
            try await site.services.uploads.keep(upload)
            return upload
        } catch {
            receiver.giveUp()
            guard let malformed = error as? Multipart.Malformed else { throw error }
            throw Problem(
                .badRequest, code: "bad-upload", title: "The upload can't be read",
                detail: "The form is broken: \(malformed.reason). Send it again from the upload page.")
        }
    }

    /// 32 hexadecimal digits.
    static func makeID() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<16).map { _ in
            let digits = String(UInt8.random(in: 0...255, using: &random), radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }

    /// A name that is only a name: no folders, no control characters, not hidden.
    static func safeName(_ name: String?) -> String {
        let last = (name ?? "").split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let kept = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init)
        let name = String(String(kept).drop { $0 == "." || $0 == " " || $0 == "-" }.suffix(120))
        return name.isEmpty ? "upload.csv" : name
    }
}
