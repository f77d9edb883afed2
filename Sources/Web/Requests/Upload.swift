import Foundation
import Hummingbird
import Intake
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

    /// A name that is only a name: no folders, nothing that can't be seen or turns the writing around, not hidden, and
    /// short enough for a file system. Its end is kept, which says what kind of file it is.
    static func safeName(_ name: String?) -> String {
        let parts = (name ?? "").unicodeScalars.split { $0 == "/" || $0 == "\\" }
        var kept: [Unicode.Scalar] = []
        var bytes = 0
        for scalar in (parts.last ?? .init()).reversed() where !isHidden(scalar) {
            bytes += UTF8.width(scalar)
            guard bytes <= 120 else { break }
            kept.append(scalar)
        }
        while let first = kept.last, ". -".unicodeScalars.contains(first) || joins(first) { kept.removeLast() }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: kept.reversed())
        return name.isEmpty ? "upload.csv" : String(name)
    }

    /// What would become one character with the slash before it.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isGraphemeExtend || scalar.properties.isJoinControl
            || scalar.properties.generalCategory == .spacingMark
    }

    /// Control characters, line separators, and what changes the direction of the text behind it.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
