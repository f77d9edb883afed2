import Foundation

/// The time zones that a company may live in: the names of the IANA database.
enum ScriptTimeZone {
    /// Offsets and abbreviations (`GMT+1`, `CET`) are refused: they know no summer time, or mean several things.
    static func isKnown(_ name: String) -> Bool {
        guard name == "UTC" || name.contains("/") else { return false }
        return TimeZone(identifier: name) != nil
    }

    private static let names = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") } + ["UTC"]

    static func suggestion(for name: String) -> String {
        let nearest = city(name) ?? NearestName.find(name, among: names)
        return nearest.map { "did you mean `\($0)`?" } ?? "write an IANA name such as Europe/Berlin"
    }

    /// `Berlin` means `Europe/Berlin`.
    private static func city(_ name: String) -> String? {
        let wanted = name.lowercased().replacing(" ", with: "_")
        return names.first { $0.lowercased().hasSuffix("/" + wanted) }
    }
}
