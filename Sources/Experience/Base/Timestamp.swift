/// A moment in milliseconds since 1970-01-01T00:00:00Z. Calendar questions belong to the edges, which know the zone.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

/// A length of time on the customer's clock (calendar time, never business hours), in milliseconds.
package struct Wait: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func seconds(_ count: Int64) -> Wait { Wait(milliseconds: count * 1_000) }
    package static func minutes(_ count: Int64) -> Wait { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Wait { .minutes(count * 60) }
    package static func days(_ count: Int64) -> Wait { .hours(count * 24) }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
