import Experience

extension ScriptRule {
    /// Where the pages of the rules lie in the repository.
    static let helpFolder = "docs/script/rules/"

    /// The page that explains the rule.
    var helpPath: String { Self.helpPath(of: code.text) }

    static func helpPath(of code: String) -> String { "\(helpFolder)\(code).md" }
}
