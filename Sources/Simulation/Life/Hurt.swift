/// One time that a planted fault hit a customer.
struct Hurt: Sendable {
    let fault: PlantedFault
    /// From here on the customer feels it.
    let from: Moment
    /// When the footage shows it; beyond the end of the history it never does.
    let shownAt: Moment
    /// What the customer did not spend because of it, as expected over all chances (cents).
    var lossCents = 0.0

    init(_ fault: PlantedFault, from: Moment, shownAt: Moment? = nil) {
        self.fault = fault
        self.from = from
        self.shownAt = shownAt ?? from
    }

    /// Keeps the customer from buying at this moment.
    func weighs(at moment: Moment) -> Bool { moment > from && moment - from <= Moment(History.effectDays) * day }

    /// Lowers an answer given at this moment.
    func isRemembered(at moment: Moment) -> Bool { moment > from && moment - from <= World.memory }

    var isShown: Bool { shownAt < History.length }

    /// The whole time in which it keeps the customer from buying lies inside the history.
    var isObserved: Bool { from + Moment(History.effectDays) * day <= History.length }
}
