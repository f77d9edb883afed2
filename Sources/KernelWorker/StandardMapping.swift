import ArgumentParser
import Intake

/// The mapping of rows whose columns are called as docs/mapping.md calls the fields of an event.
enum StandardMapping {
    enum TimeFormat: String, CaseIterable, ExpressibleByArgument {
        case iso8601
        case unixSeconds = "unix_s"
        case unixMilliseconds = "unix_ms"
    }

    private static let texts = [
        "customer", "touchpoint", "department", "channel", "kind", "outcome", "direction", "currency", "scale",
        "employee", "reference", "segment", "promise", "fulfils", "amount", "score", "effort", "id",
    ]
    private static let times = ["time", "due"]
    private static let lists = ["asks", "gives", "facts"]

    static let names = texts + times + lists
    static let required = ["customer", "time", "touchpoint"]

    /// The mapping's text, for columns of some of these names; `column` gives the name by which the reader knows each.
    static func text(of names: [String], time: TimeFormat, column: (String) -> String) -> String {
        let fields = names.map { name in
            let source = "column: \"\(column(name))\""
            if times.contains(name) { return "\(name): {\(source), format: \(time.rawValue)}" }
            if lists.contains(name) { return "\(name): {\(source), split: \";\"}" }
            return "\(name): {\(source)}"
        }
        return "events:\n  - " + fields.joined(separator: "\n    ") + "\n"
    }
}
