import Experience

/// A script in files, small enough to read at a glance.
enum ShopScript {
    static let files = [
        ScriptFile(
            path: "company.yaml",
            text: """
                company: Wren & Willow
                currency: EUR
                time_zone: Europe/Berlin
                departments:
                  - {id: marketing, name: Marketing}
                  - {id: warehouse, name: Warehouse}
                  - {id: carrier, name: Carrier}
                promise:
                  text: Clothes that arrive as promised.
                  pillars:
                    - {id: on-time, name: It is there when we said}
                """),
        ScriptFile(
            path: "journeys/buy.yaml",
            text: """
                journey: buy
                name: Buy a dress
                stages:
                  - id: choose
                    name: Choose
                    touchpoints:
                      - {id: order, name: Order, owner: marketing, channels: [web], starts: true}
                  - id: receive
                    name: Receive
                    touchpoints:
                      - {id: pack, name: Packed, owner: warehouse, channels: [app]}
                      - {id: ship, name: Shipped, owner: carrier, channels: [app], ends: true, listens: true}
                hand_offs:
                  - {from: order, to: pack, wait: 12h, answers: warehouse}
                  - {from: pack, to: ship, wait: 1d, answers: carrier}
                """),
    ]
}

/// Sixty customers, a third of whom waited three days for their parcel.
enum ShopEvents {
    static let ndjson = (0..<60).map { customer -> String in
        let id = "C\(customer < 10 ? "00" : "0")\(customer)"
        let start = 1_772_000_000_000 + customer * 40_000_000
        let late = customer.isMultiple(of: 3)
        let shipped = start + 7_200_000 + (late ? 259_200_000 : 36_000_000)
        return [
            #"{"id":"\#(id)-1","customer":"\#(id)","time":\#(start),"touchpoint":"order","channel":"web","#
                + #""kind":"purchase","amount":80.5,"currency":"EUR"}"#,
            #"{"id":"\#(id)-2","customer":"\#(id)","time":\#(start + 7_200_000),"touchpoint":"pack"}"#,
            #"{"id":"\#(id)-3","customer":"\#(id)","time":\#(shipped),"touchpoint":"ship","score":\#(late ? 4 : 9)}"#,
        ].joined(separator: "\n")
    }.joined(separator: "\n")
}
