/// The story as designed: who the company is and what it promises, and the journeys it designed for its customers.
/// Plain values; `Intake` reads them from YAML, `ScriptCheck` judges them, `JourneyEngine` measures against them.
package struct Script: Hashable, Sendable {
    package var company: Company
    package var journeys: [Journey]

    package init(company: Company, journeys: [Journey]) {
        self.company = company
        self.journeys = journeys
    }

    package var touchpoints: [Touchpoint] { journeys.flatMap(\.touchpoints) }
    package var handOffs: [HandOff] { journeys.flatMap(\.handOffs) }
}

/// `company.yaml`: what holds for all journeys.
package struct Company: Hashable, Sendable {
    package var name: String
    package var currency: Currency
    /// IANA name, such as `Europe/Berlin`.
    package var timeZone: String
    package var departments: [Department]
    package var promise: Promise
    /// Things that customers are asked for and give (address, order number).
    package var items: [Item]
    /// Statements that must agree wherever they are made (price, delivery date).
    package var facts: [Fact]
    package var settings: Settings

    package init(
        name: String, currency: Currency, timeZone: String, departments: [Department], promise: Promise,
        items: [Item] = [], facts: [Fact] = [], settings: Settings = Settings()
    ) {
        self.name = name
        self.currency = currency
        self.timeZone = timeZone
        self.departments = departments
        self.promise = promise
        self.items = items
        self.facts = facts
        self.settings = settings
    }
}

/// One of the departments that write the story together; the same thing as the department of a person.
package struct Department: Hashable, Sendable {
    package var id: DepartmentID
    package var name: String

    package init(id: DepartmentID, name: String) {
        self.id = id
        self.name = name
    }
}

/// What the company stands for in a sentence, and the few parts of it.
package struct Promise: Hashable, Sendable {
    package var text: String
    package var pillars: [Pillar]

    package init(text: String, pillars: [Pillar]) {
        self.text = text
        self.pillars = pillars
    }
}

/// One part of the promise, proven by standards at touchpoints.
package struct Pillar: Hashable, Sendable {
    package var id: PillarID
    package var name: String

    package init(id: PillarID, name: String) {
        self.id = id
        self.name = name
    }
}

/// Something that customers are asked for; asking again while it is still valid is a continuity gap.
package struct Item: Hashable, Sendable {
    package var id: ItemID
    package var name: String
    /// How long an answer stays valid; a year unless said.
    package var validFor: Wait

    package init(id: ItemID, name: String, validFor: Wait = .days(365)) {
        self.id = id
        self.name = name
        self.validFor = validFor
    }
}

/// Something that the company states to the customer; two scenes that state it differently contradict each other.
package struct Fact: Hashable, Sendable {
    package var id: FactID
    package var name: String
    /// Numeric values closer than this agree.
    package var tolerance: Double

    package init(id: FactID, name: String, tolerance: Double = 0) {
        self.id = id
        self.name = name
        self.tolerance = tolerance
    }
}

/// The constants of the methods that no evidence fixes (methods.md 9b), adjustable by the company.
package struct Settings: Hashable, Sendable {
    /// A case without a reference ends when nothing happens for this long.
    package var reopenAfter: Wait
    /// Two contacts of one need on different channels within this window are a channel bounce.
    package var bounceWindow: Wait
    /// Later spend is summed over this time after a passage.
    package var spendWindow: Wait
    /// A score belongs to a passage when it is given within this time after it.
    package var scoreWindow: Wait
    /// Figures from fewer cases carry the flag "few".
    package var minimumCases: Int
    /// Asks of one person a year above which the script check warns.
    package var asksPerYear: Int
    /// Changes of channel that were designed, and so are no bounce.
    package var designedSwitches: [ChannelPair]
    /// Returns to a department that were designed (A to B and back to A), and so are no bounce.
    package var designedReturns: [DepartmentPair]

    package init(
        reopenAfter: Wait = .days(30), bounceWindow: Wait = .days(7), spendWindow: Wait = .days(180),
        scoreWindow: Wait = .days(30), minimumCases: Int = 20, asksPerYear: Int = 4,
        designedSwitches: [ChannelPair] = [], designedReturns: [DepartmentPair] = []
    ) {
        self.reopenAfter = reopenAfter
        self.bounceWindow = bounceWindow
        self.spendWindow = spendWindow
        self.scoreWindow = scoreWindow
        self.minimumCases = minimumCases
        self.asksPerYear = asksPerYear
        self.designedSwitches = designedSwitches
        self.designedReturns = designedReturns
    }
}

/// From one channel to another, in this order.
package struct ChannelPair: Hashable, Sendable {
    package var from: ChannelID
    package var to: ChannelID

    package init(from: ChannelID, to: ChannelID) {
        self.from = from
        self.to = to
    }
}

/// From one department to another, in this order.
package struct DepartmentPair: Hashable, Sendable {
    package var from: DepartmentID
    package var to: DepartmentID

    package init(from: DepartmentID, to: DepartmentID) {
        self.from = from
        self.to = to
    }
}
