import Experience

/// The values that only scripts have.
extension YAMLNode {
    /// A text with something in it.
    func phrase() -> String? {
        guard let text = text() else { return nil }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report("this text is empty", suggestion: "write what is meant")
            return nil
        }
        return text
    }

    /// A name that other places refer to: any printable characters but `>`, at most 100, none but letters at the ends
    /// being white space.
    func identifier() -> String? {
        guard let text = text("an id") else { return nil }
        let problem: String? =
            if text.isEmpty {
                "an id can't be empty"
            } else if text.unicodeScalars.count > 100 {
                "this id is longer than 100 characters"
            } else if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
                "an id can't begin or end with white space"
            } else if text.contains(">") || text.unicodeScalars.contains(where: Self.isControl) {
                "an id can't contain `>` or control characters"
            } else {
                nil
            }
        guard let problem else { return text }
        report(problem, suggestion: "use a short word such as `order_number`")
        return nil
    }

    /// A journey's id is also the name of its file.
    func journeyIdentifier() -> String? {
        guard let text = identifier() else { return nil }
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard allowed, !text.hasPrefix(".") else {
            report(
                "the id of a journey is also the name of its file: letters, digits, - _ . only",
                suggestion: "use a word such as `buy-a-dress`, and write the rest in `name`")
            return nil
        }
        return text
    }

    func wait(atLeast least: Wait = Wait(milliseconds: 0)) -> Wait? {
        guard let text = text("a length of time") else { return nil }
        guard let wait = Wait(text: text) else {
            report("`\(text.prefix(40))` is not a length of time", suggestion: "write " + Wait.textForm)
            return nil
        }
        guard wait >= least else {
            report("this must be at least \(least.text)")
            return nil
        }
        return wait
    }

    func number(atLeast least: Double) -> Double? {
        guard let number = number() else { return nil }
        guard number >= least, number <= 1e12 else {
            report("\(kind) is out of range", suggestion: "use a number from \(YAMLLines.number(least)) on")
            return nil
        }
        return number
    }

    /// The elements of a list of ids, each once.
    func identifiers() -> [(id: String, location: SourceLocation)] {
        var seen: Set<String> = []
        return (list("a list of ids") ?? []).compactMap { node in
            guard let id = node.identifier() else { return nil }
            guard seen.insert(id).inserted else {
                node.report("`\(id)` stands twice in this list", suggestion: "keep one of them")
                return nil
            }
            return (id, node.location)
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
        default: scalar == "\u{FEFF}"
        }
    }
}
