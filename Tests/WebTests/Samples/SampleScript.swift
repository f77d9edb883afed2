import Experience

/// A small fashion shop for pages to be drawn from: five scenes, four departments, one of them without a part.
enum Sample {
    static let euro: Currency = Currency("EUR") ?? { fatalError("EUR is a currency") }()

    static let script = Script(
        company: Company(
            name: "Wren & Willow", currency: euro, timeZone: "Europe/Berlin",
            departments: [
                Department(id: "marketing", name: "Marketing"), Department(id: "warehouse", name: "Warehouse"),
                Department(id: "carrier", name: "Carrier"), Department(id: "service", name: "Service"),
                Department(id: "finance", name: "Finance"),
            ],
            promise: Promise(
                text: "Clothes that arrive as promised, without effort.",
                pillars: [
                    Pillar(id: "never-repeat", name: "We never make you repeat yourself"),
                    Pillar(id: "on-time", name: "It is there when we said"),
                ]),
            items: [Item(id: "order_number", name: "Order number", validFor: .days(90))],
            facts: [Fact(id: "delivery", name: "Delivery")]),
        journeys: [buyADress])

    static let buyADress = Journey(
        id: "buy-a-dress", name: "Buy a dress", wants: "A dress that fits, in time for the day.",
        stages: [
            Stage(
                id: "choose", name: "Choose",
                touchpoints: [
                    Touchpoint(
                        id: "browse", name: "Browse the shop", owner: "marketing", channels: ["web"], starts: true,
                        ends: true,
                        promises: [StatedPromise(about: "delivery", within: .days(2), text: "With you in two days")]),
                    Touchpoint(
                        id: "order", name: "Order", owner: "marketing", channels: ["web"], gives: ["order_number"]),
                ]),
            Stage(
                id: "receive", name: "Receive",
                touchpoints: [
                    Touchpoint(
                        id: "pack", name: "Packed", owner: "warehouse",
                        standards: [
                            Standard(
                                id: "same-day", text: "Packed on the day it was ordered", pillar: "on-time",
                                proof: Proof(method: .footage))
                        ]),
                    Touchpoint(id: "ship", name: "Shipped", owner: "carrier"),
                    Touchpoint(id: "deliver", name: "Delivered", owner: "carrier", ends: true),
                ]),
            Stage(
                id: "help", name: "Get help",
                touchpoints: [
                    Touchpoint(
                        id: "support", name: "Support call", owner: "service", channels: ["phone"], ends: true,
                        contact: true, listens: true, asks: ["order_number"],
                        standards: [
                            Standard(
                                id: "notes", text: "The second person has the notes of the first",
                                pillar: "never-repeat")
                        ])
                ]),
        ],
        handOffs: [
            HandOff(from: "browse", to: "order"),
            HandOff(from: "order", to: "pack", wait: .hours(12), answers: "warehouse"),
            HandOff(from: "pack", to: "ship", wait: .days(1), carries: ["order_number"], answers: "warehouse"),
            HandOff(from: "ship", to: "deliver", wait: .days(2), answers: "carrier", required: true, due: .days(4)),
            HandOff(from: "deliver", to: "support"),
        ])
}
