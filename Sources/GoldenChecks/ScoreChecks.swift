import Statistics

/// Area 01_scores, the figures of one group: counts, scores and their intervals.
enum ScoreChecks {
    static let all = [
        GoldenCheck("01_scores", "nps_parse_dirty", compute: dirtyAnswers),
        GoldenCheck("01_scores", "nps_intervals", compute: promoterIntervals),
        GoldenCheck("01_scores", "proportion_intervals", compute: proportionIntervals),
        GoldenCheck("01_scores", "csat_ces", compute: satisfactionAndEffort),
        GoldenCheck("01_scores", "finite_population_and_sample_size", compute: sampleSizes),
    ]

    /// The golden file counts blank answers among its rejected ones; the product tells them apart.
    private static func dirtyAnswers(_ golden: GoldenCase) throws -> JSONValue {
        var histogram = ScoreHistogram()
        var leftOut = 0
        for text in try golden.table("raw").texts("score") {
            switch ScoreAnswer(text) {
            case .score(let score): histogram.add(score)
            case .rejected, .missing: leftOut += 1
            }
        }
        return [
            "valid_n": .count(histogram.total), "rejected_n": .count(leftOut),
            "histogram_0_10": .counts(histogram.counts), "nps": .number(histogram.netPromoter.score),
            "mean": .double(histogram.moments.mean), "sd_ddof1": .number(histogram.moments.standardDeviation),
        ]
    }

    private static func promoterIntervals(_ golden: GoldenCase) throws -> JSONValue {
        try golden.mapRows(inputs: "promoters", "passives", "detractors", "conf") { row in
            let counts = NetPromoter(
                promoters: try row.count("promoters"), passives: try row.count("passives"),
                detractors: try row.count("detractors"))
            let confidence = row.value["conf"]?.number ?? 0.95
            let wald = counts.waldInterval(confidence: confidence)
            let published = counts.interval(confidence: confidence)
            let student = counts.studentInterval(confidence: confidence)
            return [
                "n": .count(counts.count), "nps": .number(counts.score), "var": .double(counts.unitVariance),
                "se": .double(counts.standardError), "wald_lo": .number(wald?.low), "wald_hi": .number(wald?.high),
                "adjwald_center": .double(counts.adjustedScore), "adjwald_lo": .double(published.low),
                "adjwald_hi": .double(published.high), "t_lo": .number(student?.low), "t_hi": .number(student?.high),
                "se_n_minus_1": .number(counts.classMoments.standardError.map { 100 * $0 }),
            ]
        }
    }

    private static func proportionIntervals(_ golden: GoldenCase) throws -> JSONValue {
        try golden.mapRows(inputs: "k", "n") { row in
            let share = Proportion(successes: try row.count("k"), trials: try row.count("n"))
            return [
                "wilson": .interval(share.interval()), "beta": .interval(share.guaranteedInterval()),
                "agresti_coull": .interval(share.agrestiCoullInterval()),
                "jeffreys": .interval(share.jeffreysInterval()), "normal": .interval(share.normalInterval()),
                "wilson_90": .interval(share.interval(confidence: 0.9)),
            ]
        }
    }

    private static func satisfactionAndEffort(_ golden: GoldenCase) throws -> JSONValue {
        let satisfaction = try golden.table("csat").counts("score5")
        let top = Proportion(successes: satisfaction.count { $0 >= 4 }, trials: satisfaction.count)
        let bottom = Proportion(successes: satisfaction.count { $0 <= 2 }, trials: satisfaction.count)
        let effort = try golden.table("ces").numbers("score7")
        let effortMoments = Moments(effort)
        let easy = Proportion(successes: effort.count { $0 >= 5 }, trials: effort.count)
        let a = try golden.table("a").numbers("v")
        let b = try golden.table("b").numbers("v")
        let welch = MeanDifference(Moments(a), Moments(b))
        let ordinal = OrdinalComparison(a, b)
        let ranks = ordinal.brunnerMunzel
        return [
            "csat_top2_pct": .number(top.share.map { 100 * $0 }), "csat_k": .count(top.successes),
            "csat_n": .count(top.trials), "csat_wilson_pct": .interval(top.interval().scaled(by: 100)),
            "csat_mean": .double(Moments(satisfaction.map(Double.init)).mean),
            "csat_net_top2_minus_bottom2": .double(100 * ((top.share ?? 0) - (bottom.share ?? 0))),
            "ces_mean": .double(effortMoments.mean), "ces_sd": .number(effortMoments.standardDeviation),
            "ces_t_ci": .interval(effortMoments.meanInterval()), "ces_pct_5plus": .number(easy.share.map { 100 * $0 }),
            "welch_a_b": [.number(welch.t), .number(welch.pValue), .number(welch.degrees)],
            "welch_ci": .interval(welch.interval()),
            "brunner_munzel": [.number(ranks?.statistic), .number(ranks?.pValue)],
            "prob_superiority_a_over_b": .number(ordinal.probabilityOfSuperiority), "hedges_g": .number(welch.hedgesG),
        ]
    }

    private static func sampleSizes(_ golden: GoldenCase) throws -> JSONValue {
        let errors = try golden.rows("fpc_se").map { row in
            let sample = try row.count(0)
            let population = try row.count(1)
            let variance = try row.number(2)
            let error = SampleSize.standardError(unitVariance: variance, sample: sample, population: population)
            return row.replacingLast(1, with: [.double(error)])
        }
        let sizes = try golden.rows("n_for_moe").map { row in
            let margin = try row.number(0)
            let variance = try row.number(1)
            let population = row.value.elements?[2].number.flatMap { Int(exactly: $0) }
            let endless = SampleSize.answers(forMargin: margin, unitVariance: variance)
            let whole = SampleSize.wholeAnswers(forMargin: margin, unitVariance: variance, population: population)
            return row.replacingLast(2, with: [.double(endless), .count(whole)])
        }
        return ["fpc_se": .array(errors), "n_for_moe": .array(sizes)]
    }
}
