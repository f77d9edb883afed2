import Statistics

/// Area 01_scores, two groups or two waves held against each other.
enum ScoreDifferenceChecks {
    static let all = [
        GoldenCheck("01_scores", "nps_difference", compute: promoterDifference),
        GoldenCheck("01_scores", "proportion_difference", compute: proportionDifference),
        GoldenCheck("01_scores", "nps_paired_waves", compute: pairedWaves),
    ]

    private static func promoterDifference(_ golden: GoldenCase) throws -> JSONValue {
        try golden.mapRows(inputs: "a", "b") { row in
            let difference = NetPromoterDifference(try promoters(row, "a"), try promoters(row, "b"))
            let ordinal = difference.ordinal
            return [
                "diff": .double(difference.points), "se": .double(difference.standardError),
                "z": .double(difference.waldZ), "p_z": .double(Normal.twoSided(difference.waldZ)),
                "wald": .interval(difference.waldInterval()), "adj_diff": .double(difference.adjustedPoints),
                "adj_p": .double(difference.adjustedPValue), "adj_ci": .interval(difference.interval()),
                "welch_t": .number(difference.welch.t), "welch_df": .number(difference.welch.degrees),
                "welch_p": .number(difference.welch.pValue),
                "mannwhitney_p_asymptotic": .number(ordinal.mannWhitneyPValue),
                "chi2_2x3_p": .number(ordinal.chiSquaredPValue),
            ]
        }
    }

    /// Promoters, passives and detractors of one side.
    private static func promoters(_ row: GoldenRow, _ name: String) throws -> NetPromoter {
        let side = try row.member(name)
        return NetPromoter(
            promoters: try side.count(0), passives: try side.count(1), detractors: try side.count(2))
    }

    /// The expected score intervals are statsmodels' own, its fault included (see ``ScoreFit``); the right ones are
    /// held against an independent fit in the tests of Statistics.
    private static func proportionDifference(_ golden: GoldenCase) throws -> JSONValue {
        try golden.mapRows(inputs: "a", "b") { row in
            let difference = ProportionDifference(
                try row.member("a").proportion(), try row.member("b").proportion())
            return [
                "diff": .double(difference.value), "newcombe": .interval(difference.interval()),
                "agresti_caffo": .interval(difference.agrestiCaffoInterval()),
                "miettinen_nurminen_score": .interval(difference.scoreInterval(fit: .statsmodels)),
                "pooled_z": .number(difference.pooledZ), "pooled_p": .number(difference.pooledPValue),
                "fisher_p": .double(difference.fisherPValue),
            ]
        }
    }

    private static func pairedWaves(_ golden: GoldenCase) throws -> JSONValue {
        let waves = try golden.table("waves")
        var paired = PairedPromoters()
        for (before, after) in zip(try waves.counts("wave1"), try waves.counts("wave2")) {
            paired.add(before: before, after: after)
        }
        return [
            "diff": .double(paired.points), "t": .number(paired.t), "p": .number(paired.pValue),
            "ci": .interval(paired.interval()), "mover_matrix_rows_from_DNP": .array(paired.movers.map { .counts($0) }),
            "n_pos": .count(paired.risers), "n_neg": .count(paired.fallers),
            "sign_test_p_exact": .double(paired.signTestPValue),
        ]
    }
}
