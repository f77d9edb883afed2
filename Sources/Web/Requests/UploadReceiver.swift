import Foundation
import HTTPTypes
import Intake
import Services

/// Writes the file of an upload form to the disk, once its token has been found right.
struct UploadReceiver {
    private enum Part {
        case field(String)
        case file
        case ignored
    }

    private let limit: Int
    private let uploads: String
    private var upload: UploadedFile?
    private var handle: FileHandle?
    private var part = Part.ignored
    private var token: [UInt8] = []
    private var isTrusted = false
    private var written = 0

    init(limit: Int, uploads: String) {
        self.limit = limit
        self.uploads = uploads
    }

    /// `check` throws unless the token is right; nothing is written before.
    mutating func take(_ event: Multipart.Event, check: (String) throws -> Void) throws {
        switch event {
        case .part("file", let name):
            if !isTrusted {
                try check(String(decoding: token, as: UTF8.self))
                isTrusted = true
            }
            part = .file
            if handle == nil { try open(Upload.safeName(name)) }
        case .part(let name, _):
            part = name == "token" ? .field(name) : .ignored
        case .content(let bytes):
            try take(bytes)
        case .end:
            break
        }
    }

    private mutating func take(_ bytes: [UInt8]) throws {
        switch part {
        case .field: token.append(contentsOf: bytes.prefix(256 - min(256, token.count)))
        case .file:
            written += bytes.count
            guard written <= limit else { throw Problem.tooLarge(limit: limit) }
            try handle?.write(contentsOf: Data(bytes))
        case .ignored: break
        }
    }

    private mutating func open(_ name: String) throws {
        let upload = UploadedFile(id: Upload.makeID(), name: name)
        let folder = uploads + "/" + upload.id
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder + "/" + name
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        handle = try FileHandle(forWritingTo: URL(filePath: path))
        self.upload = upload
    }

    mutating func finish() throws -> UploadedFile {
        try handle?.close()
        handle = nil
        guard let upload, written > 0 else {
            giveUp()
            throw Problem(
                .badRequest, code: "no-file", title: "No file came with the form",
                detail: "Choose a file that isn't empty, then send the form.")
        }
        return upload
    }

    /// Leaves nothing behind.
    mutating func giveUp() {
        try? handle?.close()
        handle = nil
        if let upload { try? FileManager.default.removeItem(atPath: uploads + "/" + upload.id) }
    }
}
