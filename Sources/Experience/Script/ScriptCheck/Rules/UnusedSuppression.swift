extension ScriptRule {
    /// A silence that outlived its reason. Found by `ScriptCheck` itself, after all other rules.
    static let unusedSuppression = ScriptRule(
        code: "TL024", name: "unused-suppression", severity: .note,
        title: "A suppression that silences nothing",
        explanation:
            "The reason has gone; left in place, it would silence the next finding there without anybody's decision."
    ) { _ in [] }

    static func unused(_ suppression: Suppression, at index: Int) -> Finding {
        unusedSuppression.finding(
            for: Violation(
                element: .suppression(index),
                message: "\(suppression.rule) finds nothing at `\(suppression.at)` that needs silencing",
                suggestion: "take the suppression out"))
    }
}
