import ColumnStore
import Experience
import Intake

extension PersonDecisions {
    /// Which events come in at one moment: none from before their customer was erased, none older than events are kept
    /// for. The limit moves on with the days.
    func gate(at now: Timestamp) -> AdmissionGate {
        AdmissionGate(erased: erased, limit: limit, oldest: limit?.cutoff(at: now))
    }

    /// Whether events that these refused may come in by others: then what was once known may be sent again.
    func refusesMore(than other: PersonDecisions, at now: Timestamp) -> Bool {
        guard let oldest = limit?.cutoff(at: now) else { return erased.refusesMore(than: other.erased) }
        guard let others = other.limit?.cutoff(at: now) else { return true }
        return others < oldest || erased.refusesMore(than: other.erased)
    }
}

/// What comes in at one moment.
struct AdmissionGate: Sendable {
    let erased: ErasedCustomers
    let limit: KeptSpan?
    /// Events from before are refused.
    let oldest: Timestamp?

    /// Why an event is refused; nil when it is not. The customer is asked for only where it matters.
    func problem(at time: Int64, of customer: () -> String) -> EventProblem? {
        if let limit, let oldest, time < oldest.milliseconds { return .pastRetention(limit, oldest) }
        return !erased.isEmpty && erased.refuses(customer(), at: time) ? .erased : nil
    }

    /// The places of events that are refused, ascending, and how many for each reason.
    func refused(in block: EventBlock) -> (places: [Int], reasons: [RejectReason: Int]) {
        var places = erased.refused(in: block)
        var reasons = [RejectReason.erasedCustomer: places.count]
        if let oldest {
            let past = block.times.indices.filter { block.times[$0] < oldest.milliseconds }
            let both = Set(past)
            places.removeAll(where: both.contains)
            reasons = [.erasedCustomer: places.count, .pastRetention: past.count]
            places = (places + past).sorted()
        }
        return (places, reasons.filter { $0.value > 0 })
    }
}
