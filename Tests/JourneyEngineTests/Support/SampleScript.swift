import Experience

extension Script {
    /// Two journeys over t0 to t5; t6 and beyond are unknown to it.
    static let sample = Script(
        company: Company(
            name: "Wren & Willow", currency: .euro, timeZone: "Europe/Berlin",
            departments: [Department(id: "sales", name: "Sales"), Department(id: "stock", name: "Stock")],
            promise: Promise(text: "As promised", pillars: []),
            settings: Settings(reopenAfter: .hours(8), scoreWindow: .hours(20))),
        journeys: [
            .chain("buy", ["t0", "t1", "t2", "never"], owner: "sales"),
            .chain("mend", ["t3", "t4", "t5"], owner: "stock"),
        ])
}

extension Journey {
    /// One scene after another, beginning at the first and resting at the last.
    static func chain(_ id: JourneyID, _ touchpoints: [TouchpointID], owner: DepartmentID) -> Journey {
        Journey(
            id: id, name: id.text,
            stages: [
                Stage(
                    id: "all", name: "All",
                    touchpoints: touchpoints.map { touchpoint in
                        Touchpoint(
                            id: touchpoint, name: touchpoint.text, owner: owner,
                            starts: touchpoint == touchpoints.first, ends: touchpoint == touchpoints.last)
                    })
            ],
            handOffs: zip(touchpoints, touchpoints.dropFirst()).map { HandOff(from: $0, to: $1, wait: .hours(1)) })
    }
}

extension Currency {
    static var euro: Currency {
        guard let euro = Currency("EUR") else { preconditionFailure("EUR is a currency") }
        return euro
    }
}
