import Foundation
import Synchronization

/// Keeps a second process from writing in a data folder: a lock on a file in it, which the system takes back when the
/// process ends, however it ends.
final class FolderLock: Sendable {
    private static let fileName = "throughline.lock"

    private let file: Mutex<Int32?>

    /// Makes the folder when it is missing.
    init(folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + Self.fileName
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else {
            throw FolderNotWritable(folder: folder, reason: String(cString: strerror(errno)))
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(in: path)
            Foundation.close(file)
            throw FolderInUse(folder: folder, processID: holder)
        }
        Self.note(ProcessInfo.processInfo.processIdentifier, in: file)
        self.file = Mutex(file)
    }

    deinit {
        release()
    }

    func release() {
        file.withLock { file in
            if let open = file { Foundation.close(open) }
            file = nil
        }
    }

    private static func note(_ processID: Int32, in file: Int32) {
        let text = Array("\(processID)\n".utf8)
        ftruncate(file, 0)
        pwrite(file, text, text.count, 0)
    }

    private static func holder(in path: String) -> Int32? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        return Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

/// Another process writes in the data folder.
package struct FolderInUse: Error, Sendable, Hashable, CustomStringConvertible {
    package let folder: String
    package let processID: Int32?

    package var description: String {
        let who = processID.map { "another Throughline (process \($0))" } ?? "another Throughline"
        return "The data folder \(folder) is in use by \(who). "
            + "Stop it first, send the events to its address instead, or choose another folder with --data."
    }
}

/// The data folder exists but nothing can be written in it.
package struct FolderNotWritable: Error, Sendable, Hashable, CustomStringConvertible {
    package let folder: String
    package let reason: String

    package var description: String {
        "Nothing can be written in the data folder \(folder): \(reason). Check its owner and permissions, "
            + "or choose another folder with --data."
    }
}
