/// Turns Latin-1 into UTF-8 on the way. Bytes 0x80 to 0x9F are read as Windows-1252, which is what files that call
/// themselves Latin-1 hold in practice (WHATWG Encoding Standard, section 4.2).
package final class Latin1Bytes: ByteSource {
    private static let windows: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
    private let source: any ByteSource
    private var read: [UInt8] = []
    private var next = 0

    package var position: Int { source.position }

    package init(_ source: any ByteSource) {
        self.source = source
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteFault) -> Int {
        var written = 0
        while written == 0 {
            if next == read.count, try refill(64 << 10) == 0 { return 0 }
            while next < read.count, written + 3 <= buffer.count {
                written += Self.encode(read[next], into: buffer, at: written)
                next += 1
            }
            guard buffer.count >= 3 else {
                throw ByteFault("there is no room to read into", suggestion: "use a larger buffer", position: position)
            }
        }
        return written
    }

    private func refill(_ size: Int) throws(ByteFault) -> Int {
        var bytes = [UInt8](repeating: 0, count: size)
        var fault: ByteFault?
        let count = bytes.withUnsafeMutableBytes { buffer in
            do throws(ByteFault) {
                return try source.read(into: buffer)
            } catch {
                fault = error
                return 0
            }
        }
        if let fault { throw fault }
        bytes.removeLast(size - count)
        read = bytes
        next = 0
        return count
    }

    private static func encode(_ byte: UInt8, into buffer: UnsafeMutableRawBufferPointer, at index: Int) -> Int {
        guard byte >= 0x80 else {
            buffer[index] = byte
            return 1
        }
        let scalar = byte < 0xA0 ? windows[Int(byte) - 0x80] : UInt16(byte)
        guard scalar >= 0x800 else {
            buffer[index] = UInt8(0xC0 | scalar >> 6)
            buffer[index + 1] = UInt8(0x80 | scalar & 0x3F)
            return 2
        }
        buffer[index] = UInt8(0xE0 | scalar >> 12)
        buffer[index + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
        buffer[index + 2] = UInt8(0x80 | scalar & 0x3F)
        return 3
    }
}
