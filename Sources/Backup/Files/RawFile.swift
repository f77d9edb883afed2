import Foundation

/// A file read or written in order, whose every failure says which file and why.
final class RawFile {
    let path: String
    private let descriptor: Int32
    /// Bytes read or written so far.
    private(set) var position = 0

    private init(_ path: String, _ descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    static func reading(_ path: String) throws(BackupFailure) -> RawFile {
        let file = RawFile(path, try opened(path, O_RDONLY, "opened"))
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw BackupFailure(path, .system(code: EISDIR, doing: "read"))
        }
        return file
    }

    /// An empty file that only its owner may read; what was in it is gone. Nobody else may be writing it.
    static func writing(_ path: String) throws(BackupFailure) -> RawFile {
        let file = RawFile(path, try opened(path, O_WRONLY | O_CREAT, "written"))
        // The lock goes with the process: what one left behind that died is written anew.
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BackupFailure(path, .isBeingWritten) }
        // A device has no length.
        guard ftruncate(file.descriptor, 0) == 0 || errno == EINVAL else { throw file.refused("written") }
        return file
    }

    private static func opened(_ path: String, _ flags: Int32, _ doing: String) throws(BackupFailure) -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BackupFailure(path, .system(code: errno, doing: doing)) }
        return descriptor
    }

    func size() throws(BackupFailure) -> Int { Int(try status().st_size) }

    /// Up to `count` bytes; fewer only at the end.
    func read(upTo count: Int) throws(BackupFailure) -> [UInt8] {
        var filled = 0
        var failure: BackupFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while filled < count {
                let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
                if got > 0 { filled += got }
                if got == 0 { break }
                if got < 0, errno != EINTR {
                    failure = refused("read")
                    break
                }
            }
            initialized = filled
        }
        if let failure { throw failure }
        position += filled
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(BackupFailure) {
        var failure: BackupFailure?
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let put = Foundation.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if put >= 0 { done += put }
                if put < 0, errno != EINTR {
                    failure = refused("written")
                    break
                }
            }
        }
        if let failure { throw failure }
        position += bytes.count
    }

    /// Waits until the disk has it.
    func synchronize() throws(BackupFailure) {
        guard fsync(descriptor) == 0 else { throw refused("written") }
    }

    private func status() throws(BackupFailure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refused("read") }
        return status
    }

    private func refused(_ doing: String) -> BackupFailure {
        BackupFailure(path, .system(code: errno, doing: doing))
    }
}

extension RawFile {
    /// Gives a file its name for good: it is there whole, or not at all, whatever happens to the machine.
    static func move(_ path: String, to target: String) throws(BackupFailure) {
        guard rename(path, target) == 0 else { throw BackupFailure(target, .system(code: errno, doing: "written")) }
        let folder = URL(filePath: target).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        // Some file systems can't do this to a folder; the file itself is on the disk.
        _ = fsync(descriptor)
        close(descriptor)
    }
}
