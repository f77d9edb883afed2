import Services

/// What stands around every page: title, rail, crumbs, search, theme, and which version of the script was read.
struct Shell: Sendable {
    struct Crumb: Sendable {
        var name: String
        /// Nil for the page itself.
        var address: String?
    }

    struct NavigationItem: Sendable {
        var name: String
        var shortName: String
        var address: String
        var icon: String
        var isCurrent: Bool
    }

    struct ThemeChoice: Sendable {
        var word: String
        var label: String
        var isCurrent: Bool
    }

    var title: String
    var companyName: String?
    var scriptVersion: String?
    var crumbs: [Crumb]
    var navigation: [NavigationItem]
    /// `light` or `dark`; nil for the system's wish.
    var theme: String?
    var themes: [ThemeChoice]
    var formToken: String
    /// The address of this page, to come back to after a choice of theme.
    var here: String
    var stylesheets: [String]
    var scripts: [String]
    var iconSheet: String
    /// Reload after so many seconds, for pages that show progress.
    var refreshAfter: Int?
    /// What the browser's tab says.
    var tabTitle: String
    /// What of the footage the page is without, and what to do about it.
    var missing: Missing?

    struct Missing: Sendable {
        var sentence: String
        var remedy: String
    }
}

/// The places of the rail.
enum Section: String, CaseIterable, Sendable {
    case breaks
    case journeys
    case paths
    case customers
    case script
    case data

    var name: String {
        switch self {
        case .breaks: "Where it breaks"
        case .journeys: "Journeys"
        case .paths: "Paths"
        case .customers: "Customers"
        case .script: "Script"
        case .data: "Data"
        }
    }

    /// For the bottom bar of a phone.
    var shortName: String { self == .breaks ? "Breaks" : name }

    var address: String { self == .breaks ? "/" : "/" + rawValue }
}
