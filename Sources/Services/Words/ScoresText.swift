package import Experience

/// What answers about scores come to, in a sentence.
package enum ScoresText {
    package static func summary(_ answer: HandOffDelays) -> String {
        let total = answer.total
        if total.handOffs == 0 { return "No hand-offs in this part of the footage." }
        var text =
            "\(Figures.count(total.delayed)) of \(Figures.count(total.handOffs)) hand-offs were delayed and hurt "
            + "\(Figures.count(total.customersHurt)) customers."
        if let after = total.delayedMean, let otherwise = total.otherMean {
            text += " Next score after a delay: \(Self.score(after)), otherwise \(Self.score(otherwise)) (of 10)."
        }
        return text
    }

    package static func summary(_ answer: LaterSpend) -> String {
        let customers = answer.rows.reduce(0) { $0 + $1.customers }
        return customers == 0
            ? "Nobody gave a score before \(answer.day)."
            : "\(Figures.count(customers)) customers gave a score before \(answer.day); what they spent from then on, "
                + "by its mean. A difference goes with the scores; it is not shown that they are its cause."
    }

    private static func score(_ value: Double) -> String { Figures.decimal(value, digits: 2) }
}
