import ColumnStore
import Experience

extension PartialShape {
    private static let wrongWayRound = PartialShape(name: "wrong way round", key: [.touchpoint, .touchpoint])

    /// All waits between neighbouring scenes of a case, and the scenes that some case had the wrong way round.
    static let waits = [
        PartialShape(name: "waits", key: [.touchpoint, .touchpoint], lists: 1), wrongWayRound,
    ]

    /// Milliseconds, as the bits of a floating number that is below nothing where there is no limit; and from how many
    /// waits.
    static let limits = [
        PartialShape(name: "limits of pairs", key: [.touchpoint, .touchpoint], integers: [.same, .same]),
        PartialShape(name: "limits of scenes", key: [.touchpoint], integers: [.same, .same]), wrongWayRound,
    ]
}

extension Engine {
    /// What limits are drawn from, of the whole footage: no filter moves a limit.
    func fillWaits(_ tables: inout [PartialTable], _ names: inout PartialNames) throws(PartialError) {
        let base = ContinuityBase(designOf: self)
        let codes = touchpointCodes(in: &names)
        let ranked = base.design.ranked.map { codes[Int($0)] }
        for part in base.samples(by: self) {
            var waits = [[Int64]](repeating: [], count: part.edges.count)
            for (edge, wait) in zip(part.edgeOf, part.waits) { waits[Int(edge)].append(wait) }
            for (pair, waits) in zip(part.edges.keys, waits) {
                try tables[0].add([codes[Int(pair.from)], codes[Int(pair.to)]], lists: [waits])
            }
            for first in ranked.indices {
                for second in ranked.indices where part.broken.contains(first, second) {
                    try tables[1].add([ranked[first], ranked[second]])
                }
            }
        }
    }
}

extension PartialResult {
    /// The limits that all the waits come to, small enough to be handed to everybody.
    ///
    /// Errors: `differs` when these are no waits.
    package func limits() throws(PartialError) -> PartialResult {
        guard question == .waits else {
            throw PartialError(
                .differs(
                    what: "the question", here: PartialQuestion.Kind.waits.rawValue, there: question.rawValue))
        }
        var samples = WaitSamples()
        for row in 0..<tables[0].count {
            let pair = Array(tables[0].key(row))
            samples.add(CodePair(from: pair[0], to: pair[1]), tables[0].list(row).map { max(0, $0) })
        }
        let scenes = 0...names.count(.touchpoint)
        var layout = EdgeLayout([samples], scenes: scenes.count)
        var drawn = PartialShape.limits.map { PartialTable($0) }
        for (edge, pair) in layout.pairs.keys.enumerated() {
            try drawn[0].add(
                [pair.from, pair.to], integers: layout.limit(ofEdge: edge).integers(from: layout.count(ofEdge: edge)))
        }
        for scene in scenes where layout.count(leaving: scene) > 0 {
            try drawn[1].add(
                [UInt32(scene)], integers: layout.limit(leaving: scene).integers(from: layout.count(leaving: scene)))
        }
        for row in 0..<tables[1].count { try drawn[2].add(tables[1].key(row)) }
        return PartialResult(.limits, parameters, script: script, footage: footage, names: names, tables: drawn)
    }

    /// The limits that were drawn from the waits, the pairs of scenes first.
    var waitLimits: [WaitLimitRow] {
        guard question == .limits else { return ((try? limits())?.waitLimits) ?? [] }
        let rows = tables.prefix(2).flatMap { table in
            (0..<table.count).map { row in
                let limit = WaitLimit(table, row, .pair)
                return WaitLimitRow(
                    from: touchpoint(table.key(row).first ?? 0),
                    to: table.shape.key.count > 1 ? table.key(row).last.map(touchpoint) : nil,
                    limit: limit.wait, waits: Int(table.integer(row, 1)))
            }
        }
        return rows.sorted { ($0.from, $0.to?.text ?? "") < ($1.from, $1.to?.text ?? "") }
    }
}

extension WaitLimit {
    /// As it stands in a row of limits, and from how many waits.
    fileprivate func integers(from count: Int) -> [Int64] {
        [Int64(bitPattern: milliseconds.bitPattern), Int64(count)]
    }

    init(_ table: PartialTable, _ row: Int, _ source: LimitSource) {
        let milliseconds = Double(bitPattern: UInt64(bitPattern: table.integer(row)))
        self = milliseconds >= 0 ? WaitLimit(milliseconds: milliseconds, source: source) : .none
    }
}
