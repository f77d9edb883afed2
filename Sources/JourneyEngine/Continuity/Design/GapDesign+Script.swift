import ColumnStore
package import Experience

extension GapDesign {
    /// What a script asks of the stories it is held against. `order`: pairs of scenes of which the first comes before
    /// the second; nil for the order that the hand-offs make. Names that the log and the script don't know can't occur
    /// and are left out.
    init(_ codes: GapCodes, order: [ScenePair]? = nil) {
        let script = codes.script
        let settings = script.settings
        self.init(
            touchpoints: script.touchpoints.count, items: codes.items.count, facts: codes.facts.count,
            bounceWindow: settings.bounceWindow.milliseconds)
        for (code, scene) in script.scenes.enumerated() {
            scenes[code].journey = scene.journey
            scenes[code].isTerminal = scene.isEnd
            scenes[code].isContact = scene.isContact
        }
        for item in script.script?.company.items ?? [] {
            if let code = codes.items.code(of: item.id.text) { validity[Int(code)] = item.validFor.milliseconds }
        }
        for fact in script.script?.company.facts ?? [] {
            if let code = codes.facts.code(of: fact.id.text) { tolerance[Int(code)] = fact.tolerance }
        }
        for pair in settings.designedSwitches {
            guard let from = script.channels.code(of: pair.from.text), let to = script.channels.code(of: pair.to.text)
            else { continue }
            allow(switchFrom: UInt32(from), to: UInt32(to))
        }
        for pair in settings.designedReturns {
            guard let from = script.departments.code(of: pair.from.text),
                let to = script.departments.code(of: pair.to.text)
            else { continue }
            allow(returnFrom: UInt32(from), to: UInt32(to))
        }
        for journey in script.journeys { add(journey, script, hasOwnOrder: order == nil) }
        for pair in order ?? [] { self.order(script.code(pair.first), before: script.code(pair.second)) }
    }

    private mutating func add(_ journey: Journey, _ script: CompiledScript, hasOwnOrder: Bool) {
        for handOff in journey.handOffs {
            guard let wait = handOff.wait else { continue }
            expect(from: script.code(handOff.from), to: script.code(handOff.to), within: wait.milliseconds)
        }
        addOwed(journey, script)
        if hasOwnOrder { addOrder(journey, script) }
    }

    /// Several required hand-offs from one scene: any of them satisfies, within the longest of their due times. One
    /// without a wait or due time can't be overdue and says nothing.
    private mutating func addOwed(_ journey: Journey, _ script: CompiledScript) {
        let required = Dictionary(grouping: journey.handOffs.filter(\.required), by: \.from)
        for (from, handOffs) in required.sorted(by: { $0.key < $1.key }) {
            guard let within = handOffs.compactMap({ $0.due ?? $0.wait }).max(),
                let first = handOffs.map(\.to).min()
            else { continue }
            owe(
                Owed(
                    scenes: handOffs.map { script.code($0.to) }, within: within.milliseconds,
                    first: script.code(first), owner: script.scenes[Int(script.code(first))].owner),
                after: script.code(from))
        }
    }

    /// The designed order is the transitive order of the hand-offs: one scene comes before another when the story leads
    /// from it to the other and not back. A contact may come at any time, whatever leads to it, so nothing comes before
    /// it by design; what follows from it comes after it.
    private mutating func addOrder(_ journey: Journey, _ script: CompiledScript) {
        let touchpoints = journey.touchpoints
        var places: [TouchpointID: Int] = [:]
        for (place, touchpoint) in touchpoints.enumerated() where places[touchpoint.id] == nil {
            places[touchpoint.id] = place
        }
        var reach = PairBits(count: touchpoints.count)
        for handOff in journey.handOffs {
            guard let from = places[handOff.from], let to = places[handOff.to], !touchpoints[to].contact
            else { continue }
            reach.insert(from, to)
        }
        reach.closeTransitively()
        for first in touchpoints.indices {
            for second in touchpoints.indices where reach.contains(first, second) && !reach.contains(second, first) {
                order(script.code(touchpoints[first].id), before: script.code(touchpoints[second].id))
            }
        }
    }
}

/// Two scenes, the first of which comes before the second by design.
package struct ScenePair: Hashable, Sendable {
    package var first: TouchpointID
    package var second: TouchpointID

    package init(first: TouchpointID, second: TouchpointID) {
        self.first = first
        self.second = second
    }
}

extension CompiledScript {
    /// 0 for a touchpoint that neither log nor script know.
    fileprivate func code(_ touchpoint: TouchpointID) -> UInt32 {
        UInt32(touchpoints.code(of: touchpoint.text) ?? 0)
    }
}
