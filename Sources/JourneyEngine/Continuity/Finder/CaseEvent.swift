/// One event as the gap finder reads it: codes and times, nothing to allocate. Codes are places in the engine's
/// dictionaries; 0 is absent, an owner of 0 is unknown and stays unknown.
package struct CaseEvent: Sendable {
    /// What an event is besides its codes.
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The customer turned to the company.
        package static let inbound = Flags(rawValue: 1)
        /// Promotional or cheerful word went out.
        package static let promotion = Flags(rawValue: 2)
        /// Something went wrong for the customer.
        package static let failure = Flags(rawValue: 4)
        /// What went wrong was put right.
        package static let resolution = Flags(rawValue: 8)
        /// Carries an amount in another currency than the company's.
        package static let foreignAmount = Flags(rawValue: 16)
    }

    /// Stands for "no due time": later than everything.
    package static let noDue = Int64.max

    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var due: Int64
    package var touchpoint: UInt32
    package var owner: UInt32
    package var channel: UInt32
    /// Promise made here and promise fulfilled here, in one numbering.
    package var promise: UInt32
    package var fulfils: UInt32
    /// Lists in the engine's tables of items and facts; 0 is the empty list.
    package var asks: UInt32
    package var gives: UInt32
    package var facts: UInt32
    package var flags: Flags
    /// The event's place among all events of its customer.
    package var position: UInt32

    package init(
        time: Int64, touchpoint: UInt32, owner: UInt32 = 0, channel: UInt32 = 0, flags: Flags = [],
        asks: UInt32 = 0, gives: UInt32 = 0, promise: UInt32 = 0, due: Int64 = noDue, fulfils: UInt32 = 0,
        facts: UInt32 = 0, position: UInt32 = 0
    ) {
        self.time = time
        self.touchpoint = touchpoint
        self.owner = owner
        self.channel = channel
        self.flags = flags
        self.asks = asks
        self.gives = gives
        self.promise = promise
        self.due = due
        self.fulfils = fulfils
        self.facts = facts
        self.position = position
    }
}
