/// A window over a source that slides from record to record: what is not yet consumed stays, the rest is read over.
final class InputBuffer {
    private let source: any ByteSource
    private var storage: UnsafeMutableRawBufferPointer
    private let limit: Int
    /// The first byte that is not consumed, and the end of what was read.
    private(set) var start = 0
    private(set) var end = 0
    private(set) var isAtEnd = false

    /// The window starts at `size` bytes and grows up to `limit` for a record that needs it.
    init(_ source: any ByteSource, size: Int = 1 << 20, limit: Int) {
        self.source = source
        self.limit = max(limit, size, 16)
        storage = .allocate(byteCount: max(size, 16), alignment: 16)
    }

    deinit {
        storage.deallocate()
    }

    /// The address of byte 0 of the window; changes with every `fill`.
    var base: UnsafePointer<UInt8> {
        UnsafeRawPointer(storage.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: UInt8.self)
    }

    var position: Int { source.position }
    /// The record that starts at `start` can't be held whole.
    var isFull: Bool { end - start >= limit }
    var unread: UnsafeRawBufferPointer { bytes(start, end) }

    func bytes(_ from: Int, _ to: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: storage.baseAddress.map { UnsafeRawPointer($0) + from }, count: to - from)
    }

    func consume(to index: Int) {
        precondition(index >= start && index <= end)
        start = index
    }

    /// Reads more behind what is there; false when there is no more, or no more room.
    func fill() throws(ByteFault) -> Bool {
        guard !isAtEnd, !isFull else { return false }
        makeRoom()
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
        end += count
        isAtEnd = count == 0
        return count > 0
    }

    private func makeRoom() {
        let kept = end - start
        if kept > storage.count / 2 {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: storage.count * 2, alignment: 16)
            larger.copyMemory(from: bytes(start, end))
            storage.deallocate()
            storage = larger
        } else if start > 0 {
            storage.copyMemory(from: bytes(start, end))
        }
        start = 0
        end = kept
    }
}
