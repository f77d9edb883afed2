/// Why the product computes something not, or only in part: printed beside the cases that are skipped for it.
enum GoldenOmissions {
    /// By area and case, without the letter of a further set.
    private static let reasons = [
        "08_sketches/hash_vectors": "the product hashes with XXH64 alone",
        "08_sketches/ddsketch": exact,
        "08_sketches/quantile_sketch_bounds": exact,
        "08_sketches/hyperloglog": "customers are counted one by one: \(decision)",
        "08_sketches/kmv_set_operations": "customers are counted one by one: \(decision)",
        "08_sketches/count_min": "variants and paths are counted one by one: \(decision)",
        "08_sketches/moments_and_cross_products": "no question needs higher moments or regressions: \(decision)",
        "08_sketches/poisson_bootstrap": "intervals come from sums, not from resampling: \(decision)",
    ]

    private static let exact = "quantiles are exact, from every wait: \(decision)"
    private static let decision = "docs/decisions/0006"

    /// Nil where nothing was decided: nobody has got to it.
    static func reason(area: String, name: String) -> String? {
        let parts = name.split(separator: "_")
        let isFurtherSet = parts.last?.count == 1
        return reasons["\(area)/\(isFurtherSet ? parts.dropLast().joined(separator: "_") : name)"]
    }
}
