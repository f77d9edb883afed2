/// Words from files and customers on their way to a terminal: whatever would command it, or turn the writing around, is
/// shown as a space.
package enum TerminalText {
    /// Lines stay lines.
    package static func harmless(_ text: String) -> String { replaced(text) { $0 == "\n" || $0 == "\t" } }

    /// On one line.
    static func inOneLine(_ text: String) -> String { replaced(text) { _ in false } }

    private static func replaced(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String {
        guard text.unicodeScalars.contains(where: { commands($0) && !isKept($0) }) else { return text }
        var harmless = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { harmless.append(commands(scalar) && !isKept(scalar) ? " " : scalar) }
        return String(harmless)
    }

    /// Both ranges of control characters: some terminals take commands from the upper one, too.
    private static func commands(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
    }
}
