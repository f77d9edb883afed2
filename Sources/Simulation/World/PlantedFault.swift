/// The ways in which Wren & Willow breaks its customers' stories, worst first: each is planted at a known rate,
/// lowers the scores that follow and keeps customers from buying, by known amounts. One fault shows as one group of
/// gaps.
package enum PlantedFault: UInt8, CaseIterable, Sendable {
    /// Packed, and then nothing moves until the carrier comes.
    case parcelWaits
    /// Finance hands a question back to service, which handed it over.
    case passedBack
    /// The dress is back, the money isn't.
    case refundBlocked
    /// Somebody promised to call, and nobody did.
    case noCallBack
    /// The parcel comes after the day that the carrier named.
    case deliveryLate
    /// The invoice says another price than the shop did.
    case otherPrice
    /// A question asked on the web has to be asked again by telephone.
    case askedByPhoneAgain
    /// The carrier asks for the order number that service was told.
    case numberAskedAgain
    /// An offer arrives while something is still wrong.
    case offerWhileHurt
    /// The invoice comes before the parcel.
    case invoiceFirst
}

/// What is planted for a fault.
package struct FaultPlan: Sendable {
    /// What the rate is a share of.
    package var per: String
    package var rate: Double
    /// Points on 0 to 10 that later answers lose for some weeks.
    package var scoreEffect: Double
    /// The share of later visits' purchases that don't happen, for ``History/effectDays``.
    package var spendEffect: Double
}

extension PlantedFault {
    /// The fault's name in `truth.json`.
    package var id: String { "\(self)" }

    /// Harms that stand far enough apart to be told from each other in the footage of 20,000 customers.
    package var isMain: Bool { rawValue <= Self.otherPrice.rawValue }

    package var plan: FaultPlan { Self.plans[Int(rawValue)] }

    private static let plans = allCases.map(\.planned)

    private var planned: FaultPlan {
        switch self {
        case .parcelWaits:
            FaultPlan(per: "packed order", rate: 0.075, scoreEffect: -2, spendEffect: 0.42)
        case .passedBack:
            FaultPlan(per: "question for finance", rate: 0.37, scoreEffect: -1.8, spendEffect: 0.5)
        case .refundBlocked:
            FaultPlan(per: "inspected return", rate: 0.14, scoreEffect: -2.4, spendEffect: 0.5)
        case .noCallBack:
            FaultPlan(per: "promised call", rate: 0.15, scoreEffect: -2.2, spendEffect: 0.55)
        case .deliveryLate:
            FaultPlan(per: "shipped order", rate: 0.0095, scoreEffect: -1.5, spendEffect: 0.45)
        case .otherPrice:
            FaultPlan(per: "invoice", rate: 0.0065, scoreEffect: -1.6, spendEffect: 0.45)
        case .askedByPhoneAgain:
            FaultPlan(per: "second contact begun on the web", rate: 0.2, scoreEffect: -1, spendEffect: 0.3)
        case .numberAskedAgain:
            FaultPlan(per: "parcel traced with a known number", rate: 0.12, scoreEffect: -1.2, spendEffect: 0.3)
        case .offerWhileHurt:
            FaultPlan(per: "contact about a failure", rate: 0.04, scoreEffect: -0.9, spendEffect: 0.2)
        case .invoiceFirst:
            FaultPlan(per: "invoice", rate: 0.003, scoreEffect: -0.5, spendEffect: 0.15)
        }
    }

    /// In November and December the warehouse and the carrier are behind with everything.
    func rate(at moment: Moment) -> Double {
        self == .parcelWaits && History.isBusy(at: moment) ? plan.rate * 1.6 : plan.rate
    }
}
