import Mustache

/// The pages' templates, compiled into the binary and parsed once. Values are escaped by default; the one exception is
/// the JSON of a chart, which escapes itself (`ChartSpec.json`).
struct Templates: Sendable {
    private let library: MustacheLibrary

    init() throws {
        var library = MustacheLibrary()
        MustacheContentTypes.register(PageText(), named: PageText.name)
        for (name, text) in Self.parts + Self.pages {
            // Each says it for itself: what a template includes begins with the library's own escaping again.
            try library.register("{{% CONTENT_TYPE:\(PageText.name)}}\n" + text, named: name)
        }
        self.library = library
    }

    /// A whole page: the named template, filled with a shell and the page's own content.
    func page(_ name: String, shell: Shell, content: some Sendable) -> HTML {
        HTML(text: library.render(["shell": shell, "page": content] as [String: Any], withTemplate: name) ?? "")
    }

    /// A part of a page, for partial updates.
    func part(_ name: String, content: some Sendable) -> HTML {
        HTML(text: library.render(["page": content] as [String: Any], withTemplate: name) ?? "")
    }

    private static let parts: [(String, String)] = [
        ("layout", layout), ("theme", theme), ("figure", figure), ("chart", chart), ("empty", empty), ("chips", chips),
        ("pager", pager), ("spans", spans), ("filters", filters), ("import-progress-part", importProgressPart),
        ("conformance", conformance),
    ]

    private static let pages: [(String, String)] = [
        ("problem", problem), ("breaks", breaks), ("gap", gap), ("gap-strip", gapStrip), ("journeys", journeys),
        ("storyboard", storyboard), ("customers", customers), ("story", story), ("story-break", storyBreak),
        ("script", script), ("ways", ways),
        ("rule", rule), ("data", data), ("upload", upload), ("mapping", mapping), ("import", importPage),
        ("import-progress", importProgress), ("person", person), ("erasures", erasures),
        ("merge", merge), ("merges", merges), ("keeping", keeping),
    ]
}

/// Markup made by a template, so that plain text is never taken for it.
struct HTML: Sendable {
    let text: String
}
