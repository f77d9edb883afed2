import Experience
import Services

/// The filter form over a page, and the filters in force as chips; drawn by the `filters` template.
struct FilterBar: Sendable {
    /// What a page asks for beside the filter.
    struct Field: Sendable {
        var label: String
        var name: String
        /// Empty for a field to write into.
        var choices: [Choice] = []
        var value = ""
        var hint = ""

        var isList: Bool { !choices.isEmpty }
    }

    var action: String
    var fields: [FieldView]
    var journeys: [Choice]
    var departments: [Choice]
    var periods: [Choice]
    var from: String?
    var to: String?
    var rankings: [Choice]
    var channels: [Choice]
    var segments: [Choice]
    var account: String?
    var conditions: String?
    var hasJourneys: Bool
    var hasRankings: Bool
    var hasChannels: Bool
    var hasSegments: Bool
    var hasAccounts: Bool
    /// Something of the part that is folded away is in force.
    var hasMore: Bool
    var chips: [Chip]
    var exportAddress: String?

    init(
        _ filter: GapFilter, choices: FilterChoices, path: String, withJourneys: Bool = true, withRankings: Bool = true,
        exports: Bool = true, fields: [Field] = []
    ) {
        action = path
        self.fields = fields.map { FieldView($0) }
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
        channels = Self.choices(choices.channels, chosen: filter.channel)
        segments = Self.choices(choices.segments, chosen: filter.segment)
        account = filter.account
        conditions = filter.conditions
        hasJourneys = withJourneys
        hasRankings = withRankings
        hasChannels = !choices.channels.isEmpty
        hasSegments = !choices.segments.isEmpty
        hasAccounts = choices.hasAccounts
        hasMore =
            filter.channel != nil || filter.segment != nil || filter.account != nil || filter.conditions != nil
        let asked = fields.map { ($0.name, $0.chosen) }
        chips = Self.chips(filter, choices) { $0.address(path).with(asked) }
        exportAddress = exports ? filter.address(path).with(asked).with("format", "csv").text : nil
    }

    /// A field as the template draws it: one with nothing in it is not taken for one without a value.
    struct FieldView: Sendable {
        var label: String
        var name: String
        var choices: [Choice]
        var value: String
        var hint: String
        var isList: Bool

        init(_ field: Field) {
            label = field.label
            name = field.name
            choices = field.choices
            value = field.value
            hint = field.hint
            isList = field.isList
        }
    }

    private static func choices(_ known: [FilterChoices.Choice], chosen: String?) -> [Choice] {
        [Choice(word: "", label: "all", isChosen: chosen == nil)]
            + known.map { Choice(word: $0.id, label: $0.name, isChosen: $0.id == chosen) }
    }

    private static func choices(_ known: [String], chosen: String?) -> [Choice] {
        [Choice(word: "", label: "all", isChosen: chosen == nil)]
            + known.map { Choice(word: $0, label: $0, isChosen: $0 == chosen) }
    }

    private static func chips(
        _ filter: GapFilter, _ choices: FilterChoices, _ address: (GapFilter) -> Address
    ) -> [Chip] {
        var chips: [Chip] = []
        func add(_ name: String, _ value: String, without change: (inout GapFilter) -> Void) {
            var other = filter
            change(&other)
            chips.append(Chip(name: name, value: value, address: address(other).text))
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
        if let channel = filter.channel { add("Channel", channel) { $0.channel = nil } }
        if let segment = filter.segment { add("Segment", segment) { $0.segment = nil } }
        if let account = filter.account { add("Account", account) { $0.account = nil } }
        if let conditions = filter.conditions { add("Where", conditions) { $0.conditions = nil } }
        return chips
    }
}

extension FilterBar.Field {
    /// What it stands at.
    var chosen: String? { isList ? choices.first { $0.isChosen }?.word : value }
}

extension Templates {
    /// The form works without scripts; the dates show when "from … to …" is chosen.
    static let filters = """
        <form class="filters" method="get" action="{{action}}" aria-label="Filter">
        {{#fields}}<label>{{label}} {{#isList}}<select class="form-select" name="{{name}}">{{#choices}}<option \
        value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/choices}}</select>{{/isList}}\
        {{^isList}}<input class="form-control" name="{{name}}" value="{{value}}" placeholder="{{hint}}" \
        autocomplete="off">{{/isList}}</label>
        {{/fields}}
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
        <details class="more"{{#hasMore}} open{{/hasMore}}><summary>More filters</summary>
        <div>
        {{#hasChannels}}<label>Channel <select class="form-select" name="channel">{{#channels}}<option \
        value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/channels}}</select></label>
        {{/hasChannels}}
        {{#hasSegments}}<label>Segment <select class="form-select" name="segment">{{#segments}}<option \
        value="{{word}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/segments}}</select></label>
        {{/hasSegments}}
        {{#hasAccounts}}<label>Account <input class="form-control" name="account" value="{{.account}}" \
        autocomplete="off"></label>
        {{/hasAccounts}}
        <label>Where <input class="form-control" name="where" value="{{.conditions}}" \
        placeholder="outcome=failure;kind=purchase,refund" autocomplete="off"></label>
        </div></details>
        <button class="btn btn-primary">Show</button>
        </form>
        <div class="chips">
        {{> chips}}
        {{#.exportAddress}}<a class="export" href="{{.}}">Save as CSV</a>{{/.exportAddress}}
        </div>
        """
}
