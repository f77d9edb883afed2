import ColumnStore
import Foundation
import JourneyEngine

/// Event blocks on standard input, one after the other: each states its own length, so that files of blocks can simply
/// be put together with `cat`.
enum BlockStream {
    static func log() throws(KernelFailure) -> EventLog {
        var builder = LogBuilder()
        var number = 0
        var offset = 0
        while let header = try read(EventBlock.headerSize, at: offset) {
            number += 1
            do {
                let length = try EventBlock.length(header: header)
                let bytes = header + (try read(length - header.count, at: offset + header.count) ?? [])
                builder.add(try EventBlock(decoding: bytes))
                offset += bytes.count
            } catch let error as KernelFailure {
                throw error
            } catch {
                throw .unusable("standard input, block \(number), which begins at byte \(offset): \(error)")
            }
        }
        return builder.build()
    }

    /// The next bytes: as many as wanted, fewer at the end of the input, nil when there are none at all.
    private static func read(_ count: Int, at offset: Int) throws(KernelFailure) -> [UInt8]? {
        var bytes: [UInt8] = []
        do {
            while bytes.count < count {
                // In pieces, so that a length that is not true makes no room.
                let wanted = min(count - bytes.count, 1 << 20)
                guard let more = try FileHandle.standardInput.read(upToCount: wanted), !more.isEmpty else { break }
                bytes.append(contentsOf: more)
            }
        } catch {
            throw .unusable("standard input can't be read after byte \(offset): \(error.localizedDescription)")
        }
        return bytes.isEmpty ? nil : bytes
    }
}
