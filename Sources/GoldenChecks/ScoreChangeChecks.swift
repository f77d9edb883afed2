import Statistics

/// Area 01_scores, many figures together: series, segments, accounts.
enum ScoreChangeChecks {
    static let all = [
        GoldenCheck("01_scores", "multiple_testing", compute: multipleTesting),
        GoldenCheck("01_scores", "icc_anova", compute: accounts),
        GoldenCheck("01_scores", "mann_kendall_sen", compute: drift),
        GoldenCheck("01_scores", "control_charts", compute: charts),
        GoldenCheck("01_scores", "beta_binomial_shrinkage", compute: shrinkage),
        GoldenCheck("01_scores", "run_lengths", compute: runLengths),
    ]

    private static func multipleTesting(_ golden: GoldenCase) throws -> JSONValue {
        let pValues = try golden.table("p").numbers("p")
        func results(_ adjusted: [Double]) -> JSONValue {
            ["adjusted": .numbers(adjusted), "reject": .flags(adjusted.map { $0 <= 0.05 })]
        }
        return [
            "fdr_bh": results(MultipleTesting.benjaminiHochberg(pValues)),
            "fdr_by": results(MultipleTesting.benjaminiYekutieli(pValues)),
            "holm": results(MultipleTesting.holm(pValues)), "bonferroni": results(MultipleTesting.bonferroni(pValues)),
        ]
    }

    private static func accounts(_ golden: GoldenCase) throws -> JSONValue {
        let responses = try golden.table("responses")
        var byAccount: [String: Moments] = [:]
        for (account, score) in zip(try responses.texts("account"), try responses.numbers("nps")) {
            byAccount[account, default: Moments()].add(score)
        }
        var alike = IntraclassCorrelation()
        for (_, answers) in byAccount.sorted(by: { $0.key < $1.key }) { alike.add(answers) }
        return [
            "msb": .double(alike.meanSquareBetween), "msw": .double(alike.meanSquareWithin),
            "n0": .double(alike.typicalSize), "icc": .number(alike.value), "deff_kish": .number(alike.designEffect),
            "accounts": .count(alike.groups),
        ]
    }

    private static func drift(_ golden: GoldenCase) throws -> JSONValue {
        let drift = MannKendall(try golden.table("series").numbers("y"))
        return [
            "s": .count(drift.rises), "var_s": .double(drift.variance), "z": .double(drift.z),
            "p": .double(drift.pValue), "tau": .number(drift.tau), "sen_slope": .number(drift.slope),
            "sen_ci95": .interval(drift.slopeInterval()), "hamed_rao_p": .double(drift.autocorrelatedPValue),
        ]
    }

    /// The charts' constants stand beside the results in `expected`.
    private static func charts(_ golden: GoldenCase) throws -> JSONValue {
        let series = try golden.table("series")
        let periods = zip(try series.counts("k"), try series.counts("n")).map { Proportion(successes: $0, trials: $1) }
        guard let chart = ProportionChart(periods, baseline: Int(try golden.number("baseline_periods"))) else {
            throw GoldenInputError("the baseline holds no cases")
        }
        let constants = GoldenRow(value: golden.expected, path: "expected")
        let z = chart.z.compactMap(\.self)
        let slack = try constants.number("cusum_k")
        let threshold = try constants.number("cusum_h")
        let sums = CumulativeSum(z, slack: slack, threshold: threshold)
        let scaled = CumulativeSum(chart.scaledZ.compactMap(\.self), slack: slack, threshold: threshold)
        let weight = try constants.number("ewma_lambda")
        let width = try constants.number("ewma_L")
        let average = MovingAverage(z, weight: weight, width: width)
        return [
            "p_center": .double(chart.center), "p_limits_lcl_ucl": .array(chart.plainLimits.map { .interval($0) }),
            "z": .numbers(z), "laney_sigma_z": .double(chart.dispersion),
            "laney_limits": .array(chart.limits.map { .interval($0) }),
            "laney_signals": .counts(chart.signals(outside: chart.limits)),
            "p_signals": .counts(chart.signals(outside: chart.plainLimits)), "cusum_k": .double(sums.slack),
            "cusum_h": .double(sums.threshold), "cusum_pos": .numbers(sums.up), "cusum_neg": .numbers(sums.down),
            "cusum_first_signal_neg": .count(sums.firstSignalDown),
            "cusum_first_signal_pos": .count(sums.firstSignalUp), "ewma_lambda": .double(average.weight),
            "ewma_L": .double(average.width), "ewma": .numbers(average.averages),
            "ewma_limits": .array(average.limits.map { .interval($0) }),
            "laney_z_scaled_cusum_neg": .numbers(scaled.down),
        ]
    }

    private static func shrinkage(_ golden: GoldenCase) throws -> JSONValue {
        let table = try golden.table("segments")
        let segments = zip(try table.counts("k"), try table.counts("n")).map { Proportion(successes: $0, trials: $1) }
        guard let shrunken = ShrunkenShares(segments) else {
            throw GoldenInputError("the segments differ no more than chance would have it")
        }
        let posteriors = shrunken.posteriors
        return [
            "alpha": .double(shrunken.common.a), "beta": .double(shrunken.common.b),
            "loglik": .double(shrunken.logLikelihood), "posterior_mean": .numbers(posteriors.map(\.mean)),
            "posterior_90": .array(posteriors.map { [.double($0.quantile(0.05)), .double($0.quantile(0.95))] }),
        ]
    }

    private static func runLengths(_ golden: GoldenCase) throws -> JSONValue {
        func rows(_ name: String, _ constants: [String], length: ([Double], Double) -> Double?) throws -> JSONValue {
            .array(
                try golden.rows(name).map { row in
                    let values = try constants.map { try row.number($0) }
                    let shifts = row.value["shift"]?.elements ?? []
                    var computed = ["shift": JSONValue.array(shifts)]
                    for (constant, value) in zip(constants, values) { computed[constant] = .double(value) }
                    computed["arl"] = .array(shifts.compactMap(\.number).map { .number(length(values, $0)) })
                    return .object(computed)
                })
        }
        return [
            "cusum_two_sided": try rows("cusum_two_sided", ["k", "h"]) {
                RunLength.cumulativeSum(slack: $0[0], threshold: $0[1], shift: $1)
            },
            "ewma_fixed_limits": try rows("ewma_fixed_limits", ["lambda", "L"]) {
                RunLength.movingAverage(weight: $0[0], width: $0[1], shift: $1)
            },
        ]
    }
}
