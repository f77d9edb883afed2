import CZlib

/// Unpacks gzip on the way (RFC 1952), also several members one after the other, in constant memory.
package final class GzipBytes: ByteSource {
    private static let inputSize = 256 << 10
    private let packed: any ByteSource
    private var stream = z_stream()
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: inputSize, alignment: 16)
    private var isInsideMember = true
    private var isFinished = false

    package var position: Int { packed.position - Int(stream.avail_in) }

    /// `packed` starts with the two bytes that mark gzip.
    package init(_ packed: any ByteSource) throws(ByteFault) {
        self.packed = packed
        // 15 bits of window, 16 for the gzip envelope.
        let code = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else {
            throw ByteFault("gzip can't be unpacked (zlib answers \(code))", suggestion: "free memory", position: 0)
        }
    }

    deinit {
        inflateEnd(&stream)
        input.deallocate()
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int {
        guard !isFinished, buffer.count > 0 else { return 0 }
        let room = min(buffer.count, 1 << 30)
        stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(room)
        while stream.avail_out == UInt32(room) {
            if stream.avail_in == 0, try refill() == 0 {
                guard !isInsideMember else {
                    throw ByteFault(
                        "the gzip data ends in the middle", suggestion: "fetch the file again, it is incomplete",
                        position: position)
                }
                isFinished = true
                return 0
            }
            if !isInsideMember, try !startNextMember() { return 0 }
            try inflateSome()
        }
        return room - Int(stream.avail_out)
    }

    private func inflateSome() throws(ByteFault) {
        switch inflate(&stream, Z_NO_FLUSH) {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isInsideMember = false
        case let code:
            let reason = stream.msg.map { String(cString: $0) } ?? "zlib answers \(code)"
            throw ByteFault(
                "the gzip data is damaged: \(reason)", suggestion: "fetch the file again", position: position)
        }
    }

    private func refill() throws(ByteFault) -> Int {
        let count = try packed.read(into: input)
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(count)
        return count
    }

    /// After a member: another one, or zero bytes of padding up to the end (as tape archives have).
    private func startNextMember() throws(ByteFault) -> Bool {
        while let byte = stream.next_in?.pointee, byte == 0 {
            stream.next_in += 1
            stream.avail_in -= 1
            if stream.avail_in == 0, try refill() == 0 {
                isFinished = true
                return false
            }
        }
        guard stream.next_in?.pointee == 0x1F else {
            throw ByteFault(
                "after the end of the gzip data follows something else", suggestion: "pack the file again",
                position: position)
        }
        inflateReset(&stream)
        isInsideMember = true
        return true
    }
}
