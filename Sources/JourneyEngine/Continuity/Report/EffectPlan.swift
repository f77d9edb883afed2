/// What the second pass over the footage needs to know from the first: for the matched comparison the strata that have
/// both sides, with the weight of each.
///
/// Why a second pass: its standard error counts customers, not passages (methods.md 1.2, A26), so all that one customer
/// adds to it has to be summed before it is squared, across strata too, and the strata's weights are known after the
/// first.
struct EffectPlan: Sendable {
    /// How a spared passage of a stratum enters the matched difference of one gap: -(factor * (spend - centre)).
    struct Control: Sendable {
        var gap: Int
        var factor: Double
        var centre: Double
    }

    /// What the matched comparison of one gap comes to.
    struct Matched: Sendable {
        /// Hurt less spared: the mean over the hurt passages of matched strata.
        var difference: Double
        var hurtPassages: Int
        var sparedPassages: Int
    }

    /// By pool: whether it has a gap.
    let isNeeded: [Bool]
    /// By gap.
    let matched: [Matched?]
    /// By stratum of the spared, where its controls are in `controls`.
    private var controlRanges: [Range<Int>]
    private(set) var controls: [Control] = []
    /// By stratum of the hurt: what is taken off the spend of a hurt passage; nil outside matched strata.
    private(set) var hurtCentre: [Double?]

    init(_ tally: PassageTally) {
        var isNeeded = [Bool](repeating: false, count: tally.pools.count)
        for gap in tally.gaps { isNeeded[gap.pool] = true }
        self.isNeeded = isNeeded
        let strata = MatchedStrata(tally)
        matched = strata.effects
        hurtCentre = strata.hurtCentre
        var byCell = [[Control]](repeating: [], count: tally.sparedSums.count)
        for (cell, control) in strata.controls { byCell[cell].append(control) }
        controlRanges = []
        for cell in byCell {
            controlRanges.append(controls.count..<controls.count + cell.count)
            controls.append(contentsOf: cell)
        }
    }

    @inline(__always)
    func controls(ofStratum cell: Int) -> Range<Int> { controlRanges[cell] }
}

/// Coarsened exact matching of every gap against the spared passages of its pool (Iacus, King and Porro 2012;
/// methods.md 4.4 and A25): strata with both sides are kept, controls weighted to where the hurt are, the difference is
/// the effect on the hurt.
private struct MatchedStrata {
    private(set) var effects: [EffectPlan.Matched?] = []
    private(set) var controls: [(cell: Int, control: EffectPlan.Control)] = []
    private(set) var hurtCentre: [Double?]

    /// One matched stratum of a gap.
    private struct Pair {
        var hurtCell: Int
        var sparedCell: Int
        var hurt: StratumSum
        var spared: StratumSum
    }

    init(_ tally: PassageTally) {
        hurtCentre = Array(repeating: nil, count: tally.hurtSums.count)
        var cells = [[(stratum: UInt32, cell: Int)]](repeating: [], count: tally.gaps.count)
        for (cell, key) in tally.hurtStrata.keys.enumerated() {
            cells[Int(key.from)].append((key.to, cell))
        }
        for (gap, own) in cells.enumerated() {
            let pool = UInt32(tally.gaps[gap].pool)
            // In the order of the strata, so that sums of fractions are the same for every split.
            let pairs = own.sorted { $0.stratum < $1.stratum }.compactMap { stratum, cell -> Pair? in
                guard let spared = tally.sparedStrata.known(CodePair(from: pool, to: stratum)) else { return nil }
                return Pair(
                    hurtCell: cell, sparedCell: spared, hurt: tally.hurtSums[cell], spared: tally.sparedSums[spared])
            }
            effects.append(match(pairs, gap: gap))
        }
    }

    private mutating func match(_ pairs: [Pair], gap: Int) -> EffectPlan.Matched? {
        let hurt = pairs.reduce(0) { $0 + $1.hurt.count }
        if hurt == 0 { return nil }
        let all = Double(hurt)
        let difference = pairs.reduce(0.0) { $0 + Double($1.hurt.count) * ($1.hurt.mean - $1.spared.mean) } / all
        let sparedMean = pairs.reduce(0.0) { $0 + Double($1.hurt.count) * $1.spared.mean } / all
        for pair in pairs {
            hurtCentre[pair.hurtCell] = pair.spared.mean + difference
            let spared = Double(pair.spared.count)
            let weight = Double(pair.hurt.count) / spared
            // The mean of n spared passages is off by less than they scatter about it (n-1 of n); a lone one does not
            // scatter about itself at all and is held against the mean of all strata, which errs to the wide side.
            let control =
                pair.spared.count > 1
                ? EffectPlan.Control(
                    gap: gap, factor: weight * (spared / (spared - 1)).squareRoot(), centre: pair.spared.mean)
                : EffectPlan.Control(gap: gap, factor: weight, centre: sparedMean)
            controls.append((pair.sparedCell, control))
        }
        return EffectPlan.Matched(
            difference: difference, hurtPassages: hurt,
            sparedPassages: pairs.reduce(0) { $0 + $1.spared.count })
    }
}
