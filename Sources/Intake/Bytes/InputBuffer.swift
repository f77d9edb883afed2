/// A window over a source that slides from record to record: what is not yet consumed stays, the rest is read over.
final class InputBuffer {
    private let source: any ByteSource
    private var storage: UnsafeMutableRawBufferPointer
    /// The longest record that is held whole.
    let limit: Int
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

    /// Moves what is unread, and what follows it in the source, into `buffer`; answers how many bytes: fewer than fit
    /// only at the end.
    func take(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int {
        var count = min(unread.count, buffer.count)
        buffer.copyMemory(from: bytes(start, start + count))
        consume(to: start + count)
        while count < buffer.count, !isAtEnd {
            let read = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            count += read
            isAtEnd = read == 0
        }
        return count
    }

    /// Puts bytes that were taken before what is unread.
    func putBack(_ bytes: UnsafeRawBufferPointer) {
        let kept = unread.count
        if bytes.count + kept > storage.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count + kept, alignment: 16)
            UnsafeMutableRawBufferPointer(rebasing: larger[bytes.count...]).copyMemory(from: unread)
            storage.deallocate()
            storage = larger
        } else if kept > 0 {
            UnsafeMutableRawBufferPointer(rebasing: storage[bytes.count...]).copyMemory(from: unread)
        }
        storage.copyMemory(from: bytes)
        start = 0
        end = bytes.count + kept
    }

    /// Goes back to an earlier place of the window; nothing may have been filled since.
    func goBack(to index: Int) {
        precondition(index >= 0 && index <= start)
        start = index
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
