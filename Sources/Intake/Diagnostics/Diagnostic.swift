/// One thing that is wrong, or doubtful, in a file that somebody wrote: what, where, and what to do about it.
package struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        case error
        case warning
    }

    package var severity: Severity
    package var location: SourceLocation
    /// What is wrong, as a sentence without its full stop.
    package var message: String
    /// The remedy, as a sentence without its full stop.
    package var suggestion: String?

    package init(
        severity: Severity = .error, at location: SourceLocation, _ message: String, suggestion: String? = nil
    ) {
        self.severity = severity
        self.location = location
        self.message = message
        self.suggestion = suggestion
    }

    /// The line that a terminal shows and an editor can jump from.
    package var description: String {
        let remedy = suggestion.map { "; \($0)" } ?? ""
        return "\(location): \(severity.rawValue): \(message)\(remedy)"
    }
}

/// Everything that is wrong in one input, so that its author can mend it in one go.
package struct DiagnosticList: Error, Hashable, Sendable, CustomStringConvertible {
    package var diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }

    package var description: String {
        diagnostics.map(\.description).joined(separator: "\n")
    }
}
