/// Bytes at hand, such as a request's body; given out in pieces of a chosen size.
package final class MemoryBytes: ByteSource {
    private let bytes: [UInt8]
    private let pieceSizes: [Int]
    private var pieces = 0
    package private(set) var position = 0

    /// `pieceSizes` are taken in turn, again from the first after the last.
    package init(_ bytes: [UInt8], pieceSizes: [Int] = [.max]) {
        self.bytes = bytes
        self.pieceSizes = pieceSizes.isEmpty ? [.max] : pieceSizes
    }

    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let size = max(1, pieceSizes[pieces % pieceSizes.count])
        pieces += 1
        let count = min(size, buffer.count, bytes.count - position)
        bytes.withUnsafeBytes { source in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
        }
        position += count
        return count
    }
}
