import Experience
import JourneyEngine

/// The design of a continuity case as a script; only the order of scenes is not that of its hand-offs.
struct GoldenDesign {
    private let design: JSONValue

    init(_ design: JSONValue) {
        self.design = design
    }

    /// Pairs of which the first scene comes before the second.
    var order: [ScenePair] {
        texts("before").map { ScenePair(first: TouchpointID($0[0]), second: TouchpointID($0[1])) }
    }

    var script: Script? {
        Currency("EUR").map { currency in
            let owners = (design["owner"]?.members ?? [:]).compactMapValues(\.text)
            return Script(
                company: Company(
                    name: "Golden", currency: currency, timeZone: "UTC",
                    departments: Set(owners.values).sorted().map { Department(id: DepartmentID($0), name: $0) },
                    promise: Promise(text: "", pillars: []), items: items, facts: facts, settings: settings),
                journeys: [
                    Journey(
                        id: "designed", name: "Designed",
                        stages: [Stage(id: "all", name: "All", touchpoints: touchpoints(owners))],
                        handOffs: waits + owed)
                ])
        }
    }

    private func touchpoints(_ owners: [String: String]) -> [Touchpoint] {
        let ends = names("terminal")
        let contacts = names("contact")
        return owners.sorted { $0.key < $1.key }.map { scene, owner in
            Touchpoint(
                id: TouchpointID(scene), name: scene, owner: DepartmentID(owner), ends: ends.contains(scene),
                contact: contacts.contains(scene))
        }
    }

    private var waits: [HandOff] {
        rows("wait").compactMap { row in
            guard row.count == 3, let from = row[0].text, let to = row[1].text else { return nil }
            return HandOff(from: TouchpointID(from), to: TouchpointID(to), wait: wait(row[2]))
        }
    }

    private var owed: [HandOff] {
        rows("follow").flatMap { row -> [HandOff] in
            guard row.count == 3, let from = row[0].text, let scenes = row[1].elements else { return [] }
            return scenes.compactMap(\.text).map {
                HandOff(from: TouchpointID(from), to: TouchpointID($0), required: true, due: wait(row[2]))
            }
        }
    }

    private var items: [Item] {
        (design["validity_hours"]?.members ?? [:]).map {
            Item(id: ItemID($0), name: $0, validFor: wait($1) ?? .days(365))
        }
    }

    private var facts: [Fact] {
        (design["tolerance"]?.members ?? [:]).map { Fact(id: FactID($0), name: $0, tolerance: $1.number ?? 0) }
    }

    private var settings: Settings {
        Settings(
            bounceWindow: design["bounce_window"].flatMap(wait) ?? .days(7),
            designedSwitches: texts("designed_switch").map {
                ChannelPair(from: ChannelID($0[0]), to: ChannelID($0[1]))
            },
            designedReturns: texts("designed_return").map {
                DepartmentPair(from: DepartmentID($0[0]), to: DepartmentID($0[1]))
            })
    }

    private func wait(_ hours: JSONValue) -> Wait? {
        hours.number.map { Wait(milliseconds: Int64(($0 * 3_600_000).rounded())) }
    }

    private func names(_ name: String) -> Set<String> { Set((design[name]?.elements ?? []).compactMap(\.text)) }

    private func rows(_ name: String) -> [[JSONValue]] { (design[name]?.elements ?? []).compactMap(\.elements) }

    /// Rows of two names.
    private func texts(_ name: String) -> [[String]] {
        rows(name).map { $0.compactMap(\.text) }.filter { $0.count == 2 }
    }
}
