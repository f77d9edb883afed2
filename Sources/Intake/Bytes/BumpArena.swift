/// Room for values that are made while one record is read; they stay in place until `reset`, then all go at once.
final class BumpArena {
    private var blocks: [UnsafeMutableRawBufferPointer] = [.allocate(byteCount: 4 << 10, alignment: 1)]
    private var used = 0

    deinit {
        for block in blocks { block.deallocate() }
    }

    func reset() {
        used = 0
        guard blocks.count > 1, let largest = blocks.popLast() else { return }
        for block in blocks { block.deallocate() }
        blocks = [largest]
    }

    /// Unwritten bytes; what was given out before stays where it is.
    func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
        if blocks[blocks.count - 1].count - used < count {
            let size = max(count, blocks[blocks.count - 1].count * 2)
            blocks.append(.allocate(byteCount: size, alignment: 1))
            used = 0
        }
        let block = blocks[blocks.count - 1]
        let room = UnsafeMutableRawBufferPointer(rebasing: block[used..<used + count])
        used += count
        return room
    }

    /// Gives back the end of the room given out last.
    func shrinkLast(_ room: UnsafeMutableRawBufferPointer, to count: Int) -> UnsafeRawBufferPointer {
        used -= room.count - count
        return UnsafeRawBufferPointer(rebasing: room[..<count])
    }

    func keep(_ text: String) -> Field {
        var text = text
        return text.withUTF8 { bytes in
            let room = allocate(bytes.count)
            room.copyMemory(from: Field(bytes))
            return Field(room)
        }
    }
}
