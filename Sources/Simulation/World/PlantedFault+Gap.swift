package import Experience

extension PlantedFault {
    /// The scenes between which it happens; the departments that own them are those of the gap.
    var scenes: (from: Scene, to: Scene) {
        switch self {
        case .parcelWaits: (.pack, .ship)
        case .passedBack: (.financeCheck, .takeBack)
        case .refundBlocked: (.inspect, .refund)
        case .noCallBack: (.promiseCallBack, .callBack)
        case .deliveryLate: (.ship, .deliver)
        case .otherPrice: (.order, .invoice)
        case .askedByPhoneAgain: (.contact, .contactAgain)
        case .numberAskedAgain: (.contact, .traceParcel)
        case .offerWhileHurt: (.contact, .offerMail)
        case .invoiceFirst: (.invoice, .deliver)
        }
    }

    /// The gap in which the report gathers this fault. Kinds that are told by owners, channels, items or facts
    /// name these as their subject and no scenes.
    package var gap: GapKey {
        let (from, to) = scenes
        var gap = GapKey(
            kind: .deadTime, journey: journey, fromDepartment: from.facts.desk.id, toDepartment: to.facts.desk.id)
        switch self {
        case .parcelWaits, .refundBlocked: (gap.from, gap.to) = (from.id, to.id)
        case .noCallBack: (gap.kind, gap.from, gap.to) = (.droppedHandOff, from.id, to.id)
        case .invoiceFirst: (gap.kind, gap.from, gap.to) = (.outOfOrder, from.id, to.id)
        case .deliveryLate: (gap.kind, gap.from) = (.promiseLate, from.id)
        case .offerWhileHurt: (gap.kind, gap.from) = (.toneClash, to.id)
        case .passedBack: (gap.kind, gap.subject) = (.ownershipBounce, "service>finance>service")
        case .otherPrice: (gap.kind, gap.subject) = (.contradiction, "price")
        case .askedByPhoneAgain: (gap.kind, gap.subject) = (.channelBounce, "web>phone")
        case .numberAskedAgain: (gap.kind, gap.subject) = (.repeatedAsk, "order_number")
        }
        return gap
    }

    private var journey: JourneyID {
        switch scenes.from.facts.reference {
        case .ticket: "get-help"
        case .sendingBack: "return-it"
        case .basket, .none: "buy-a-dress"
        }
    }
}
