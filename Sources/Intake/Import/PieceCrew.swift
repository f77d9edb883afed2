import Dispatch
import Foundation
import Synchronization

/// Reads the pieces of one table on several threads, and gives out what was read in the order of the table.
///
/// As many pieces as there are threads, and two, are on the way at a time: memory stays small however large the file.
final class PieceCrew: Sendable {
    private struct State {
        var finished: [Int: ReadPiece] = [:]
        var next = 0
        var taken = 0
        /// How many pieces there are; nil while that is not known.
        var total: Int?
        var problem: Diagnostic?
        var isStopped = false
    }

    private let source: PieceSource
    private let state = Mutex(State())
    /// Signalled when something has been read, or nothing more is there.
    private let news = DispatchSemaphore(value: 0)
    private let room: DispatchSemaphore
    private let workers = DispatchGroup()
    private let threads: Int

    init(_ reader: CSVReader, threads: Int, pieceBytes: Int) {
        source = PieceSource(reader, pieceBytes: pieceBytes)
        self.threads = threads
        // A semaphore must not end below the value that it began with, as one does whose import is broken off.
        room = DispatchSemaphore(value: 0)
        for _ in 0..<threads + 2 { room.signal() }
    }

    /// Begins; `makeReader` is called once on each thread.
    func start(_ makeReader: @escaping @Sendable () -> PieceReader) {
        for _ in 0..<threads {
            workers.enter()
            // Threads of its own: those of the system's pool are for work that ends soon.
            let thread = Thread { [self] in
                work(makeReader())
                workers.leave()
            }
            thread.name = "throughline.import"
            thread.start()
        }
    }

    /// What was read of the next piece; nil at the end, or where the reader is to go on by itself.
    func next() throws(Diagnostic) -> ReadPiece? {
        while true {
            let (piece, isOver, problem) = state.withLock { state in
                let piece = state.finished.removeValue(forKey: state.taken)
                if piece != nil { state.taken += 1 }
                return (piece, state.total == state.taken, state.problem)
            }
            if let piece {
                room.signal()
                return piece
            }
            if isOver {
                if let problem { throw problem }
                return nil
            }
            news.wait()
        }
    }

    /// Ends all threads, and waits for them; the reader is the caller's again.
    func stop() {
        state.withLock { $0.isStopped = true }
        for _ in 0..<threads { room.signal() }
        workers.wait()
    }

    private func work(_ reader: PieceReader) {
        while true {
            room.wait()
            guard let (number, piece) = cut() else { return }
            let read = reader.read(piece)
            source.note(rows: read.rows, of: piece.count)
            state.withLock { $0.finished[number] = read }
            news.signal()
        }
    }

    /// Pieces are numbered in the order in which they are cut.
    private func cut() -> (Int, CSVPiece)? {
        source.withReader { reader, size in
            let (isOver, number) = state.withLock { ($0.isStopped || $0.total != nil, $0.next) }
            if isOver { return nil }
            var piece: CSVPiece?
            var problem: Diagnostic?
            do throws(Diagnostic) {
                piece = try reader.cutPiece(size)
            } catch {
                problem = error
            }
            state.withLock { state in
                if piece == nil {
                    state.total = number
                    state.problem = problem
                } else {
                    state.next = number + 1
                }
            }
            if piece == nil { news.signal() }
            return piece.map { (number, $0) }
        }
    }
}

/// The reader of a table, lent to one thread at a time to cut pieces off.
private final class PieceSource: @unchecked Sendable {
    // Sendable, since everything in it is touched under the lock only, and the caller of `PieceCrew` leaves the reader
    // alone until all threads have ended.

    private static let rowsWanted = 62_000
    private let lock = NSLock()
    private let reader: CSVReader
    private let most: Int
    private var rows = 0
    private var bytes = 0

    init(_ reader: CSVReader, pieceBytes: Int) {
        self.reader = reader
        most = pieceBytes
    }

    func withReader<Result>(_ body: (CSVReader, Int) -> Result) -> Result {
        lock.lock()
        defer { lock.unlock() }
        return body(reader, size)
    }

    func note(rows: Int, of bytes: Int) {
        lock.lock()
        defer { lock.unlock() }
        self.rows += rows
        self.bytes += bytes
    }

    /// A piece should nearly fill a block; how long rows are shows after the first.
    private var size: Int {
        guard rows > 0 else { return min(most, 1 << 20) }
        return max(1, min(most, Self.rowsWanted * bytes / rows))
    }
}
