import Asking
import Experience
import Intake
import Services

/// The filter of the pages over footage, as it stands in the address: which journey and department, which time, which
/// customers and events, in which order.
struct GapFilter: Hashable, Sendable {
    /// How far back to look from the last event.
    enum Period: String, CaseIterable, Hashable, Sendable {
        case month = "30"
        case quarter = "90"
        case year = "365"
        case all
        case custom

        var label: String {
            switch self {
            case .month: "last 30 days"
            case .quarter: "last 90 days"
            case .year: "last 365 days"
            case .all: "all"
            case .custom: "from … to …"
            }
        }
    }

    var journey: String?
    var department: String?
    var period: Period
    var from: String?
    var to: String?
    var ranking: GapRanking
    var channel: String?
    var segment: String?
    var account: String?
    /// Further conditions, as `ConditionWords` reads them.
    var conditions: String?

    static let parameters = [
        "journey", "department", "period", "from", "to", "rank", "channel", "segment", "account", "where",
    ]

    init(
        journey: String? = nil, department: String? = nil, period: Period = .all, from: String? = nil,
        to: String? = nil, ranking: GapRanking = .moneyAtRisk
    ) {
        self.journey = journey
        self.department = department
        self.period = period
        self.from = from
        self.to = to
        self.ranking = ranking
    }

    init(_ query: Query) throws(Problem) {
        journey = query["journey"]
        department = query["department"]
        from = query["from"]
        to = query["to"]
        let given = try query.word("period", as: Period.self)
        // Dates without the word "custom" are meant all the same.
        period = given ?? (from == nil && to == nil ? .all : .custom)
        ranking = try query.word("rank", as: GapRanking.self) ?? .moneyAtRisk
        channel = query["channel"]
        segment = query["segment"]
        account = query["account"]
        conditions = query["where"]
    }

    /// The same in the words that services resolve; periods count back from the last event.
    func words(lastMoment: Timestamp?, calendar: CompanyCalendar, almanac: Almanac) -> FilterWords {
        var words = FilterWords(
            journey: journey, department: department, channel: channel, segment: segment, account: account,
            conditions: conditions.map { [ConditionWords($0)] } ?? [])
        if period == .custom {
            words.from = from
            words.to = to
        } else if let days = Int(period.rawValue), let lastMoment {
            words.from = calendar.day(of: almanac.subtracting(days: days, from: lastMoment))
        }
        return words
    }

    /// The address of a page with this filter; what is at its default is left out.
    func address(_ path: String) -> Address {
        Address(
            path,
            [
                ("journey", journey), ("department", department), ("period", period == .all ? nil : period.rawValue),
                ("from", period == .custom ? from : nil), ("to", period == .custom ? to : nil),
                ("rank", ranking == .moneyAtRisk ? nil : ranking.rawValue), ("channel", channel),
                ("segment", segment), ("account", account), ("where", conditions),
            ])
    }
}

extension GapRanking {
    /// What gaps are in order of.
    var label: String {
        switch self {
        case .moneyAtRisk: "money at risk"
        case .customersHurt: "customers hurt"
        case .occurrences: "occurrences"
        case .share: "share hurt"
        case .score: "effect on score"
        }
    }
}
