extension ScriptRule {
    /// A place that can't be reached by any means is none.
    static let touchpointWithoutChannels = ScriptRule(
        code: "TL020", name: "touchpoint-without-channels", severity: .warning,
        title: "A touchpoint without a channel",
        explanation:
            "Where customers meet it is open, so nobody can see when they are sent from one channel to another."
    ) { graph in
        graph.places.filter { $0.touchpoint.channels.isEmpty }.map { place in
            Violation(
                element: .touchpoint(place.touchpoint.id),
                message: "nobody has said on which channels \(graph.quoted(place.touchpoint.id)) happens",
                suggestion: "name them, such as `channels: [web, phone]`")
        }
    }
}
