import Yams

extension YAMLNode {
    /// Reads a YAML text. A fault of the syntax is reported with its place, and the answer is nil.
    package static func parse(_ text: String, file: String, into problems: DiagnosticCollector) -> YAMLNode? {
        if let refusal = YAMLLimits.refusal(of: text, file: file) {
            problems.add(refusal)
            return nil
        }
        do {
            let source = YAMLSource(text: text, file: file, problems: problems)
            let parser = try Parser(yaml: text, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                return YAMLNode(
                    content: .scalar("", plain: true), location: SourceLocation(file: file, line: 1), problems: problems
                )
            }
            return source.node(root)
        } catch {
            problems.add(YAMLSyntaxFault.diagnostic(for: error, text: text, file: file))
            return nil
        }
    }
}

/// Turns the library's tree into ours.
private struct YAMLSource {
    let text: String
    let file: String
    let problems: DiagnosticCollector

    func node(_ node: Yams.Node) -> YAMLNode {
        let location = location(node.mark)
        let content: YAMLNode.Content =
            switch node {
            case .scalar(let scalar): .scalar(scalar.string, plain: scalar.style == .plain)
            case .sequence(let sequence): .list(sequence.map { self.node($0) })
            case .mapping(let mapping): .mapping(mapping.compactMap { entry(key: $0.key, value: $0.value) })
            case .alias: .scalar("", plain: true)
            }
        return YAMLNode(content: content, location: location, problems: problems)
    }

    private func entry(key: Yams.Node, value: Yams.Node) -> YAMLEntry? {
        guard case .scalar(let scalar) = key else {
            problems.error(at: location(key.mark), "a key must be a word", suggestion: "write `key: value`")
            return nil
        }
        return YAMLEntry(key: scalar.string, keyLocation: location(key.mark), value: node(value))
    }

    private func location(_ mark: Mark?) -> SourceLocation {
        SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}
