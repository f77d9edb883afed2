import Statistics

/// Area 00_special: what every figure is computed with.
enum SpecialChecks {
    static let all = [
        GoldenCheck("00_special", "special_functions", compute: functions),
        GoldenCheck("00_special", "prng_reference", compute: chance),
        GoldenCheck("00_special", "quantile_types", compute: quantiles),
    ]

    /// Each row of `expected` is [arguments..., value]; every function is computed from its arguments.
    private static func functions(_ golden: GoldenCase) throws -> JSONValue {
        var results: [String: JSONValue] = [:]
        for (name, rows) in golden.expected.members ?? [:] {
            guard let rows = rows.elements else { continue }
            if name == "log_sum_exp" {
                results[name] = .array(rows.map(logSumExp))
            } else {
                results[name] = .array(try rows.map { try row($0, of: name) })
            }
        }
        return .object(results)
    }

    private static func logSumExp(_ row: JSONValue) -> JSONValue {
        let terms = row.elements?.first ?? .array([])
        return [terms, .double(Special.logSumExp((terms.elements ?? []).compactMap(\.number)))]
    }

    private static func row(_ row: JSONValue, of name: String) throws -> JSONValue {
        guard let numbers = row.elements, let function = function(named: name) else {
            throw GoldenInputError("expected.\(name): rows of numbers of a function that is known")
        }
        let arguments = numbers.dropLast().compactMap(\.number)
        guard arguments.count == function.arity else {
            throw GoldenInputError("expected.\(name): \(name) takes \(function.arity) numbers, not \(arguments.count)")
        }
        return .array(Array(numbers.dropLast()) + [.double(function.value(arguments))])
    }

    private struct Function {
        var arity: Int
        var value: ([Double]) -> Double
    }

    private static func function(named name: String) -> Function? {
        of1[name].map { function in Function(arity: 1) { function($0[0]) } }
            ?? of2[name].map { function in Function(arity: 2) { function($0[0], $0[1]) } }
            ?? of3[name].map { function in Function(arity: 3) { function($0[0], $0[1], $0[2]) } }
            ?? (name == "hyp2f1" ? Function(arity: 4) { Special.hypergeometric($0[0], $0[1], $0[2], $0[3]) } : nil)
    }

    private static let of1: [String: @Sendable (Double) -> Double] = [
        "erf": { Special.errorFunction($0) },
        "erfc": { Special.complementaryErrorFunction($0) },
        "norm_cdf": { Normal.cdf($0) },
        "norm_ppf": { Normal.quantile($0) },
        "lgamma": { Special.logGamma($0) },
        "digamma": { Special.digamma($0) },
        "trigamma": { Special.trigamma($0) },
    ]

    private static let of2: [String: @Sendable (Double, Double) -> Double] = [
        "gammainc_lower_reg": { Special.lowerGamma($0, $1) },
        "t_cdf": { StudentT(degrees: $1).cdf($0) },
        "t_ppf": { StudentT(degrees: $1).quantile($0) },
        "chi2_sf": { ChiSquared(degrees: $1).upperTail($0) },
        "chi2_ppf": { ChiSquared(degrees: $1).quantile($0) },
        "gamma_ppf": { GammaDistribution(shape: $1).quantile($0) },
        "poisson_sf": { Int(exactly: $0).map(Poisson(mean: $1).upperTail) ?? .nan },
    ]

    private static let of3: [String: @Sendable (Double, Double, Double) -> Double] = [
        "betainc_reg": { Special.regularizedBeta($0, $1, $2) },
        "f_sf": { FDistribution(numerator: $1, denominator: $2).upperTail($0) },
        "beta_ppf": { BetaDistribution(a: $1, b: $2).quantile($0) },
    ]

    private static func chance(_ golden: GoldenCase) throws -> JSONValue {
        let seed = try golden.word("seed")
        func length(_ name: String) -> Int { golden.expected[name]?.elements?.count ?? 0 }
        var filler = SplitMix64(seed: seed)
        var results: [String: JSONValue] = [
            "splitmix64": .array((0..<length("splitmix64")).map { _ in .word(filler.next()) })
        ]
        for name in (golden.expected.members ?? [:]).keys {
            var generator = Xoshiro256(seed: seed)
            if name == "xoshiro256starstar" {
                results[name] = .array((0..<length(name)).map { _ in .word(generator.next()) })
            } else if name == "u53" {
                results[name] = .numbers((0..<length(name)).map { _ in generator.unit() })
            } else if let bound = suffix(of: name, after: "lemire_bounded_") {
                results[name] = .counts((0..<length(name)).map { _ in generator.bounded(bound) })
            } else if let count = suffix(of: name, after: "fisher_yates_") {
                var order = Array(0..<count)
                generator.shuffle(&order)
                results[name] = .counts(order)
            }
        }
        return .object(results)
    }

    private static func suffix(of name: String, after prefix: String) -> Int? {
        name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.count)) : nil
    }

    private static func quantiles(_ golden: GoldenCase) throws -> JSONValue {
        let sorted = try golden.table("x").numbers("x").sorted()
        let shares = (golden.parameters["q"]?.elements ?? []).compactMap(\.number)
        func row(_ type: QuantileType) -> JSONValue {
            .array(shares.map { .number(Quantiles.quantile($0, of: sorted, type: type)) })
        }
        return [
            "linear": row(.linear), "weibull": row(.weibull), "median_unbiased": row(.medianUnbiased),
            "inverted_cdf": row(.invertedCDF), "hazen": row(.hazen),
            "mad_normal": .number(Quantiles.scaledMedianDeviation(of: sorted)),
            "trimmed_mean_10": .number(Quantiles.trimmedMean(of: sorted, cutting: 0.1)),
            "iqr": .number(Quantiles.interquartileRange(of: sorted)),
        ]
    }
}
