import Experience
import Foundation
import SQL
import Stores

/// Files on their way in: kept for a day or until their import has ended, wherever servers of the installation run.
package struct UploadService: Sendable {
    let files: SharedFiles

    init(files: SharedFiles) {
        self.files = files
    }

    var database: any SQLDatabase { files.database }

    private static let day = Wait(milliseconds: 86_400_000)

    /// Hands a file that lies in the uploads folder over to all servers, and forgets old ones.
    package func keep(_ upload: UploadedFile) async throws {
        try await files.share(upload.place)
        try await forgetOld()
    }

    /// The upload of an id, with its size in bytes; nil for any other, so that no path can be smuggled in.
    package func find(_ id: String) async throws -> (file: UploadedFile, size: Int)? {
        guard let place = UploadedFile.place(of: id), let name = try await files.names(below: place).first,
            let size = try await files.size(of: name)
        else { return nil }
        // Scalar by scalar: a slash and an accent behind it would be one character.
        let own = name.unicodeScalars.dropFirst(place.unicodeScalars.count + 1)
        return (UploadedFile(id: id, name: String(own)), size)
    }

    /// A first mapping for an upload, with comments, to be corrected by a person.
    package func guess(_ upload: UploadedFile) async throws -> String {
        let guess = try await files.reading(upload.place) { path in
            try await ImportService.guess(files: [path])
        }
        guard let guess else { throw UploadGone(upload: upload) }
        return guess
    }

    /// Those whose imports have ended or never begun.
    func forgetOld() async throws {
        let wanted = try await database.read { try $0.jobs.payloads(of: .importFiles) }
            .compactMap { try ImportPlan(payload: $0).upload?.place }
        let moment = Timestamp(milliseconds: files.clock().milliseconds - Self.day.milliseconds)
        try await files.removeOld(below: UploadedFile.folder, addedBefore: moment) { wanted.contains($0) }
    }
}

/// The file was forgotten, or erased with what it said of a person.
package struct UploadGone: Error, Sendable, Hashable, CustomStringConvertible {
    package let upload: UploadedFile

    package var description: String {
        "The upload “\(upload.name)” is gone: uploads are kept for a day. Upload the file again."
    }
}

/// What is left to be done for an import, as a job keeps it.
struct ImportPlan: Codable, Sendable {
    /// Nil for files that only the process that began can read.
    var upload: UploadedFile?

    init(_ request: ImportRequest) {
        if case .upload(let upload) = request.source { self.upload = upload }
    }

    init(payload: String) throws {
        self = try JSONDecoder().decode(ImportPlan.self, from: Data(payload.utf8))
    }

    var payload: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
