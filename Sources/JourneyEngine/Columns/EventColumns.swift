import ColumnStore

/// Events in columns, customer after customer, each customer's in the order of time and, at one time, of arrival.
final class EventColumns: Sendable {
    /// The customers in ascending order; nil when they are all from 0 on (the base of a log).
    let listed: FixedBuffer<UInt32>?
    /// Where each customer's events start, with the end of the last behind them.
    let starts: FixedBuffer<Int>
    let times: FixedBuffer<Int64>
    /// By `TextColumn.index`; that of `customer` is absent.
    let codes: [PackedCodes]
    let amounts: PackedInts
    let scores: PackedInts
    let efforts: PackedInts
    let dues: PackedInts

    init(
        listed: FixedBuffer<UInt32>?, starts: FixedBuffer<Int>, times: FixedBuffer<Int64>, codes: [PackedCodes],
        amounts: PackedInts, scores: PackedInts, efforts: PackedInts, dues: PackedInts
    ) {
        self.listed = listed
        self.starts = starts
        self.times = times
        self.codes = codes
        self.amounts = amounts
        self.scores = scores
        self.efforts = efforts
        self.dues = dues
    }

    static let empty = EventColumns(
        listed: nil, starts: FixedBuffer(count: 1, repeating: 0), times: FixedBuffer(count: 0, repeating: 0),
        codes: Array(repeating: .absent, count: TextColumn.count), amounts: .absent, scores: .absent,
        efforts: .absent, dues: .absent)

    var count: Int { times.count }

    /// How many customers have a place here.
    var places: Int { starts.count - 1 }

    /// The customer at a place.
    func customer(at place: Int) -> Int { listed.map { Int($0[place]) } ?? place }

    /// The first place whose customer is not before `customer`.
    func place(notBefore customer: Int) -> Int {
        guard let listed else { return min(customer, places) }
        var low = 0
        var high = listed.count
        while low < high {
            let middle = (low + high) / 2
            if Int(listed[middle]) < customer { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func rows(at place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

    var bytes: Int {
        (listed?.bytes ?? 0) + starts.bytes + times.bytes + codes.reduce(0) { $0 + $1.bytes } + amounts.bytes
            + scores.bytes + efforts.bytes + dues.bytes
    }
}
