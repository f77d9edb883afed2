import Experience
import Services

/// The filter form over a page, and the filters in force as chips; drawn by the `filters` template.
struct FilterBar: Sendable {
    var action: String
    var journeys: [Choice]
    var departments: [Choice]
    var periods: [Choice]
    var from: String?
    var to: String?
    var rankings: [Choice]
    var hasJourneys: Bool
    var hasRankings: Bool
    var chips: [Chip]
    var exportAddress: String?

    init(
        _ filter: GapFilter, choices: FilterChoices, path: String, withJourneys: Bool = true, withRankings: Bool = true,
        exports: Bool = true
    ) {
        action = path
        journeys = Self.choices(choices.journeys, chosen: filter.journey)
        departments = Self.choices(choices.departments, chosen: filter.department)
        periods = GapFilter.Period.allCases.map {
            Choice(word: $0.rawValue, label: $0.label, isChosen: $0 == filter.period)
        }
        from = filter.from
        to = filter.to
        rankings = GapRanking.allCases.map {
            Choice(word: $0.rawValue, label: $0.label, isChosen: $0 == filter.ranking)
        }
        hasJourneys = withJourneys
        hasRankings = withRankings
        chips = Self.chips(filter, choices, path)
        exportAddress = exports ? filter.address(path).with("format", "csv").text : nil
    }

    private static func choices(_ known: [FilterChoices.Choice], chosen: String?) -> [Choice] {
        [Choice(word: "", label: "all", isChosen: chosen == nil)]
            + known.map { Choice(word: $0.id, label: $0.name, isChosen: $0.id == chosen) }
    }

    private static func chips(_ filter: GapFilter, _ choices: FilterChoices, _ path: String) -> [Chip] {
        var chips: [Chip] = []
        func add(_ name: String, _ value: String, without change: (inout GapFilter) -> Void) {
            var other = filter
            change(&other)
            chips.append(Chip(name: name, value: value, address: other.address(path).text))
        }
        func name(_ id: String, _ known: [FilterChoices.Choice]) -> String {
            known.first { $0.id == id }?.name ?? id
        }
        if let journey = filter.journey {
            add("Journey", name(journey, choices.journeys)) { $0.journey = nil }
        }
        if let department = filter.department {
            add("Department", name(department, choices.departments)) { $0.department = nil }
        }
        if filter.period != .all {
            let dates = "\(filter.from ?? "the beginning") to \(filter.to ?? "the end")"
            add("Period", filter.period == .custom ? dates : filter.period.label) { $0.period = .all }
        }
        return chips
    }
}

extension Templates {
    /// The form works without scripts; the dates show when "from … to …" is chosen.
    static let filters = """
        <form class="filters" method="get" action="{{action}}" aria-label="Filter">
        {{#hasJourneys}}<label>Journey <select class="form-select" name="journey">{{#journeys}}<option \
        value="{{word}}"\
        {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/journeys}}</select></label>
        {{/hasJourneys}}
        <label>Department <select class="form-select" name="department">{{#departments}}<option value="{{word}}"\
        {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/departments}}</select></label>
        <label>Period <select class="form-select period" name="period">{{#periods}}<option value="{{word}}"\
        {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/periods}}</select></label>
        <span class="dates"><label>From <input class="form-control" type="date" name="from" value="{{.from}}"></label>
        <label>Before <input class="form-control" type="date" name="to" value="{{.to}}"></label></span>
        {{#hasRankings}}<label>Ranked by <select class="form-select" name="rank">{{#rankings}}<option \
        value="{{word}}"\
        {{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/rankings}}</select></label>
        {{/hasRankings}}
        <button class="btn btn-primary">Show</button>
        </form>
        <div class="chips">
        {{> chips}}
        {{#.exportAddress}}<a class="export" href="{{.}}">Save as CSV</a>{{/.exportAddress}}
        </div>
        """
}
