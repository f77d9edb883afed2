/// Gathers what is wrong while an input is read, instead of stopping at the first fault.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func add(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    package func error(at location: SourceLocation, _ message: String, suggestion: String? = nil) {
        add(Diagnostic(at: location, message, suggestion: suggestion))
    }

    package func warning(at location: SourceLocation, _ message: String, suggestion: String? = nil) {
        add(Diagnostic(severity: .warning, at: location, message, suggestion: suggestion))
    }

    /// Ends a reading that found errors; in the order of their places, each once.
    package func throwErrors() throws(DiagnosticList) {
        guard hasErrors else { return }
        throw DiagnosticList(sorted)
    }

    /// All findings in the order of their places, each once.
    package var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }
            .enumerated()
            .sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
            .map(\.element)
    }
}
