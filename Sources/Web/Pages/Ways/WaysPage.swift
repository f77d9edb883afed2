import Services

/// The pages that tell how customers go: ways from a touchpoint, times between two, who gets through, who comes back,
/// and where two groups differ.
enum WaysPage: String, CaseIterable, Sendable {
    case paths
    case between
    case funnel
    case retention
    case compare

    var address: String { "/" + rawValue }

    var title: String {
        switch self {
        case .paths: "Paths"
        case .between: "Time between"
        case .funnel: "Funnel"
        case .retention: "Retention"
        case .compare: "Compare"
        }
    }

    /// How the figures come about, and what they don't say.
    var note: String {
        switch self {
        case .paths:
            "Every passage of the touchpoint in the filter counts. A way ends where nothing happens for 30 days. "
                + "The share is of customers who went this way at least once."
        case .between:
            "From each passage of the first touchpoint to the next of the second by the same customer, if it comes "
                + "before the first is passed again. Open ones may still come: they are not in the waits."
        case .funnel:
            "Aalen and Johansen’s estimate: who is under way when the footage ends counts as long as followed, "
                + "and is neither lost nor through. Another end is a designed end from which no step can be reached."
        case .retention:
            "A customer belongs to the month of their first event ever, and counts when the filter keeps that event. "
                + "Shares carry Wilson’s interval in the CSV."
        case .compare:
            "Each customer counts once for each scene, by how they left it first; differences carry Newcombe’s "
                + "interval; “holds” is a test of two shares, adjusted for all edges (Benjamini and Hochberg)."
        }
    }
}
