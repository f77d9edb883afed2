import Experience
import Intake

/// A filter as people write it in a URL or on a command line, before anything is known to exist.
package struct FilterWords: Sendable {
    package var journey: String?
    package var department: String?
    package var channel: String?
    package var segment: String?
    /// Days as `2026-03-29` in the company's time zone.
    package var from: String?
    package var to: String?

    package init(
        journey: String? = nil, department: String? = nil, channel: String? = nil, segment: String? = nil,
        from: String? = nil, to: String? = nil
    ) {
        self.journey = journey
        self.department = department
        self.channel = channel
        self.segment = segment
        self.from = from
        self.to = to
    }

    /// What these words mean for a company; a name that nothing has is refused with the nearest that something has.
    func resolved(known: KnownNames, calendar: CompanyCalendar) throws(FilterError) -> InsightFilter {
        let from = try moment(from, called: "from", calendar)
        let to = try moment(to, called: "to", calendar)
        if let from, let to, from >= to { throw .emptyPeriod }
        return InsightFilter(
            journey: try name(journey, "journey", known.journeys).map { JourneyID($0) },
            department: try name(department, "department", known.departments).map { DepartmentID($0) },
            channel: try name(channel, "channel", known.channels).map { ChannelID($0) },
            segment: try name(segment, "segment", known.segments), from: from, to: to)
    }

    private func name(_ text: String?, _ parameter: String, _ known: Set<String>) throws(FilterError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard known.contains(text) else {
            throw .unknown(
                parameter: parameter, value: text,
                remedy: NearestName.suggestion(for: text, among: known.sorted()))
        }
        return text
    }

    private func moment(
        _ text: String?, called parameter: String, _ calendar: CompanyCalendar
    ) throws(FilterError) -> Timestamp? {
        guard let text, !text.isEmpty else { return nil }
        guard let moment = calendar.startOfDay(text) else { throw .notADay(parameter: parameter, value: text) }
        return moment
    }
}

/// The names that a filter may use: those of the script and those that the footage shows.
struct KnownNames: Sendable {
    var journeys: Set<String> = []
    var departments: Set<String> = []
    var channels: Set<String> = []
    var segments: Set<String> = []
    var touchpoints: Set<String> = []
}

/// A filter that can't be used, with what is wrong and what to write instead.
package enum FilterError: Error, Hashable {
    case unknown(parameter: String, value: String, remedy: String?)
    case notADay(parameter: String, value: String)
    case emptyPeriod

    package var parameter: String {
        switch self {
        case .unknown(let parameter, _, _), .notADay(let parameter, _): parameter
        case .emptyPeriod: "to"
        }
    }

    package var message: String {
        switch self {
        case .unknown(let parameter, let value, let remedy):
            "no \(parameter) is called “\(value)”" + (remedy.map { "; \($0)" } ?? "")
        case .notADay(let parameter, let value):
            "\(parameter) must be a day such as 2026-03-29, not “\(value)”"
        case .emptyPeriod: "the period ends before it begins: “to” must be later than “from”"
        }
    }
}
