import Foundation

/// Turns clock readings of a time zone into moments. What holds for a day is kept, so that the calendar is asked once a
/// day and not once a row.
///
/// Where clocks are put forward, a reading that never was is read with the offset before the change (02:30 becomes
/// 03:30); where they are put back, a reading that was twice means the first. `java.time` decides likewise.
final class ZoneClock {
    private static let daysKept = 40_000

    private let zone: TimeZone
    /// The offset of each local day on which, as on its neighbours, it never changes; nil where it does.
    private var offsets: [Int64: Int64?] = [:]
    private var lastDay = Int64.min
    private var lastOffset: Int64 = 0

    init(_ zone: TimeZone) {
        self.zone = zone
    }

    /// The moment of a clock reading, both in milliseconds since 1970.
    func moment(ofReading reading: Int64) -> Int64 {
        let day = reading >= 0 ? reading / CivilDate.millisecondsADay : (reading + 1) / CivilDate.millisecondsADay - 1
        if day == lastDay { return reading - lastOffset }
        guard let offset = steadyOffset(ofDay: day) else { return momentNearChange(reading) }
        lastDay = day
        lastOffset = offset
        return reading - offset
    }

    private func steadyOffset(ofDay day: Int64) -> Int64? {
        if let known = offsets[day] { return known }
        if offsets.count >= Self.daysKept { offsets.removeAll(keepingCapacity: true) }
        let start = day * CivilDate.millisecondsADay
        let before = offset(at: start - CivilDate.millisecondsADay)
        let after = offset(at: start + 2 * CivilDate.millisecondsADay)
        let steady: Int64? = before == after ? before : nil
        offsets[day] = .some(steady)
        return steady
    }

    private func momentNearChange(_ reading: Int64) -> Int64 {
        let before = offset(at: reading - CivilDate.millisecondsADay)
        let after = offset(at: reading + CivilDate.millisecondsADay)
        if offset(at: reading - before) == before { return reading - before }
        if offset(at: reading - after) == after { return reading - after }
        return reading - before
    }

    private func offset(at moment: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment) / 1_000))) * 1_000
    }
}
