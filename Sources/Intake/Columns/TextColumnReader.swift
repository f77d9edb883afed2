import ColumnStore

/// Reads one text column of an event for many rows: as it stands, or made of another column's values, each distinct
/// value once.
final class TextColumnReader {
    private static let unknown = UInt32.max
    private static let odd = UInt32.max - 1

    private enum Origin {
        /// The column's values as they are.
        case plain(Int)
        /// Whatever the mapping makes of the column's values.
        case made(Int)
        case constant
        /// Several columns together.
        case row
    }

    let column: TextColumn
    private let event: CompiledEvent
    private let arena: BumpArena
    private let origin: Origin
    private let isRequired: Bool
    private let codes: UnsafeMutablePointer<UInt32>
    private let texts = TextTable()
    private let keys = TextTable()
    /// The code of each key.
    private var codeOfKey: [UInt32] = [0]
    /// Texts that don't stand in the piece.
    private var pool = TextPool()
    /// Some texts were numbered for rows that may be dropped.
    var mayHaveUnused = false

    init(_ column: TextColumn, of event: CompiledEvent, _ arena: BumpArena, into codes: Cells<UInt32>) {
        self.column = column
        self.event = event
        self.arena = arena
        self.codes = codes.start
        isRequired = column == .customer || column == .touchpoint
        if let source = event.source(column) {
            let isWord = column == .direction || column == .currency
            if let plain = source.plainColumn, !isWord {
                origin = .plain(plain)
            } else {
                origin = source.keyColumn.map(Origin.made) ?? .constant
            }
        } else if let source = event.lists.source(of: column) {
            origin = source.keyColumn.map(Origin.made) ?? .constant
        } else {
            origin = .row
        }
    }

    func read(_ batch: RowBatch, at first: Int) {
        switch origin {
        case .plain(let number): readPlain(number, batch, codes + first)
        case .made(let number): readMade(number, batch, codes + first)
        case .constant:
            let code = batch.count > 0 ? code(of: 0, batch) : 0
            for row in 0..<batch.count { place(code, row, batch, codes + first) }
        case .row:
            for row in 0..<batch.count { place(code(of: row, batch), row, batch, codes + first) }
        }
    }

    private func readPlain(_ number: Int, _ batch: RowBatch, _ codes: UnsafeMutablePointer<UInt32>) {
        let fields = batch.table.column(number)
        let rows = batch.count
        var longest = 0
        for row in 0..<rows { longest = max(longest, fields[row].count) }
        guard longest <= CompiledEvent.longestText else {
            for row in 0..<rows {
                let (text, count) = fields[row]
                place(count <= CompiledEvent.longestText ? texts.number(text, count) : Self.odd, row, batch, codes)
            }
            return
        }
        texts.numbers(fields, count: rows, into: codes)
        guard isRequired else { return }
        for row in 0..<rows where codes[row] == 0 { batch.setOdd(row) }
    }

    private func readMade(_ number: Int, _ batch: RowBatch, _ codes: UnsafeMutablePointer<UInt32>) {
        let base = batch.table.piece.base
        for row in 0..<batch.count {
            // A field with doubled quotes isn't yet the value that its bytes would be elsewhere.
            if batch.hasOdd, batch.isOdd(row) {
                codes[row] = 0
                continue
            }
            let cell = batch.table.cell(row, number)
            let count = Int(truncatingIfNeeded: cell &>> 32)
            let key = Int(keys.number(base + Int(truncatingIfNeeded: cell & 0xFFFF_FFFF), count))
            if key >= codeOfKey.count { codeOfKey.append(Self.unknown) }
            if codeOfKey[key] == Self.unknown { codeOfKey[key] = code(of: row, batch) }
            place(codeOfKey[key], row, batch, codes)
        }
    }

    @inline(__always)
    private func place(_ code: UInt32, _ row: Int, _ batch: RowBatch, _ codes: UnsafeMutablePointer<UInt32>) {
        codes[row] = code == Self.odd ? 0 : code
        if code == Self.odd || (code == 0 && isRequired) { batch.setOdd(row) }
    }

    /// What the mapping makes of this row alone.
    private func code(of row: Int, _ batch: RowBatch) -> UInt32 {
        arena.reset()
        do throws(CompiledEvent.Fault) {
            return code(of: try event.text(column, batch.row(row, arena), arena))
        } catch {
            return Self.odd
        }
    }

    /// The code of a text that lies anywhere; it is copied when it is new.
    private func code(of text: Field) -> UInt32 { texts.number(copying: text, into: pool) }

    /// Puts the text of a row that the mapper has read into its place.
    func set(_ text: Field, at index: Int) { codes[index] = code(of: text) }

    func text(_ code: UInt32) -> Field { texts.text(code) }

    /// The column of a finished block; the next block starts anew.
    func finish(_ codes: UnsafeBufferPointer<UInt32>) -> CodeColumn {
        defer {
            texts.clear()
            keys.clear()
            codeOfKey = [0]
            pool = TextPool()
            mayHaveUnused = false
        }
        return texts.column(codes, mayHaveUnused: mayHaveUnused)
    }
}
