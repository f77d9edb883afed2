import Statistics

extension Life {
    /// The customer looks around and buys, or doesn't.
    mutating func visit(at start: Moment) {
        baskets += 1
        let basket = baskets
        var time = start
        if chance.happens(0.5) {
            play(.signIn, at: time, of: basket)
            time += wait(20 * second, atMost: 10 * minute)
        }
        play(.browse, at: time, of: basket)
        let buys = chance.unit() < World.conversion * appetite(at: start)
        let looks = buys || chance.happens(0.6)
        if looks {
            time += wait(2 * minute, atMost: 50 * minute)
            play(.look, at: time, of: basket)
            if chance.happens(0.1) {
                time += wait(3 * minute, atMost: 50 * minute)
                play(.sizeAdvice, at: time, of: basket) { $0.marks = [.asksSize, .givesSize] }
            }
        }
        if buys || (looks && chance.happens(0.5)) {
            time += wait(4 * minute, atMost: 50 * minute)
            play(.basket, at: time, of: basket) { $0.marks = .givesSize }
        }
        if buys {
            order(basket, at: time + wait(4 * minute, atMost: 50 * minute))
        } else if chance.happens(World.shareAskingWithoutOrder) {
            askForHelp(at: time + wait(hour, atMost: day), hasOrder: false)
        }
    }

    /// What is left of the wish to buy while faults weigh on the customer. Books what each of them costs: the purchase
    /// that would have come without it, in expectation.
    private mutating func appetite(at moment: Moment) -> Double {
        let active = faults { $0.weighs(at: moment) }
        guard !active.isEmpty else { return 1 }
        let rest = active.reduce(1) { $0 * (1 - $1.plan.spendEffect) }
        let value = World.conversion * World.expectedValueCents(factor: person.valueFactor)
        for fault in active {
            let lost = rest / (1 - fault.plan.spendEffect) - rest
            for place in hurts.indices where hurts[place].fault == fault && hurts[place].weighs(at: moment) {
                hurts[place].lossCents += lost * value
            }
        }
        return rest
    }
}
