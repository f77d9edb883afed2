/// A script as the rules look at it: touchpoints with their neighbours, by position. Never traps on a script that was
/// not read from files: the first of two equal ids counts, hand-offs to unknown touchpoints lead nowhere.
struct ScriptGraph {
    struct Place {
        let touchpoint: Touchpoint
        let journey: JourneyID
        let stage: StageID
        let index: Int
    }

    struct Cut {
        let handOff: HandOff
        let from: Int
        let to: Int
    }

    let script: Script
    /// Journey by journey, in the order of the story.
    let places: [Place]
    let cuts: [Cut]
    private let indices: [TouchpointID: Int]
    private let outgoing: [[Int]]
    private let incoming: [[Int]]

    init(_ script: Script) {
        self.script = script
        let places = Self.places(of: script)
        let indices = Dictionary(places.map { ($0.touchpoint.id, $0.index) }, uniquingKeysWith: { first, _ in first })
        let cuts = script.handOffs.compactMap { handOff -> Cut? in
            guard let from = indices[handOff.from], let to = indices[handOff.to] else { return nil }
            return Cut(handOff: handOff, from: from, to: to)
        }
        var outgoing: [[Int]] = Array(repeating: [], count: places.count)
        var incoming = outgoing
        for (number, cut) in cuts.enumerated() {
            outgoing[cut.from].append(number)
            incoming[cut.to].append(number)
        }
        self.places = places
        self.indices = indices
        self.cuts = cuts
        self.outgoing = outgoing
        self.incoming = incoming
    }

    private static func places(of script: Script) -> [Place] {
        var places: [Place] = []
        for journey in script.journeys {
            for stage in journey.stages {
                for touchpoint in stage.touchpoints {
                    places.append(
                        Place(touchpoint: touchpoint, journey: journey.id, stage: stage.id, index: places.count))
                }
            }
        }
        return places
    }

    func place(of id: TouchpointID) -> Place? { indices[id].map { places[$0] } }

    func places(in journey: Journey) -> [Place] { places.filter { $0.journey == journey.id } }

    func cuts(from index: Int) -> [Cut] { outgoing[index].map { cuts[$0] } }

    func cuts(to index: Int) -> [Cut] { incoming[index].map { cuts[$0] } }

    /// The cut moves the story on, within one journey; cuts that lead back (a repeat purchase) don't.
    func leadsOn(_ cut: Cut) -> Bool {
        cut.to > cut.from && places[cut.from].journey == places[cut.to].journey
    }

    /// Every place that can be reached from `start`, these included.
    func reachable(from start: [Int]) -> Set<Int> {
        closure(of: start) { cuts(from: $0).map(\.to) }
    }

    /// The places earlier in the same journey from which the story leads on to `index`; nearest first.
    func earlier(than index: Int) -> [Int] {
        let found = closure(of: [index]) { cuts(to: $0).filter(leadsOn).map(\.from) }
        return found.subtracting([index]).sorted(by: >)
    }

    private func closure(of start: [Int], _ neighbours: (Int) -> [Int]) -> Set<Int> {
        var seen = Set(start)
        var open = start
        while let next = open.popLast() {
            for neighbour in neighbours(next) where seen.insert(neighbour).inserted { open.append(neighbour) }
        }
        return seen
    }
}
