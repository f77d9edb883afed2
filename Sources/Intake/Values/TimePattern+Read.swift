extension TimePattern {
    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Nil when the text isn't written by the pattern, to its last character.
    func read(_ field: Field) -> ClockReading? {
        var scanner = DigitScanner(field: field)
        var reading = ClockReading()
        var isAfternoon: Bool?
        for part in parts {
            switch part {
            case .halfDay:
                guard let half = Self.halfDay(&scanner) else { return nil }
                isAfternoon = half
            case .zone:
                guard let offset = scanner.zone() else { return nil }
                reading.offset = offset
            case .monthName:
                guard let month = Self.month(&scanner) else { return nil }
                reading.month = month
            case .literal(let byte):
                guard scanner.take(byte) else { return nil }
            default:
                guard Self.readNumber(part, &scanner, &reading) else { return nil }
            }
        }
        if let isAfternoon {
            guard 1...12 ~= reading.hour else { return nil }
            reading.hour = reading.hour % 12 + (isAfternoon ? 12 : 0)
        }
        return scanner.isAtEnd ? reading : nil
    }

    private static func readNumber(_ part: Part, _ scanner: inout DigitScanner, _ reading: inout ClockReading) -> Bool {
        switch part {
        case .year: return take(&scanner, 4, 4, &reading.year)
        case .shortYear:
            guard take(&scanner, 2, 2, &reading.year) else { return false }
            // As POSIX reads two digits: 69 to 99 are of the last century.
            reading.year += reading.year < 69 ? 2_000 : 1_900
            return true
        case .month(let least): return take(&scanner, least, 2, &reading.month)
        case .day(let least): return take(&scanner, least, 2, &reading.day)
        case .hour24(let least), .hour12(let least): return take(&scanner, least, 2, &reading.hour)
        case .minute(let least): return take(&scanner, least, 2, &reading.minute)
        case .second(let least): return take(&scanner, least, 2, &reading.second)
        case .fraction:
            guard let value = scanner.fraction() else { return false }
            reading.millisecond = value
            return true
        default: return false
        }
    }

    private static func take(_ scanner: inout DigitScanner, _ least: Int, _ most: Int, _ value: inout Int) -> Bool {
        guard let number = scanner.number(least, most) else { return false }
        value = number
        return true
    }

    /// An English month, whole or by its first three letters.
    private static func month(_ scanner: inout DigitScanner) -> Int? {
        for (index, name) in months.enumerated() {
            for length in [name.utf8CodeUnitCount, 3] where takeWord(name, length, &scanner) { return index + 1 }
        }
        return nil
    }

    private static func halfDay(_ scanner: inout DigitScanner) -> Bool? {
        if takeWord("am", 2, &scanner) || takeWord("a.m.", 4, &scanner) { return false }
        if takeWord("pm", 2, &scanner) || takeWord("p.m.", 4, &scanner) { return true }
        return nil
    }

    private static func takeWord(_ word: StaticString, _ length: Int, _ scanner: inout DigitScanner) -> Bool {
        guard scanner.index + length <= scanner.field.count else { return false }
        let matches = word.withUTF8Buffer { letters in
            (0..<length).allSatisfy { offset in
                let byte = scanner.field[scanner.index + offset]
                return letters[offset] == (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
            }
        }
        if matches { scanner.index += length }
        return matches
    }
}
