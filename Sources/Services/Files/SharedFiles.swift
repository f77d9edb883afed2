import Experience
import Foundation
import SQL
import Stores

/// Files of the data folder that every server has to reach: uploads, and rows that did not fit. A server that is alone
/// keeps them in the folder; servers that share a database keep them there.
///
/// Names are paths within the data folder.
struct SharedFiles: Sendable {
    let folder: DataFolder
    let database: any SQLDatabase
    let isShared: Bool
    let clock: @Sendable () -> Timestamp

    /// Bytes of a piece, and pieces of a transaction: others write between them.
    private static let pieceSize = 1 << 20
    private static let piecesAtOnce = 4

    /// Hands a file of the folder over to all servers: from here on it is in the database alone. Nothing is to be done
    /// where there is one server.
    func share(_ name: String) async throws {
        guard isShared else { return }
        try await store(name, from: path(of: name))
        try removeOwn(name)
    }

    private func store(_ name: String, from path: String) async throws {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        let version = Int64.random(in: 0 ... .max)
        var (number, size) = (0, 0)
        while true {
            var pieces: [[UInt8]] = []
            while pieces.count < Self.piecesAtOnce, let piece = try file.read(upToCount: Self.pieceSize), !piece.isEmpty
            {
                pieces.append([UInt8](piece))
            }
            size += pieces.reduce(0) { $0 + $1.count }
            let isEnd = pieces.count < Self.piecesAtOnce
            let (first, total, now) = (number, size, clock())
            try await database.write { [pieces] connection in
                for (offset, piece) in pieces.enumerated() {
                    try connection.files.add(piece, piece: first + offset, of: name, version: version, at: now)
                }
                if isEnd { try connection.files.complete(name, version: version, byteCount: total, at: now) }
            }
            if isEnd { return }
            number += pieces.count
        }
    }

    /// Runs the body with a path where the file can be read meanwhile; nil when there is no such file.
    func reading<Result>(_ name: String, _ body: (String) async throws -> Result) async throws -> Result? {
        if FileManager.default.fileExists(atPath: path(of: name)) { return try await body(path(of: name)) }
        return try await withCopy(of: name, body)
    }

    /// Runs the body with the file, which it may replace.
    func changing<Result>(_ name: String, _ body: (String) async throws -> Result) async throws -> Result? {
        // A crash may have left one here that is in the database, too: then this is the one that counts.
        if isShared, FileManager.default.fileExists(atPath: path(of: name)) { try await share(name) }
        if FileManager.default.fileExists(atPath: path(of: name)) { return try await body(path(of: name)) }
        return try await withCopy(of: name) { copy in
            let before = try Self.mark(of: copy)
            let result = try await body(copy)
            if try Self.mark(of: copy) != before { try await store(name, from: copy) }
            return result
        }
    }

    /// Differs after a file was replaced.
    private static func mark(of path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int ?? 0
    }

    private func withCopy<Result>(of name: String, _ body: (String) async throws -> Result) async throws -> Result? {
        guard let file = try await database.read({ try $0.files.file(name) }) else { return nil }
        let place = folder.copiesFolder + "/" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: place) }
        let copy = place + "/" + URL(filePath: name).lastPathComponent
        guard FileManager.default.createFile(atPath: copy, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: copy])
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: copy))
        defer { try? handle.close() }
        var (piece, size) = (0, 0)
        while let bytes = try await database.read({ [piece] in try $0.files.piece(piece, of: file) }) {
            try handle.write(contentsOf: bytes)
            (piece, size) = (piece + 1, size + bytes.count)
        }
        // Removed or replaced meanwhile.
        guard size == file.byteCount else { return nil }
        return try await body(copy)
    }

    func size(of name: String) async throws -> Int? {
        if let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: name)) {
            return attributes[.size] as? Int
        }
        return try await database.read { try $0.files.file(name)?.byteCount }
    }

    /// Files below a folder, by name.
    func names(below folder: String) async throws -> [String] {
        let kept = try await database.read { try $0.files.files(below: folder + "/") }.map(\.name)
        return Set(kept + (try Self.names(in: path(of: folder)).map { folder + "/" + $0 })).sorted()
    }

    /// None where the folder isn't there.
    private static func names(in folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    /// The same with their sizes, and when they were added or written.
    func entries(below folder: String) async throws -> [FileEntry] {
        let kept = try await database.read { try $0.files.files(below: folder + "/") }
            .map { FileEntry(name: $0.name, bytes: $0.byteCount, time: $0.addedAt) }
        let own = try Self.names(in: path(of: folder)).compactMap { name -> FileEntry? in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: folder + "/" + name))
            guard let attributes, let written = attributes[.modificationDate] as? Date else { return nil }
            return FileEntry(
                name: folder + "/" + name, bytes: attributes[.size] as? Int ?? 0,
                time: Timestamp(milliseconds: Int64(written.timeIntervalSince1970 * 1_000)))
        }
        return (own + kept.filter { file in !own.contains { $0.name == file.name } }).sorted { $0.name < $1.name }
    }

    func remove(_ name: String) async throws {
        if FileManager.default.fileExists(atPath: path(of: name)) { try removeOwn(name) }
        try await database.write { try $0.files.remove(name) }
    }

    /// With the folder that it alone lay in.
    private func removeOwn(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(of: name))
        let parts = name.split(separator: "/")
        if parts.count > 2 { rmdir(path(of: parts.dropLast().joined(separator: "/"))) }
    }

    /// Takes out what was added long ago and is not wanted any more.
    func removeOld(below folder: String, addedBefore moment: Timestamp, unless isWanted: (String) -> Bool) async throws
    {
        let kept = try await database.read { try $0.files.files(below: folder + "/") }
        for file in kept where file.addedAt < moment && !isWanted(file.name) { try await remove(file.name) }
        for name in try Self.names(in: path(of: folder)).map({ folder + "/" + $0 }) where !isWanted(name) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: name))
            guard let changed = attributes?[.modificationDate] as? Date,
                changed.timeIntervalSince1970 * 1_000 < Double(moment.milliseconds)
            else { continue }
            try removeOwn(name)
        }
        try await database.write { try $0.files.removeLeftovers(addedBefore: moment) }
    }

    /// What a process that ended has left of its copies.
    func removeCopies() throws {
        guard FileManager.default.fileExists(atPath: folder.copiesFolder) else { return }
        try FileManager.default.removeItem(atPath: folder.copiesFolder)
    }

    private func path(of name: String) -> String { folder.path + "/" + name }
}

/// A file with its age.
struct FileEntry: Sendable, Hashable {
    /// A path within the data folder.
    let name: String
    let bytes: Int
    let time: Timestamp

    var lastPart: String { URL(filePath: name).lastPathComponent }
}
