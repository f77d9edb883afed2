/// A name that a company gives to one of its things in its script (`warehouse`, `pay`), typed by what it names, so
/// that a department can't be passed where a touchpoint is meant.
package struct Identifier<Thing>: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package init(stringLiteral value: String) {
        self.text = value
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

package typealias DepartmentID = Identifier<Department>
package typealias PillarID = Identifier<Pillar>
package typealias JourneyID = Identifier<Journey>
package typealias StageID = Identifier<Stage>
package typealias TouchpointID = Identifier<Touchpoint>
package typealias StandardID = Identifier<Standard>
package typealias ItemID = Identifier<Item>
package typealias FactID = Identifier<Fact>
package typealias ChannelID = Identifier<Channel>
package typealias SurveyID = Identifier<Survey>

/// A way of meeting the company: web, phone, shop. Only its identifier is known.
package enum Channel {}
