import Foundation
import Hummingbird

/// A file on its way in: streamed to the disk as it arrives, kept until its import has ended, forgotten after a day.
struct Upload: Sendable {
    /// 32 hexadecimal digits.
    let id: String
    let folder: String

    /// The file's own path.
    var path: String? {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return names?.sorted().first.map { folder + "/" + $0 }
    }

    var name: String? { path.map { URL(filePath: $0).lastPathComponent } }

    var size: Int {
        guard let path, let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return 0 }
        return attributes[.size] as? Int ?? 0
    }

    /// An upload that is there; nil for any other id, so that no path can be smuggled in.
    init?(id: String, in uploads: String) {
        guard id.utf8.count == 32, id.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.id = id
        folder = uploads + "/" + id
        guard path != nil else { return nil }
    }

    private init(new id: String, in uploads: String) {
        self.id = id
        folder = uploads + "/" + id
    }

    /// Reads a form with its token first and its file after it.
    static func receive(_ request: Request, _ site: Site) async throws -> Upload {
        let type = request.headers[.contentType]
        guard var parts = Multipart(contentType: type) else {
            throw Problem.wrongType(type, allowed: ["multipart/form-data"])
        }
        forgetOld(in: site.configuration.uploadsFolder)
        var receiver = UploadReceiver(limit: site.configuration.uploadLimit, uploads: site.configuration.uploadsFolder)
        do {
            for try await piece in request.body {
                for event in try parts.take(piece.readableBytesView) {
                    try receiver.take(event) { try site.token.check(request, field: $0) }
                }
            }
            try parts.finish()
            return try receiver.finish()
        } catch {
            receiver.giveUp()
            guard let malformed = error as? Multipart.Malformed else { throw error }
            throw Problem(
                .badRequest, code: "bad-upload", title: "The upload can't be read",
                detail: "The form is broken: \(malformed.reason). Send it again from the upload page.")
        }
    }

    static func make(in uploads: String) -> Upload {
        var random = SystemRandomNumberGenerator()
        let id = (0..<16).map { _ in
            let digits = String(UInt8.random(in: 0...255, using: &random), radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
        return Upload(new: id, in: uploads)
    }

    /// A name that is only a name: no folders, no control characters, not hidden.
    static func safeName(_ name: String?) -> String {
        let last = (name ?? "").split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let kept = last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init)
        let name = String(String(kept).drop { $0 == "." || $0 == " " || $0 == "-" }.suffix(120))
        return name.isEmpty ? "upload.csv" : name
    }

    /// Uploads of more than a day ago, their imports ended or never begun.
    private static func forgetOld(in uploads: String) {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: uploads)) ?? [] {
            let path = uploads + "/" + name
            let attributes = try? manager.attributesOfItem(atPath: path)
            guard let changed = attributes?[.modificationDate] as? Date, changed.timeIntervalSinceNow < -86_400 else {
                continue
            }
            try? manager.removeItem(atPath: path)
        }
    }
}
