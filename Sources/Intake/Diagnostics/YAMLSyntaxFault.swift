import Yams

/// Puts a fault that the YAML library found into our words, with its place.
enum YAMLSyntaxFault {
    static func diagnostic(for error: any Error, text: String, file: String) -> Diagnostic {
        guard let error = error as? YamlError else {
            return Diagnostic(at: SourceLocation(file: file, line: 1), "this is not YAML: \(error)")
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let meanwhile = context.map { " \($0.text) that starts in line \($0.mark.line)" } ?? ""
            return Diagnostic(
                at: SourceLocation(file: file, line: mark.line, column: mark.column),
                "this is not YAML: \(problem)\(meanwhile)",
                suggestion: "check the indentation, and put texts with : # { [ & * in quotes")
        case .duplicatedKeysInMapping(let keys, let context):
            return Diagnostic(
                at: SourceLocation(file: file, line: context.mark.line, column: context.mark.column),
                "\(keys.map { "`\($0)`" }.joined(separator: ", ")) stands more than once in this mapping",
                suggestion: "keep one of them")
        case .reader(let problem, let offset, _, _):
            return Diagnostic(
                at: place(ofCharacter: offset ?? 0, in: text, file: file), "this is not YAML: \(problem)",
                suggestion: "save the file as UTF-8 without control characters")
        default:
            return Diagnostic(at: SourceLocation(file: file, line: 1), "this is not YAML: \(error)")
        }
    }

    private static func place(ofCharacter offset: Int, in text: String, file: String) -> SourceLocation {
        let before = text.prefix(offset)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return SourceLocation(file: file, line: max(1, lines.count), column: (lines.last?.count ?? 0) + 1)
    }
}
