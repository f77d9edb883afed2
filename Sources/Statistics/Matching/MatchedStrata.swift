/// Coarsened exact matching as sums (Iacus, King & Porro 2012; methods.md 4.4 and A25): outcomes of passages that were
/// hurt ("treated") and that were not ("control"), kept apart by stratum. The state of two parts of the data adds.
package struct MatchedStrata<Stratum: Hashable & Comparable & Sendable>: Sendable {
    /// Both arms of one stratum.
    package struct Arms: Hashable, Sendable {
        package var treated = PowerSums()
        package var control = PowerSums()

        package init() {}

        /// Comparable only with somebody on both sides.
        package var isMatched: Bool { treated.count > 0 && control.count > 0 }

        mutating func merge(_ other: Arms) {
            treated.merge(other.treated)
            control.merge(other.control)
        }
    }

    package private(set) var arms: [Stratum: Arms] = [:]

    package init() {}

    /// Adds one observation.
    package mutating func add(_ outcome: Double, isTreated: Bool, in stratum: Stratum) {
        if isTreated {
            arms[stratum, default: Arms()].treated.add(outcome)
        } else {
            arms[stratum, default: Arms()].control.add(outcome)
        }
    }

    /// Adds a stratum's arm that was summed elsewhere.
    package mutating func add(_ sums: PowerSums, isTreated: Bool, in stratum: Stratum) {
        if isTreated {
            arms[stratum, default: Arms()].treated.merge(sums)
        } else {
            arms[stratum, default: Arms()].control.merge(sums)
        }
    }

    package mutating func merge(_ other: MatchedStrata) {
        for (stratum, theirs) in other.arms { arms[stratum, default: Arms()].merge(theirs) }
    }

    /// The effect on the treated within strata that have both arms; nil where none has.
    package var effect: MatchedEffect? {
        MatchedEffect(of: arms.filter(\.value.isMatched).sorted { $0.key < $1.key }.map(\.value))
    }

    /// The weight of an observation in the matched means: 1 for a treated one, (n_t/n_c)(N_c/N_t) for a control, 0
    /// outside matched strata.
    package func weight(isTreated: Bool, in stratum: Stratum, of effect: MatchedEffect) -> Double {
        guard let arms = arms[stratum], arms.isMatched else { return 0 }
        if isTreated { return 1 }
        let local = Double(arms.treated.count) / Double(arms.control.count)
        return local * Double(effect.control) / Double(effect.treated)
    }

    /// How far one observation moves the effect, strata taken as given: (y - m_t,s)/N_t for a treated one,
    /// -(n_t,s/N_t)(y - m_c,s)/n_c,s for a control, 0 outside matched strata. Summed over a customer's observations and
    /// added to an ``InfluenceSum``, it gives the standard error that counts customers, not passages.
    package func influence(
        of outcome: Double, isTreated: Bool, in stratum: Stratum, on effect: MatchedEffect
    ) -> Double {
        guard let arms = arms[stratum], arms.isMatched else { return 0 }
        let all = Double(effect.treated)
        if isTreated { return (outcome - arms.treated.moments.mean) / all }
        let local = Double(arms.treated.count) / Double(arms.control.count)
        return -local * (outcome - arms.control.moments.mean) / all
    }
}
