package import Experience

extension PlantedFault {
    /// How the report names the gaps of this fault, and where it finds them.
    package var gap: GapKey {
        switch self {
        case .parcelWaits: Self.gap(.deadTime, "buy-a-dress", .pack, .ship)
        case .passedBack:
            Self.gap(.ownershipBounce, "get-help", .financeCheck, .takeBack, about: "service>finance>service")
        case .refundBlocked: Self.gap(.deadTime, "return-it", .inspect, .refund)
        case .noCallBack: Self.gap(.droppedHandOff, "get-help", .promiseCallBack, .callBack)
        case .deliveryLate: Self.gap(.promiseLate, "buy-a-dress", .ship, .deliver, about: "delivery")
        case .otherPrice: Self.gap(.contradiction, "buy-a-dress", .order, .invoice, about: "price")
        case .askedByPhoneAgain: Self.gap(.channelBounce, "get-help", .contact, .contactAgain, about: "web>phone")
        case .numberAskedAgain: Self.gap(.repeatedAsk, "get-help", .contact, .traceParcel, about: "order_number")
        case .offerWhileHurt: Self.gap(.toneClash, "get-help", .contact, .offerMail)
        case .invoiceFirst: Self.gap(.outOfOrder, "buy-a-dress", .invoice, .deliver)
        }
    }

    private static func gap(
        _ kind: GapKind, _ journey: JourneyID, _ from: Scene, _ to: Scene, about subject: String? = nil
    ) -> GapKey {
        GapKey(
            kind: kind, journey: journey, from: from.id, to: to.id, fromDepartment: from.facts.desk.id,
            toDepartment: to.facts.desk.id, subject: subject)
    }
}
