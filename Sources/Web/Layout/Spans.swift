/// A sentence in which `words between backticks` are code, taken apart for the template.
struct Spans: Sendable {
    struct Span: Sendable {
        var text: String
        var isCode: Bool
    }

    let spans: [Span]

    /// Sentences from elsewhere begin small; `capital` makes their first letter large.
    init(_ sentence: String, capital: Bool = true) {
        spans = sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            let text = index == 0 && capital ? part.prefix(1).uppercased() + part.dropFirst() : String(part)
            return Span(text: text, isCode: !index.isMultiple(of: 2))
        }
    }
}
