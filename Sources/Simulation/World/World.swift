import Experience

/// The figures of the demonstration company that no fault changes: how often customers come, what they spend, how
/// often they ask for help or send back, and how the hidden trait moves them.
enum World {
    static let company = "Wren & Willow"
    static let timeZone = "Europe/Berlin"
    static let currency = Currency.euro

    /// One standard deviation of the trait adds this many points to every answer ...
    static let traitToScore = 0.7
    /// ... multiplies visits by e to the power of this ...
    static let traitToVisits = 0.4
    /// ... and what is spent on an order by e to the power of this.
    static let traitToValue = 0.15

    static let visitsPerYear = 3.35
    /// Customers differ in how often they come for reasons that have nothing to do with how glad they are.
    static let visitsSpread = 0.45
    static let visitsPerYearMost = 60.0
    static let conversion = 0.42
    static let orderValueMedianCents = 8_500.0
    static let orderValueSpread = 0.45

    static let shareAskingForHelp = 0.18
    static let shareAskingForHelpWhenLate = 0.3
    static let shareAskingWithoutOrder = 0.08
    static let shareSendingBack = 0.17

    static let meanScore = 8.3
    static let scoreSpread = 1.1
    /// How long a fault is remembered when a score is given.
    static let memory: Moment = 45 * day

    /// The expected value of an order that is not sent back, for a customer of this trait.
    static func expectedValueCents(factor: Double) -> Double {
        // The mean of a log-normal amount: median times e to the power of half the squared spread.
        orderValueMedianCents * 1.106_5 * factor * (1 - shareSendingBack)
    }
}

extension Currency {
    fileprivate static var euro: Currency {
        guard let euro = Currency("EUR") else { preconditionFailure("EUR is three letters.") }
        return euro
    }
}
