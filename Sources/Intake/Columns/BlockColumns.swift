import ColumnStore

/// The columns of a block while they are filled, one after the other: a batch of rows behind what is there, of which
/// those are kept that turn out to be events.
final class BlockColumns {
    /// Stands for an event that is known by its content; that identity comes when the block is done.
    static let unnamed = EventIdentity()

    let times = Cells<Int64>()
    let identities = Cells<EventIdentity>()
    let amounts = Cells<Int64>()
    let dues = Cells<Int64>()
    let scores = Cells<Int32>()
    let efforts = Cells<Int32>()
    private let texts: [Cells<UInt32>?]
    private(set) var count = 0

    init(texts filled: Set<TextColumn>) {
        texts = TextColumn.allCases.map { filled.contains($0) ? Cells() : nil }
    }

    var room: Int { BlockBuilder.capacity - count }

    /// The cells of a text column; nil when the mapping doesn't fill it.
    func codes(_ column: TextColumn) -> Cells<UInt32>? { texts[column.index] }

    /// Takes the batch of `rows` in, but for those that are dropped.
    func advance(_ rows: Int, dropping isDropped: UnsafePointer<Bool>?) {
        guard let isDropped else {
            count += rows
            return
        }
        for cells in [amounts, dues, times] { cells.close(count, rows, isDropped) }
        for cells in [scores, efforts] { cells.close(count, rows, isDropped) }
        identities.close(count, rows, isDropped)
        for cells in texts { cells?.close(count, rows, isDropped) }
        for row in 0..<rows where !isDropped[row] { count += 1 }
    }

    /// The block of everything taken in; `column` gives the texts behind the codes.
    func finish(_ column: (TextColumn, UnsafeBufferPointer<UInt32>) -> CodeColumn) -> EventBlock {
        let columns = TextColumn.allCases.map { text in
            codes(text).map { column(text, $0.first(count)) } ?? CodeColumn()
        }
        defer { count = 0 }
        return EventBlock(
            times: Array(times.first(count)), columns: columns,
            amounts: amounts.taken(count, absent: Absent.wide), scores: scores.taken(count, absent: Absent.narrow),
            efforts: efforts.taken(count, absent: Absent.narrow), dues: dues.taken(count, absent: Absent.wide),
            identities: IdentityColumn(identities.first(count)))
    }
}

/// Room for a value of each event of a block.
final class Cells<Value> {
    let start = UnsafeMutablePointer<Value>.allocate(capacity: BlockBuilder.capacity)

    deinit {
        start.deallocate()
    }

    func first(_ count: Int) -> UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: start, count: count) }

    /// Moves the rows together that stay, of `rows` from `first` on.
    func close(_ first: Int, _ rows: Int, _ isDropped: UnsafePointer<Bool>) {
        var kept = first
        for row in 0..<rows where !isDropped[row] {
            start[kept] = start[first + row]
            kept += 1
        }
    }
}

extension Cells where Value: FixedWidthInteger {
    /// Nothing when no event has a value.
    func taken(_ count: Int, absent: Value) -> [Value] {
        let used = first(count)
        return used.allSatisfy { $0 == absent } ? [] : Array(used)
    }
}
