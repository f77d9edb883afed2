import Foundation
import Services

/// Words to the person at the terminal that are not the answer: they go to standard error, so that a pipe gets only
/// the answer.
enum Terminal {
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((TerminalText.harmless(text) + "\n").utf8))
    }

    static func complain(_ text: String) {
        say("throughline: " + text)
    }

    /// Says what of the footage the answer is without.
    static func warn(of missing: MissingFootage) {
        if !missing.isEmpty { complain("\(missing.sentence) \(MissingFootage.remedy)") }
    }

    /// A line that replaces itself while work goes on; on anything but a terminal nothing is written.
    static func progress(_ text: String) {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[2K" + TerminalText.harmless(text)).utf8))
    }

    static func endProgress() {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
    }

    static func answer(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    private static let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
}
