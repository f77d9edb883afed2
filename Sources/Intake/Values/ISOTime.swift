/// Reads times of ISO 8601 in the extended form: `2024-05-31`, `2024-05-31T14:05`, `2024-05-31 14:05:09.123+02:00`.
enum ISOTime {
    static func read(_ field: Field) -> ClockReading? {
        var scanner = DigitScanner(field: field)
        var reading = ClockReading()
        guard let year = scanner.number(4, 4), scanner.take(UInt8(ascii: "-")),
            let month = scanner.number(2, 2), scanner.take(UInt8(ascii: "-")), let day = scanner.number(2, 2)
        else { return nil }
        (reading.year, reading.month, reading.day) = (year, month, day)
        if scanner.isAtEnd { return reading }
        guard scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: " ")) || scanner.take(UInt8(ascii: "t")),
            let hour = scanner.number(2, 2), scanner.take(UInt8(ascii: ":")), let minute = scanner.number(2, 2)
        else { return nil }
        (reading.hour, reading.minute) = (hour, minute)
        if scanner.take(UInt8(ascii: ":")) {
            guard let second = scanner.number(2, 2) else { return nil }
            reading.second = second
            if scanner.take(UInt8(ascii: ".")) || scanner.take(UInt8(ascii: ",")) {
                guard let millisecond = scanner.fraction() else { return nil }
                reading.millisecond = millisecond
            }
        }
        if scanner.isAtEnd { return reading }
        _ = scanner.take(UInt8(ascii: " "))
        reading.offset = scanner.zone()
        return reading.offset != nil && scanner.isAtEnd ? reading : nil
    }
}
