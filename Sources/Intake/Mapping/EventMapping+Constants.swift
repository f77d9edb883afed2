import ColumnStore
import Experience

extension EventMapping {
    /// Holds constants against what their field may say, so that not every row is rejected for them.
    func checkConstants(_ problems: DiagnosticCollector) {
        check(.direction, problems) { text in
            let words = [EventDirection.inbound, EventDirection.outbound, EventDirection.internal]
            return words.contains(text) ? nil : "use one of: " + words.joined(separator: ", ")
        }
        check(.currency, problems) { Currency($0) == nil ? "use three letters, such as EUR" : nil }
        check(.scale, problems) {
            ScaleText.read($0) == nil ? "write the lowest and the highest answer, such as 0-10" : nil
        }
    }

    private func check(_ column: TextColumn, _ problems: DiagnosticCollector, _ remedy: (String) -> String?) {
        guard let source = texts[column] else { return }
        var words = source.map.compactMap(\.to)
        if case .constant(let text) = source.origin, source.map.isEmpty { words.append(text) }
        for word in words {
            guard let remedy = remedy(word) else { continue }
            problems.error(at: source.location, "`\(word.prefix(40))` is no \(column)", suggestion: remedy)
        }
    }
}
