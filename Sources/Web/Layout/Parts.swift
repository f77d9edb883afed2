/// An address with a name: the next step of an empty page, a button.
struct Action: Sendable {
    var label: String
    var address: String
}

/// A page with nothing to show says what to do; drawn by the `empty` template.
struct EmptyState: Sendable {
    var heading: String
    var text: String
    var code: String?
    var actions: [Action] = []
}

/// One filter in force, and the address without it.
struct Chip: Sendable {
    var name: String
    var value: String
    var address: String
}

/// One choice of a list in a form.
struct Choice: Sendable {
    var word: String
    var label: String
    var isChosen: Bool
}

/// Where one stands in a long list; drawn by the `pager` template.
struct Pager: Sendable {
    var range: String
    var previous: String?
    var next: String?
}
