package import Experience

extension GapRanking {
    /// The gaps in the order of this ranking, the worst first. A gap whose figure can't be told comes after those
    /// whose can; equals go by occurrences, then by name, so that the order is the same every time.
    package func ranked(_ gaps: [ContinuityGap]) -> [ContinuityGap] {
        let keyed = gaps.map { (gap: $0, weight: weight(of: $0), name: $0.key.name) }
        return keyed.sorted { left, right in
            if left.weight != right.weight { return left.weight > right.weight }
            if left.gap.occurrences != right.gap.occurrences { return left.gap.occurrences > right.gap.occurrences }
            return left.name < right.name
        }.map(\.gap)
    }

    /// Larger is worse.
    private func weight(of gap: ContinuityGap) -> Double {
        switch self {
        case .moneyAtRisk: gap.moneyAtRisk?.value ?? -1
        case .customersHurt: Double(gap.customersHurt)
        case .occurrences: Double(gap.occurrences)
        case .share: gap.shareHurt.value
        case .score: gap.scoreDifference.map { -$0.value } ?? -.infinity
        }
    }
}

extension ContinuityReport {
    /// The same report with its gaps in another order.
    package func ranked(by ranking: GapRanking) -> ContinuityReport {
        var report = self
        report.gaps = ranking.ranked(gaps)
        return report
    }
}
