import ColumnStore

/// Which part of all customers a customer belongs to: always the same, on every machine and for ever, so that a
/// database on several machines can keep a customer's footage in one place.
package enum CustomerPartition {
    package static let count = 16

    /// The top bits of the hash, so that doubling the count later splits every partition in two.
    package static func partition(ofHash hash: UInt64) -> Int {
        Int(hash >> 60)
    }

    /// One of any number of partitions, about equally large; of 16, the same as `partition(ofHash:)`.
    package static func partition(ofHash hash: UInt64, of count: Int) -> Int {
        Int(hash.multipliedFullWidth(by: UInt64(count)).high)
    }

    package static func partition(of customer: String) -> Int {
        partition(ofHash: XXH64.hash(customer))
    }
}
