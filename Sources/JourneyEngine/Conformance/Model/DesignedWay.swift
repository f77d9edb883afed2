import Experience

/// The script's journeys, or one of them, as scenes that lead to each other. Scenes are numbered from 1 in the order of
/// the script, so that nothing depends on the order in which footage came.
struct DesignedWay: Hashable, Sendable {
    struct Scene: Hashable, Sendable {
        var touchpoint: TouchpointID
        var isStart: Bool
        var isEnd: Bool
        var weight: Weight
    }

    /// What it weighs when this scene is added or skipped, as the customer feels it.
    struct Weight: Hashable, Sendable {
        var added: Int32 = 1
        var skipped: Int32 = 1
    }

    struct Passage: Hashable, Sendable {
        var from: Int
        var to: Int
    }

    private(set) var scenes: [Scene] = []
    private(set) var passages: [Passage] = []

    /// A move that customers feel counts as two of the others: a convention, not a measured figure. They feel a scene
    /// that was owed to them and did not come, being asked again, and having to turn to the company again.
    static let feltWeight: Int32 = 2

    /// `journey` nil: all of the script's.
    init(_ script: CompiledScript, journey: JourneyID?) {
        let owed = Set(script.handOffs.filter(\.required).map(\.to))
        var numbers: [TouchpointID: Int] = [:]
        for (index, designed) in script.journeys.enumerated() where journey == nil || designed.id == journey {
            for touchpoint in designed.touchpoints where numbers[touchpoint.id] == nil {
                guard let code = script.touchpoints.code(of: touchpoint.id.text),
                    script.scenes[code].journey == UInt32(index + 1)
                else { continue }
                let costsEffort = !touchpoint.asks.isEmpty || touchpoint.contact
                scenes.append(
                    Scene(
                        touchpoint: touchpoint.id, isStart: script.scenes[code].isStart,
                        isEnd: script.scenes[code].isEnd,
                        weight: Weight(
                            added: costsEffort ? Self.feltWeight : 1,
                            skipped: owed.contains(touchpoint.id) ? Self.feltWeight : 1)))
                numbers[touchpoint.id] = scenes.count
            }
        }
        for handOff in script.handOffs {
            guard let from = numbers[handOff.from], let to = numbers[handOff.to] else { continue }
            passages.append(Passage(from: from, to: to))
        }
    }

    var plainCosts: MoveCosts { .plain(scenes: scenes.count) }

    var feltCosts: MoveCosts {
        MoveCosts(added: [1] + scenes.map(\.weight.added), skipped: [1] + scenes.map(\.weight.skipped))
    }

    /// Scene numbers of touchpoints; 0 for what is not designed here.
    func numbers(of touchpoints: [TouchpointID]) -> [UInt32] {
        var numbers: [TouchpointID: UInt32] = [:]
        for (index, scene) in scenes.enumerated() { numbers[scene.touchpoint] = UInt32(index + 1) }
        return touchpoints.map { numbers[$0] ?? 0 }
    }
}

extension ProcessModel {
    /// A state is the last scene that happened; nil beyond the bound.
    init?(_ way: DesignedWay, bound: Int = Self.stateBound) {
        guard way.scenes.count < bound else { return nil }
        var passages = way.passages.map { StateGraph.Passage(from: $0.from, scene: $0.to, to: $0.to) }
        for (index, scene) in way.scenes.enumerated() where scene.isStart {
            passages.append(StateGraph.Passage(from: 0, scene: index + 1, to: index + 1))
        }
        let graph = StateGraph(isEnd: [false] + way.scenes.map(\.isEnd), passages)
        self.init(graph, scenes: way.scenes.count)
    }
}

extension WorkflowNet {
    /// A place for each scene that happened last; a way ends silently.
    init(_ way: DesignedWay) {
        func place(_ scene: Int) -> Int { scene + 1 }
        var transitions = way.passages.map {
            Transition(scene: $0.to, inputs: [place($0.from)], outputs: [place($0.to)])
        }
        for (index, scene) in way.scenes.enumerated() {
            let number = index + 1
            if scene.isStart {
                transitions.append(
                    Transition(scene: number, inputs: [Self.beginning], outputs: [place(number)]))
            }
            if scene.isEnd {
                transitions.append(Transition(scene: 0, inputs: [place(number)], outputs: [Self.end]))
            }
        }
        self.init(places: way.scenes.count + 2, transitions)
    }
}
