/// A source whose first bytes were looked at, and are given out again.
final class PeekedBytes: ByteSource {
    private let source: any ByteSource
    private var given = 0
    let start: [UInt8]

    /// Looks at up to `count` bytes.
    init(_ source: any ByteSource, count: Int) throws(ByteFault) {
        self.source = source
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { room.deallocate() }
        var filled = 0
        while filled < count {
            let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
            if read == 0 { break }
            filled += read
        }
        start = Array(room[..<filled])
    }

    var position: Int { source.position }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int {
        guard given < start.count else { return try source.read(into: buffer) }
        let count = min(buffer.count, start.count - given)
        start.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[given..<given + count]))
        }
        given += count
        return count
    }
}
