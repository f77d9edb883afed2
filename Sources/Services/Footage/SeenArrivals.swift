/// Remembers which arrivals were there some seconds ago: every server has seen those by now, so that merging their
/// blocks surprises nobody. One that was asleep for longer reads everything again.
struct SeenArrivals {
    private static let delay = Duration.seconds(5)
    private static let step = Duration.milliseconds(500)

    private var notes: [(at: ContinuousClock.Instant, arrival: Int64)]

    init(_ arrival: Int64) {
        notes = [(.now, arrival)]
    }

    mutating func note(_ arrival: Int64, at now: ContinuousClock.Instant = .now) {
        if let last = notes.last, now - last.at < Self.step { return }
        notes.append((now, arrival))
        // The newest that is old enough stays, and all behind it.
        while notes.count > 1, now - notes[1].at >= Self.delay { notes.removeFirst() }
    }

    /// The last arrival that everybody has seen; 0 when nothing is old enough.
    var byEverybody: Int64 { byEverybody(at: .now) }

    func byEverybody(at now: ContinuousClock.Instant) -> Int64 {
        notes.last { now - $0.at >= Self.delay }?.arrival ?? 0
    }
}
