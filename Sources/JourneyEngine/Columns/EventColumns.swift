import ColumnStore

/// Events in columns, customer after customer, each customer's in the order of time and, at one time, of arrival.
/// Either a segment of a log's base, with every customer from `first` on, or a list of customers.
final class EventColumns: Sendable {
    /// The customers in ascending order; nil in a segment.
    let listed: FixedBuffer<UInt32>?
    /// The customer at the first place of a segment.
    let first: Int
    /// Where each customer's events start, with the end of the last behind them.
    let starts: FixedBuffer<UInt32>
    let times: FixedBuffer<Int64>
    /// By `TextColumn.index`; that of `customer` is absent.
    let codes: [PackedCodes]
    let amounts: PackedInts
    let scores: PackedInts
    let efforts: PackedInts
    let dues: PackedInts

    init(
        listed: FixedBuffer<UInt32>?, first: Int, starts: FixedBuffer<UInt32>, times: FixedBuffer<Int64>,
        codes: [PackedCodes], amounts: PackedInts, scores: PackedInts, efforts: PackedInts, dues: PackedInts
    ) {
        self.listed = listed
        self.first = first
        self.starts = starts
        self.times = times
        self.codes = codes
        self.amounts = amounts
        self.scores = scores
        self.efforts = efforts
        self.dues = dues
    }

    var count: Int { times.count }

    /// How many customers have a place here.
    var places: Int { starts.count - 1 }

    /// The customer at a place.
    @inline(__always)
    func customer(at place: Int) -> Int { listed.map { Int($0[place]) } ?? first + place }

    /// The customer behind the last one of a segment.
    var end: Int { first + places }

    /// The first place whose customer is not before `customer`.
    func place(notBefore customer: Int) -> Int {
        guard let listed else { return min(max(0, customer - first), places) }
        var low = 0
        var high = listed.count
        while low < high {
            let middle = (low + high) / 2
            if Int(listed[middle]) < customer { low = middle + 1 } else { high = middle }
        }
        return low
    }

    @inline(__always)
    func rows(at place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }

    func rows(at places: Range<Int>) -> Range<Int> { Int(starts[places.lowerBound])..<Int(starts[places.upperBound]) }

    var bytes: Int {
        (listed?.bytes ?? 0) + starts.bytes + times.bytes + codes.reduce(0) { $0 + $1.bytes } + amounts.bytes
            + scores.bytes + efforts.bytes + dues.bytes
    }
}
