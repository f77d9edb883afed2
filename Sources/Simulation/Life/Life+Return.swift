import Statistics

extension Life {
    /// A dress goes back: the customer registers it, the warehouse looks at it, finance pays.
    mutating func sendBack(at registered: Moment, price: Int32) {
        returns += 1
        let sending = returns
        play(.returnRequest, at: registered, of: sending)
        let back = registered + wait(84 * hour, spread: 0.35, atMost: 160 * hour)
        play(.parcelBack, at: back, of: sending)
        let inspected = back + wait(10 * hour, atMost: 44 * hour)
        play(.inspect, at: inspected, of: sending)
        var refunded = inspected + wait(2 * day, spread: 0.4, atMost: 108 * hour)
        if goesWrong(.refundBlocked, at: inspected, shownAt: refunded) {
            refunded = inspected + 5 * day + wait(7 * day, spread: 0.4, atMost: 16 * day)
            hurts.append(Hurt(.refundBlocked, from: inspected + 5 * day, shownAt: refunded))
        }
        play(.refund, at: refunded, of: sending) { $0.amountCents = -price }
        if chance.happens(0.4) { play(.rateReturn, at: refunded + wait(day, atMost: 6 * day), of: sending) }
    }
}
