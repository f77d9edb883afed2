import ColumnStore
import Crypto

/// A backup's content cut into numbered pieces, each packed and sealed by itself, with a SHA-256 of everything behind
/// them.
///
/// A piece is its length, a byte that says whether it is the last, and its sealed bytes.
enum Pieces {
    static let size = 1 << 20
    static let headSize = 5
    static let digestSize = 32
}

/// Writes pieces in order; what has not filled one waits for more.
struct PieceWriter {
    private let file: RawFile
    private let seal: Seal
    private var whole = SHA256()
    private var number: UInt64 = 0
    private var waiting: [UInt8] = []

    init(_ file: RawFile, header: [UInt8], seal: Seal) throws(BackupFailure) {
        self.file = file
        self.seal = seal
        waiting.reserveCapacity(Pieces.size)
        try put(header)
    }

    mutating func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            if waiting.count == Pieces.size { try cut(isLast: false) }
            let part = rest.prefix(Pieces.size - waiting.count)
            waiting.append(contentsOf: part)
            rest = rest.dropFirst(part.count)
        }
    }

    mutating func finish() throws {
        try cut(isLast: true)
        try file.write(Array(whole.finalize()))
    }

    private mutating func cut(isLast: Bool) throws {
        let sealed = try seal.close(Packing.pack(waiting), number: number, isLast: isLast)
        var head = ByteWriter()
        head.append(fixed: UInt32(sealed.count))
        head.append(isLast ? 1 : 0)
        try put(head.bytes)
        try put(sealed)
        number += 1
        waiting.removeAll(keepingCapacity: true)
    }

    private mutating func put(_ bytes: [UInt8]) throws(BackupFailure) {
        whole.update(data: bytes)
        try file.write(bytes)
    }
}

/// Reads pieces in order and lets none pass that is not as it was written.
struct PieceReader {
    private let file: RawFile
    private let seal: Seal
    private var whole = SHA256()
    private var number: UInt64 = 0
    private var isAtEnd = false

    /// The file stands behind its header.
    init(_ file: RawFile, header: [UInt8], seal: Seal) {
        self.file = file
        self.seal = seal
        whole.update(data: header)
    }

    /// The next piece's content; nil behind the last, when the whole file has proved to be as it was written.
    mutating func next() throws(BackupFailure) -> [UInt8]? {
        guard !isAtEnd else { return nil }
        let head = try take(Pieces.headSize)
        var reader = ByteReader(head, from: 0, to: head.count)
        let most = Pieces.size + Pieces.size / 512 + 256
        guard let count = try? reader.fixed(UInt32.self), Int(count) <= most, let mark = try? reader.byte(), mark <= 1
        else { throw damaged }
        let isLast = mark == 1
        let sealed = try take(Int(count))
        guard let packed = seal.open(sealed, number: number, isLast: isLast),
            let bytes = Packing.unpack(packed, limit: Pieces.size)
        else { throw damaged }
        number += 1
        if isLast { try checkEnd() }
        isAtEnd = isLast
        return bytes
    }

    private mutating func checkEnd() throws(BackupFailure) {
        let digest = Array(whole.finalize())
        guard try take(Pieces.digestSize) == digest else { throw damaged }
        let end = file.position
        guard try file.read(upTo: 1).isEmpty else { throw BackupFailure(file.path, .goesOn(at: end)) }
    }

    private mutating func take(_ count: Int) throws(BackupFailure) -> [UInt8] {
        let bytes = try file.read(upTo: count)
        guard bytes.count == count else { throw BackupFailure(file.path, .cutShort(at: file.position)) }
        whole.update(data: bytes)
        return bytes
    }

    private var damaged: BackupFailure { BackupFailure(file.path, .damaged(at: file.position)) }
}
