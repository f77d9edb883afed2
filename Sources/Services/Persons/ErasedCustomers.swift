import ColumnStore
import Experience
import SQL
import Stores

/// Customers whose footage was erased: what an old file says of them doesn't come in again.
struct ErasedCustomers: Sendable {
    private let keys: CustomerKeys?
    /// When each was erased last, in milliseconds since 1970 UTC.
    private let moments: [CustomerKey: Int64]

    private init(keys: CustomerKeys?, moments: [CustomerKey: Int64]) {
        self.keys = keys
        self.moments = moments
    }

    init(on connection: any SQLConnection) throws {
        let records = try connection.erasures.list()
        self.init(
            keys: try connection.erasures.keys(),
            moments: Dictionary(records.map { ($0.key, $0.erasedAt.milliseconds) }, uniquingKeysWith: max))
    }

    var isEmpty: Bool { moments.isEmpty }

    /// Whether the customer was erased at any time.
    func has(_ customer: String) -> Bool { keys.map { moments[$0.key(of: customer)] != nil } ?? false }

    /// Whether an event of this time is from before the customer was erased.
    func refuses(_ customer: String, at time: Int64) -> Bool {
        guard !isEmpty, let erased = keys.flatMap({ moments[$0.key(of: customer)] }) else { return false }
        return time < erased
    }

    /// Whether another refuses somebody's events no longer.
    func refusesMore(than other: ErasedCustomers) -> Bool {
        moments.contains { other.moments[$0.key, default: .min] < $0.value }
    }

    /// The places of events that are refused, ascending.
    func refused(in block: EventBlock) -> [Int] {
        guard !isEmpty, let keys else { return [] }
        let dictionary = block.dictionary(.customer)
        guard dictionary.count > 0 else { return [] }
        var erasedAt: [UInt32: Int64] = [:]
        for code in 1...UInt32(dictionary.count) {
            let moment = moments[dictionary.withBytes(of: code) { keys.key(of: $0) }]
            if let moment { erasedAt[code] = moment }
        }
        if erasedAt.isEmpty { return [] }
        let codes = block.codes(.customer)
        return codes.indices.filter { place in erasedAt[codes[place]].map { block.times[place] < $0 } ?? false }
    }
}
