import Experience

/// A small script that every rule accepts; tests break it at one place.
enum SampleScript {
    static var script: Script {
        Script(company: company, journeys: [journey])
    }

    static var euro: Currency {
        guard let euro = Currency("EUR") else { preconditionFailure("three letters are a currency") }
        return euro
    }

    static var company: Company {
        Company(
            name: "Wren & Willow", currency: euro, timeZone: "Europe/Berlin",
            departments: [
                Department(id: "marketing", name: "Marketing"), Department(id: "warehouse", name: "Warehouse"),
                Department(id: "finance", name: "Finance"),
            ],
            promise: Promise(text: "Effortless.", pillars: [Pillar(id: "effortless", name: "Effortless")]),
            items: [Item(id: "address", name: "Address"), Item(id: "size", name: "Size")],
            facts: [Fact(id: "delivery", name: "Delivery"), Fact(id: "refund", name: "Refund")])
    }

    static var journey: Journey {
        Journey(
            id: "buy", name: "Buy a dress",
            stages: [
                Stage(id: "order", name: "Order", touchpoints: [order, pack]),
                Stage(id: "use", name: "Use", touchpoints: [deliver]),
            ],
            handOffs: [
                HandOff(
                    from: "order", to: "pack", wait: .hours(12), carries: ["address"], answers: "warehouse",
                    required: true, due: .days(2)),
                HandOff(
                    from: "pack", to: "deliver", wait: .days(1), carries: ["address"], answers: "warehouse",
                    required: true),
                HandOff(from: "deliver", to: "order", wait: .days(60), answers: "finance"),
            ],
            surveys: [
                Survey(
                    id: "after", at: "deliver", perYear: 2,
                    questions: [Survey.Question(text: "How did it fit?", item: "size")])
            ])
    }

    static var order: Touchpoint {
        Touchpoint(
            id: "order", name: "Order", owner: "marketing", channels: ["web"], starts: true, listens: true,
            asks: ["address"], gives: ["address"],
            promises: [StatedPromise(about: "delivery", within: .days(2), text: "With you in two days")],
            standards: [
                Standard(
                    id: "two-clicks", text: "Two clicks to order", pillar: "effortless",
                    proof: Proof(method: .footage))
            ])
    }

    static var pack: Touchpoint {
        Touchpoint(
            id: "pack", name: "Pack", owner: "warehouse", channels: ["warehouse"],
            standards: [
                Standard(
                    id: "packed", text: "Packed within a day", pillar: "effortless", proof: Proof(method: .system))
            ])
    }

    static var deliver: Touchpoint {
        Touchpoint(
            id: "deliver", name: "Deliver", owner: "finance", channels: ["parcel"], ends: true,
            standards: [
                Standard(
                    id: "delivered", text: "Delivered in two days", pillar: "effortless",
                    proof: Proof(method: .footage), plans: StatedPromise(about: "delivery", within: .days(2)))
            ])
    }
}

extension Script {
    /// Changes one touchpoint.
    func changing(_ id: TouchpointID, _ change: (inout Touchpoint) -> Void) -> Script {
        var script = self
        for j in script.journeys.indices {
            for s in script.journeys[j].stages.indices {
                for t in script.journeys[j].stages[s].touchpoints.indices
                where script.journeys[j].stages[s].touchpoints[t].id == id {
                    change(&script.journeys[j].stages[s].touchpoints[t])
                }
            }
        }
        return script
    }

    /// Changes the hand-off from one touchpoint to another.
    func changing(_ from: TouchpointID, _ to: TouchpointID, _ change: (inout HandOff) -> Void) -> Script {
        var script = self
        for j in script.journeys.indices {
            for h in script.journeys[j].handOffs.indices
            where script.journeys[j].handOffs[h].from == from && script.journeys[j].handOffs[h].to == to {
                change(&script.journeys[j].handOffs[h])
            }
        }
        return script
    }

    /// Changes the whole script.
    func changing(_ change: (inout Script) -> Void) -> Script {
        var script = self
        change(&script)
        return script
    }
}
