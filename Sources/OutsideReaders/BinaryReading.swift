import ColumnStore
import Experience
import JourneyEngine

/// Our own binary forms. Checksums are put right first, as somebody would who means harm: nothing else of them is
/// ever reached by chance.
enum BinaryReading {
    private static let checksumSize = 8

    static func block(_ bytes: [UInt8]) throws {
        try promise((try? EventBlock(decoding: bytes)) == nil || isSealed(bytes), "a wrong checksum is taken")
        guard bytes.count >= EventBlock.headerSize + checksumSize else { return }
        let bytes = sealed(bytes, lengthAt: 12)
        let block: EventBlock
        do throws(BlockError) {
            block = try EventBlock(decoding: bytes)
        } catch {
            return try promise(!error.description.isEmpty && (0...bytes.count).contains(error.offset), "\(error)")
        }
        let written = block.encoded()
        let again = try EventBlock(decoding: written)
        try promise(again.encoded() == written, "decoded it is written otherwise")
        try promise(
            again.times == block.times && Array(again.identities) == Array(block.identities)
                && again.amounts == block.amounts, "written it is another block")
        let known = try EventBlock.identities(decoding: bytes)
        try promise(Array(known) == Array(block.identities), "identities by themselves differ")
        _ = try EventBlock(decoding: bytes, isChecked: true, identities: false)
    }

    static func partial(_ bytes: [UInt8]) throws {
        try read(bytes)
        guard bytes.count >= 24 else { return }
        try read(sealed(bytes, lengthAt: 8))
    }

    private static func read(_ bytes: [UInt8]) throws {
        let partials: [PartialResult]
        do throws(PartialError) {
            partials = try PartialResult.all(in: bytes)
        } catch {
            return try promise(!"\(error)".isEmpty, "refused without a reason")
        }
        for partial in partials {
            let written = partial.encoded()
            let again = try PartialResult.all(in: written)
            try promise(again.map { $0.encoded() } == [written], "decoded it is written otherwise")
            _ = partial.answer(limit: 5)
            _ = try? GapLimits(partial)
            var twice = partial
            // Two that contradict each other are refused.
            guard (try? twice.merge(partial)) != nil else { continue }
            _ = twice.answer(limit: 5)
            _ = twice.encoded()
        }
    }

    private static func sealed(_ bytes: [UInt8], lengthAt place: Int) -> [UInt8] {
        var bytes = bytes
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { bytes.replaceSubrange(place..<place + 8, with: $0) }
        withUnsafeBytes(of: checksum(bytes).littleEndian) {
            bytes.replaceSubrange((bytes.count - checksumSize)..., with: $0)
        }
        return bytes
    }

    private static func isSealed(_ bytes: [UInt8]) -> Bool {
        withUnsafeBytes(of: checksum(bytes).littleEndian) { bytes.suffix(checksumSize).elementsEqual($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0.dropLast(checksumSize))) }
    }
}
