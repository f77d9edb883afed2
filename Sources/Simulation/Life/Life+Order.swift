import Statistics

extension Life {
    /// From the order to the feedback: eight scenes by six departments.
    mutating func order(_ basket: UInt16, at ordered: Moment) {
        orders += 1
        let price = self.price()
        play(.order, at: ordered, of: basket) {
            $0.priceCents = price
            $0.marks = .givesAddress
        }
        let paid = ordered + wait(minute, atMost: 50 * minute)
        play(.pay, at: paid, of: basket) { $0.amountCents = price }
        let packed = paid + wait(10 * hour, atMost: 22 * hour)
        play(.pack, at: packed, of: basket)
        let (shipped, waited) = ship(basket, packed: packed)
        let (delivered, late) = deliver(basket, shipped: shipped)
        let invoiced = invoice(basket, shipped: shipped, delivered: delivered, price: price)
        let sendsBack = chance.happens(World.shareSendingBack)
        let used = use(basket, from: max(delivered, invoiced), isKept: !sendsBack)
        let asks = waited || late ? World.shareAskingForHelpWhenLate : World.shareAskingForHelp
        if chance.happens(asks) { askForHelp(at: paid + wait(3 * day, spread: 0.8, atMost: 20 * day), hasOrder: true) }
        if sendsBack { sendBack(at: delivered + wait(4 * day, atMost: 12 * day), price: price) }
        if chance.happens(0.38) { play(.feedback, at: used + wait(30 * hour, atMost: 6 * day), of: basket) }
    }

    /// Prices end on 4.95 and 9.95.
    private mutating func price() -> Int32 {
        let median = World.orderValueMedianCents * person.valueFactor
        let wish = chance.logNormal(median: median, spread: World.orderValueSpread)
        return Int32((min(max(wish, 1_500), 90_000) / 500).rounded()) * 500 - 5
    }

    private mutating func ship(_ basket: UInt16, packed: Moment) -> (at: Moment, waited: Bool) {
        var shipped = packed + wait(9 * hour, atMost: 22 * hour)
        let waits = goesWrong(.parcelWaits, at: packed, shownAt: shipped)
        if waits {
            shipped = packed + day + wait(3 * day, spread: 0.4, atMost: 8 * day)
            hurts.append(Hurt(.parcelWaits, from: packed + day, shownAt: shipped))
        }
        play(.ship, at: shipped, of: basket) {
            $0.due = shipped + 3 * day
            $0.marks = .promisesDelivery
        }
        return (shipped, waits)
    }

    private mutating func deliver(_ basket: UInt16, shipped: Moment) -> (at: Moment, late: Bool) {
        var delivered = shipped + wait(30 * hour, spread: 0.35, atMost: 64 * hour)
        let due = shipped + 3 * day
        let late = goesWrong(.deliveryLate, at: shipped, shownAt: due)
        if late {
            delivered = due + wait(30 * hour, spread: 0.4, atMost: 64 * hour)
            hurts.append(Hurt(.deliveryLate, from: due, shownAt: delivered))
        }
        play(.deliver, at: delivered, of: basket) { $0.marks = .fulfilsDelivery }
        return (delivered, late)
    }

    private mutating func invoice(
        _ basket: UInt16, shipped: Moment, delivered: Moment, price: Int32
    ) -> Moment {
        var sent = delivered + wait(8 * hour, atMost: 44 * hour)
        if goesWrong(.invoiceFirst, at: delivered) {
            sent = shipped + Moment(Double(delivered - shipped) * (0.3 + 0.4 * chance.unit()))
            hurts.append(Hurt(.invoiceFirst, from: sent, shownAt: delivered))
        }
        var asked = price
        if goesWrong(.otherPrice, at: sent) {
            asked += 490 + Int32(chance.bounded(10)) * 100
            hurts.append(Hurt(.otherPrice, from: sent))
        }
        play(.invoice, at: sent, of: basket) { $0.priceCents = asked }
        return sent
    }

    /// Unboxing and wearing, as far as the customer tells of it; returns when the dress was last seen.
    private mutating func use(_ basket: UInt16, from start: Moment, isKept: Bool) -> Moment {
        guard chance.happens(0.65) else { return start }
        let unboxed = start + wait(8 * hour, spread: 0.8, atMost: 4 * day)
        play(.unbox, at: unboxed, of: basket)
        guard isKept, chance.happens(0.6) else { return unboxed }
        let worn = unboxed + wait(2 * day, spread: 0.6, atMost: 8 * day)
        play(.wear, at: worn, of: basket)
        return worn
    }
}
