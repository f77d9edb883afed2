/// One event as small integers. Its codes are places in the dictionaries of the builder that interned them; 0 is
/// absent.
package struct EventRow: Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64 = 0
    /// Minor units (cents) of the row's currency.
    package var amountMinor: Int64?
    /// The answer in hundredths of the scale's points (850 = 8.5).
    package var score: Int32?
    package var effortSeconds: Int32?
    /// When a promise made here falls due, in milliseconds since 1970-01-01 UTC.
    package var due: Int64?
    package var identity = EventIdentity()
    var codes = InlineArray<17, UInt32>(repeating: 0)

    package init() {}

    package subscript(column: TextColumn) -> UInt32 {
        get { codes[column.index] }
        set { codes[column.index] = newValue }
    }

    package mutating func clear() { self = EventRow() }
}

/// The values that stand for "absent" in integer columns; an event that carries one of them counts as without.
package enum Absent {
    package static let wide = Int64.min
    package static let narrow = Int32.min
}
