/// Typed values; each getter names in `what` the thing that was meant, for its message.
extension YAMLNode {
    /// Text as it is written: `no` and `007` stay what they are.
    package func text(_ what: String = "a text") -> String? {
        guard case .scalar(let text, _) = content, !isNull else {
            expected(what)
            return nil
        }
        return text
    }

    /// Text where `NULL` and the empty word are words like others, as in a list of words that mean missing.
    package func word(_ what: String = "a word") -> String? {
        guard case .scalar(let text, _) = content else {
            expected(what)
            return nil
        }
        return text
    }

    package func flag(_ what: String = "true or false") -> Bool? {
        switch content {
        case .scalar("true", plain: true): return true
        case .scalar("false", plain: true): return false
        default:
            expected(what, suggestion: "write true or false, without quotes")
            return nil
        }
    }

    package func integer(_ what: String = "a whole number", in range: ClosedRange<Int> = .min ... .max) -> Int? {
        guard case .scalar(let text, _) = content, let value = Int(text) else {
            expected(what)
            return nil
        }
        guard range.contains(value) else {
            report("\(value) is out of range", suggestion: "use \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return value
    }

    package func number(_ what: String = "a number") -> Double? {
        guard case .scalar(let text, _) = content, let value = Double(text), value.isFinite else {
            expected(what)
            return nil
        }
        return value
    }

    /// One of a few words, for instance the cases of an enum.
    package func choice<Value>(_ what: String, among words: [(String, Value)]) -> Value? {
        guard let text = text(what) else { return nil }
        if let match = words.first(where: { $0.0 == text }) { return match.1 }
        report(
            "`\(text.prefix(40))` is not \(what)",
            suggestion: NearestName.suggestion(for: text, among: words.map(\.0)))
        return nil
    }

    /// The elements of a list.
    package func list(_ what: String = "a list") -> [YAMLNode]? {
        guard case .list(let nodes) = content else {
            expected(what)
            return nil
        }
        return nodes
    }

    /// A list of texts; elements of another type are reported and left out.
    package func texts(_ what: String = "a list of words") -> [String]? {
        list(what)?.compactMap { $0.text() }
    }

    /// The keys and values of a mapping whose keys are free, such as a value map.
    package func entries(_ what: String = "a mapping of keys to values") -> [YAMLEntry]? {
        guard case .mapping(let entries) = content else {
            expected(what)
            return nil
        }
        return entries
    }
}
