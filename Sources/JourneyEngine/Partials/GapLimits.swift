import ColumnStore
import Experience

/// The limits on waits of a whole footage, as they are handed to processes that know some of its customers each:
/// which passage is a gap is then the same everywhere.
package struct GapLimits: Hashable, Sendable {
    struct Pair: Hashable, Sendable {
        var from: String
        var to: String
    }

    /// What the limits were drawn from.
    package let footage: PartialResult.Footage
    /// Stands for the script that the footage was held against.
    package let script: String
    /// Equal for equal limits.
    let fingerprint: String
    let ofPairs: [Pair: WaitLimit]
    let ofScenes: [String: WaitLimit]
    let wrongWayRound: Set<Pair>

    /// Errors: `differs` when the partial result is another question's.
    package init(_ partial: PartialResult) throws(PartialError) {
        guard partial.question == .limits else {
            throw PartialError(
                .differs(
                    what: "the question", here: PartialQuestion.Kind.limits.rawValue,
                    there: partial.question.rawValue))
        }
        footage = partial.footage
        script = partial.script
        fingerprint = String(partial.encoded().withUnsafeBytes { XXH64.hash($0) }, radix: 16)
        func pair(_ key: ArraySlice<UInt32>) -> Pair {
            let names = key.map { partial.names[.touchpoint, $0] }
            return Pair(from: names[0], to: names[1])
        }
        let (pairs, scenes, wrong) = (partial.tables[0], partial.tables[1], partial.tables[2])
        ofPairs = Dictionary(
            uniqueKeysWithValues: (0..<pairs.count).map { (pair(pairs.key($0)), WaitLimit(pairs, $0, .pair)) })
        ofScenes = Dictionary(
            uniqueKeysWithValues: (0..<scenes.count).map { row in
                (partial.names[.touchpoint, scenes.key(row).first ?? 0], WaitLimit(scenes, row, .from))
            })
        wrongWayRound = Set((0..<wrong.count).map { pair(wrong.key($0)) })
    }

    /// The moment up to which the footage reaches.
    var now: Timestamp { footage.last ?? Timestamp(milliseconds: 0) }

    func months(_ known: [MonthStart]) -> MonthTable {
        known.isEmpty ? MonthTable.utc(from: footage.first ?? now, through: now) : MonthTable(known)
    }
}

/// Limits that were handed over, in the codes of the customers at hand; pairs of scenes that these never met are left
/// out.
struct HandedLimits: FootageLimits {
    private(set) var pairs = KeyPlaces<CodePair>()
    private var ofPairs: [WaitLimit] = []
    private var ofScenes: [WaitLimit]
    private var edgesOf: [[Int]]

    init(_ limits: GapLimits, _ touchpoints: CodeSpace) {
        ofScenes = Array(repeating: .none, count: touchpoints.count + 1)
        edgesOf = Array(repeating: [], count: touchpoints.count + 1)
        for (pair, limit) in limits.ofPairs {
            guard let pair = touchpoints.codes(of: pair) else { continue }
            edgesOf[Int(pair.from)].append(pairs.place(of: pair))
            ofPairs.append(limit)
        }
        for (scene, limit) in limits.ofScenes {
            if let code = touchpoints.sceneCode(of: scene) { ofScenes[Int(code)] = limit }
        }
    }

    func edges(leaving scene: Int) -> ArraySlice<Int> { edgesOf[scene][...] }
    func limit(ofEdge edge: Int) -> WaitLimit { ofPairs[edge] }
    func limit(leaving scene: Int) -> WaitLimit { ofScenes[scene] }
}

extension CodeSpace {
    /// Nil for a touchpoint that neither the footage nor the script knows.
    fileprivate func sceneCode(of name: String) -> UInt32? { name.isEmpty ? 0 : code(of: name).map { UInt32($0) } }

    func codes(of pair: GapLimits.Pair) -> CodePair? {
        guard let from = sceneCode(of: pair.from), let to = sceneCode(of: pair.to) else { return nil }
        return CodePair(from: from, to: to)
    }
}
