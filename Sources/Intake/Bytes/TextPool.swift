/// Texts that stay in place for as long as the pool lives, such as the values of a value map.
final class TextPool {
    private static let blockSize = 64 << 10
    private var blocks: [UnsafeMutableRawBufferPointer] = []
    private var used = 0
    private(set) var byteCount = 0

    deinit {
        for block in blocks { block.deallocate() }
    }

    func keep(_ bytes: Field) -> Field {
        guard !bytes.isEmpty else { return .absent }
        if blocks.isEmpty || blocks[blocks.count - 1].count - used < bytes.count {
            blocks.append(.allocate(byteCount: max(Self.blockSize, bytes.count), alignment: 1))
            used = 0
        }
        let room = UnsafeMutableRawBufferPointer(rebasing: blocks[blocks.count - 1][used..<used + bytes.count])
        room.copyMemory(from: bytes)
        used += bytes.count
        byteCount += bytes.count
        return Field(room)
    }

    func keep(_ text: String) -> Field {
        var text = text
        return text.withUTF8 { keep(Field($0)) }
    }
}
