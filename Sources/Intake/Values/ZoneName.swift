import Foundation

/// Finds time zones by the names that people write.
enum ZoneName {
    static var known: [String] { TimeZone.knownTimeZoneIdentifiers + ["UTC"] }

    /// An IANA name, `UTC`, or an offset such as `+02:00`.
    static func zone(_ name: String) -> TimeZone? {
        if name == "UTC" || name == "Z" { return .gmt }
        if let first = name.utf8.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            var name = name
            let offset = name.withUTF8 { bytes in
                var scanner = DigitScanner(field: Field(bytes))
                let offset = scanner.zone()
                return scanner.isAtEnd ? offset : nil
            }
            return offset.flatMap(TimeZone.init(secondsFromGMT:))
        }
        guard name.contains("/") || TimeZone.knownTimeZoneIdentifiers.contains(name) else { return nil }
        return TimeZone(identifier: name)
    }
}
