package import Experience
package import Intake
package import JourneyEngine

/// A filter as people write it in a URL or on a command line, before anything is known to exist.
package struct FilterWords: Sendable {
    package var journey: String?
    package var department: String?
    package var channel: String?
    package var segment: String?
    /// Days as `2026-03-29` in the company's time zone.
    package var from: String?
    package var to: String?
    package var account: String?
    /// Further conditions, all of which must hold.
    package var conditions: [ConditionWords]

    package init(
        journey: String? = nil, department: String? = nil, channel: String? = nil, segment: String? = nil,
        from: String? = nil, to: String? = nil, account: String? = nil, conditions: [ConditionWords] = []
    ) {
        self.journey = journey
        self.department = department
        self.channel = channel
        self.segment = segment
        self.from = from
        self.to = to
        self.account = account
        self.conditions = conditions
    }

    /// The same with a group's own conditions, in which `journey`, `from` and `to` may stand as well.
    package func narrowed(to group: ConditionWords) throws(FilterError) -> FilterWords {
        var words = self
        var rest: [String] = []
        for entry in try group.entries() {
            switch (entry.name, entry.values.count) {
            case ("journey", 1): words.journey = entry.values[0]
            case ("from", 1): words.from = entry.values[0]
            case ("to", 1): words.to = entry.values[0]
            default: rest.append(AttributeCondition.text(entry.name, entry.values))
            }
        }
        let separator = String(AttributeCondition.conditionSeparator)
        words.conditions.append(ConditionWords(rest.joined(separator: separator), parameter: group.parameter))
        return words
    }

    /// What these words mean for a company; a name that nothing has is refused with the nearest that something has.
    /// Without an engine, whose footage is all there is, any value of an attribute may be meant.
    package func resolved(
        known: KnownNames, calendar: CompanyCalendar, engine: Engine?
    ) throws(FilterError) -> InsightFilter {
        let from = try moment(from, called: "from", calendar)
        let to = try moment(to, called: "to", calendar)
        if let from, let to, from >= to { throw .emptyPeriod }
        return InsightFilter(
            journey: try name(journey, "journey", known.journeys).map { JourneyID($0) },
            department: try name(department, "department", known.departments).map { DepartmentID($0) },
            channel: try name(channel, "channel", known.channels).map { ChannelID($0) },
            segment: try name(segment, "segment", known.segments), from: from, to: to,
            attributes: try attributes(in: engine))
    }

    private func attributes(in engine: Engine?) throws(FilterError) -> [AttributeCondition] {
        var found: Set<AttributeCondition> = []
        if let account, !account.isEmpty {
            found.insert(
                try ConditionWords("", parameter: "account")
                    .condition(ConditionText.Entry(name: "account", values: [account]), in: engine))
        }
        for words in conditions {
            for entry in try words.entries() { found.insert(try words.condition(entry, in: engine)) }
            if found.count > InsightFilter.mostAttributes { throw .tooManyConditions(parameter: words.parameter) }
        }
        // One order, so that the same question is known again.
        return found.sorted { $0.text < $1.text }
    }

    private func name(_ text: String?, _ parameter: String, _ known: Set<String>?) throws(FilterError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if let known, !known.contains(text) {
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

/// The names that a filter may use: those of the script and those that the footage shows. Nil where nobody here can
/// know them all.
package struct KnownNames: Sendable {
    package var journeys: Set<String>
    package var departments: Set<String>?
    package var channels: Set<String>?
    package var segments: Set<String>?

    package init(
        journeys: Set<String>, departments: Set<String>? = nil, channels: Set<String>? = nil,
        segments: Set<String>? = nil
    ) {
        self.journeys = journeys
        self.departments = departments
        self.channels = channels
        self.segments = segments
    }
}
