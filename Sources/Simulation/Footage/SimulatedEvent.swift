/// One thing that happened to a customer, in 40-odd bytes: a million of them fit into memory and are sorted there
/// before any text is made.
struct SimulatedEvent: Sendable {
    /// What was said besides.
    struct Marks: OptionSet, Sendable {
        let rawValue: UInt16

        static let asksOrderNumber = Marks(rawValue: 1)
        static let givesOrderNumber = Marks(rawValue: 2)
        static let asksSize = Marks(rawValue: 4)
        static let givesSize = Marks(rawValue: 8)
        static let givesAddress = Marks(rawValue: 16)
        static let failure = Marks(rawValue: 32)
        static let resolved = Marks(rawValue: 64)
        static let promisesDelivery = Marks(rawValue: 128)
        static let fulfilsDelivery = Marks(rawValue: 256)
        /// The answer is on 1 to 5 instead of 0 to 10.
        static let fiveStars = Marks(rawValue: 512)
    }

    static let noScore: Int8 = -1

    var customer: UInt32
    var time: Moment
    var scene: Scene
    var medium: Medium
    var tier: Tier
    var score = SimulatedEvent.noScore
    var marks: Marks = []
    /// The events of a customer in the order in which they were thought of.
    var ordinal: UInt16
    /// The number of the basket, ticket or return within the customer.
    var story: UInt16
    /// Seconds of the customer's time; 0 where it took none.
    var effortSeconds: UInt16 = 0
    /// Place in ``Staff/names`` from 1; 0 is nobody.
    var employee: UInt8 = 0
    /// Paid, or paid back where negative; 0 where no money moved.
    var amountCents: Int32 = 0
    /// The price that was said; 0 where none was.
    var priceCents: Int32 = 0
    /// When the delivery was promised for.
    var due: Moment = 0
}
