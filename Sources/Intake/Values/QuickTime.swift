/// Reads the usual form of ISO 8601, `2024-05-31T14:05:09` with milliseconds and `Z` or without; every other is left to
/// `ISOTime`. The date is worked out once for all rows of a day.
struct QuickTime {
    // No text begins with these bytes.
    private var date = UInt64.max
    private var restOfDate: UInt16 = 0
    private var dayStart: Int64 = 0

    /// Milliseconds since 1970 of the reading, and whether the text says that it is of Greenwich.
    @inline(__always)
    mutating func read(_ text: UnsafePointer<UInt8>, _ count: Int) -> (reading: Int64, isUTC: Bool)? {
        guard 19...24 ~= count else { return nil }
        let bytes = UnsafeRawPointer(text)
        let date = bytes.loadUnaligned(as: UInt64.self)
        let rest = (bytes + 8).loadUnaligned(as: UInt16.self)
        if date != self.date || rest != restOfDate {
            guard let start = Self.start(of: Field(start: text, count: 10)) else { return nil }
            (self.date, restOfDate, dayStart) = (date, rest, start)
        }
        guard text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":")
        else { return nil }
        let hour = Self.two(text + 11)
        let minute = Self.two(text + 14)
        let second = Self.two(text + 17)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let isUTC = text[count &- 1] == UInt8(ascii: "Z")
        var milliseconds = Int64((hour &* 60 &+ minute) &* 60 &+ second) &* 1_000
        switch isUTC ? count &- 1 : count {
        case 19: break
        case 23:
            let tens = Self.two(text + 20)
            let ones = Self.two(text + 21)
            guard text[19] == UInt8(ascii: "."), tens < 100, ones < 100 else { return nil }
            milliseconds &+= Int64(tens &* 10 &+ ones % 10)
        default: return nil
        }
        return (dayStart &+ milliseconds, isUTC)
    }

    private static func start(of date: Field) -> Int64? {
        ISOTime.read(date).flatMap(\.milliseconds)
    }

    /// Two digits; 100 and more when they aren't.
    @inline(__always)
    private static func two(_ text: UnsafePointer<UInt8>) -> UInt32 {
        let tens = UInt32(text[0] &- UInt8(ascii: "0"))
        let ones = UInt32(text[1] &- UInt8(ascii: "0"))
        return tens < 10 && ones < 10 ? tens &* 10 &+ ones : 100
    }
}
