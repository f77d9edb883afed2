/// Reads a field as a moment.
final class CompiledTime {
    /// The last millisecond of the year 9999, and the first of the year 1.
    static let range = Int64(-62_135_596_800_000)...253_402_300_799_999

    let value: CompiledValue
    let format: TimeSource.Format
    private let clock: ZoneClock?
    private let number = DecimalText()

    init(_ source: TimeSource, value: CompiledValue) {
        self.value = value
        format = source.format
        clock = source.zone.flatMap(ZoneName.zone).map(ZoneClock.init)
    }

    /// Milliseconds since 1970 UTC; nil when the text isn't in the format.
    func moment(_ field: Field) -> Int64? {
        let moment: Int64? =
            switch format {
            case .iso8601: ISOTime.read(field.trimmed).flatMap(moment)
            case .pattern(let pattern): pattern.read(field.trimmed).flatMap(moment)
            case .unixSeconds: number.scaled(field, power: 3)
            case .unixMilliseconds: number.scaled(field, power: 0)
            }
        guard let moment, Self.range.contains(moment) else { return nil }
        return moment
    }

    /// The moment of a clock reading without a zone of its own, or of one of Greenwich; nil outside the years that
    /// there are.
    @inline(__always)
    func moment(ofReading reading: Int64, isUTC: Bool) -> Int64? {
        let moment = isUTC ? reading : clock.map { $0.moment(ofReading: reading) } ?? reading
        return Self.range.contains(moment) ? moment : nil
    }

    private func moment(_ reading: ClockReading) -> Int64? {
        guard let milliseconds = reading.milliseconds else { return nil }
        if let offset = reading.offset { return milliseconds - Int64(offset) * 1_000 }
        return clock.map { $0.moment(ofReading: milliseconds) } ?? milliseconds
    }
}
