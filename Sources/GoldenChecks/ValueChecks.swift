import Statistics

/// Area 06_value: what experiences are worth, compared like with like.
enum ValueChecks {
    static let all = [
        GoldenCheck("06_value", "coarsened_exact_matching", leavingOut: propensities, compute: matching)
    ]

    /// Matching on a fitted propensity is not in the product; what the case calls nearest is moreover the next lower
    /// one.
    private static let propensities = ["nn_ps_replace_att", "logit_ps_first5"]

    private static func matching(_ golden: GoldenCase) throws -> JSONValue {
        let data = try golden.table("data")
        let isTreated = try data.counts("treat").map { $0 == 1 }
        let outcomes = try data.numbers("re78")
        let strata = try strata(of: data, in: golden)
        var matched = MatchedStrata<String>()
        for (index, stratum) in strata.enumerated() {
            matched.add(outcomes[index], isTreated: isTreated[index], in: stratum)
        }
        guard let effect = matched.effect else { throw GoldenInputError("no stratum has both arms") }
        let weights = strata.indices.map { index in
            matched.weight(isTreated: isTreated[index], in: strata[index], of: effect)
        }
        let controlWeights = zip(weights, isTreated).filter { !$1 }.map(\.0)
        return [
            "att": .double(effect.value), "matched_treated": .count(effect.treated),
            "matched_control": .count(effect.control),
            "control_weights_nonzero_sum": .double(controlWeights.compensatedSum()), "weights": .numbers(weights),
            "bins": "left-closed [c1,c2)",
        ]
    }

    /// Each row's stratum: the exact columns' texts and the classes of the coarsened ones.
    private static func strata(of data: GoldenTable, in golden: GoldenCase) throws -> [String] {
        var strata = Array(repeating: "", count: data.rows.count)
        for name in (golden.parameters["exact"]?.elements ?? []).compactMap(\.text) {
            for (index, text) in try data.texts(name).enumerated() { strata[index] += "\(text)|" }
        }
        let cutpoints = golden.parameters["cutpoints"]?.members ?? [:]
        for (name, cuts) in cutpoints.sorted(by: { $0.key < $1.key }) {
            let bins = Bins(cuts: (cuts.elements ?? []).compactMap(\.number))
            for (index, value) in try data.numbers(name).enumerated() { strata[index] += "\(bins.index(of: value))|" }
        }
        return strata
    }
}
