#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file on disk, read in the order of its bytes.
package final class FileBytes: ByteSource {
    private let descriptor: Int32
    package private(set) var position = 0
    /// The file's length when it was opened; 0 for a pipe.
    package let length: Int

    package init(path: String) throws(ByteFault) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.fault("this file can't be opened", position: 0) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let fault = Self.fault("this file can't be read", position: 0)
            close(descriptor)
            throw fault
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw ByteFault("this is a folder", suggestion: "name the files inside it", position: 0)
        }
        length = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int {
        guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, base, buffer.count)
            #else
                let count = Darwin.read(descriptor, base, buffer.count)
            #endif
            if count >= 0 {
                position += count
                return count
            }
            guard errno == EINTR else { throw Self.fault("this file can't be read further", position: position) }
        }
    }

    private static func fault(_ what: String, position: Int) -> ByteFault {
        let reason = String(cString: strerror(errno))
        return ByteFault(
            "\(what): \(reason.lowercased())", suggestion: "check the path and the permissions", position: position)
    }
}
