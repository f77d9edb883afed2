/// Where one field of an event comes from, and what is made of it on the way.
package struct ValueSource: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
        case column(ColumnName)
        case constant(String)
    }

    /// What becomes of a value that the value map doesn't name.
    package enum Unmapped: Hashable, Sendable {
        case passesThrough
        /// Nil: it counts as missing.
        case becomes(String?)
        case rejectsRow
    }

    package struct Taking: Hashable, Sendable {
        package var lookup: String
        package var column: ColumnName
        package var location: SourceLocation
    }

    package var location: SourceLocation
    package var origin: Origin
    /// Words that mean missing in this field, instead of the mapping's.
    package var missing: [String]?
    /// The value is a key of a lookup; its entry takes the value's place.
    package var taking: Taking?
    package var map: [MapEntry] = []
    package var unmapped = Unmapped.passesThrough

    package struct MapEntry: Hashable, Sendable {
        package var from: String
        /// Nil: missing.
        package var to: String?
    }
}

package struct TimeSource: Hashable, Sendable {
    package enum Format: Hashable, Sendable {
        case iso8601
        case unixSeconds
        case unixMilliseconds
        case pattern(TimePattern)
    }

    package var value: ValueSource
    package var format = Format.iso8601
    /// IANA name or offset; what readings without a zone of their own are in. UTC unless said.
    package var zone: String?
}

package struct AmountSource: Hashable, Sendable {
    package var value: ValueSource
    /// The number is in the currency's minor unit already.
    package var isMinor = false
    package var point = DecimalText.Point.point
}

package struct NumberSource: Hashable, Sendable {
    package var value: ValueSource
    package var point = DecimalText.Point.point
}

package struct EffortSource: Hashable, Sendable {
    package var value: ValueSource
    package var isMinutes = false
    package var point = DecimalText.Point.point
}

/// Several texts in one column.
package struct ListSource: Hashable, Sendable {
    package var value: ValueSource
    package var split: String?
}

/// Stated facts: a column for each, or one column with `name=value` pairs.
package enum FactsSource: Hashable, Sendable {
    case columns([FactColumn])
    case pairs(ListSource)

    package struct FactColumn: Hashable, Sendable {
        package var fact: String
        package var value: ValueSource
    }
}
