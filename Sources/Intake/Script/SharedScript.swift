import ColumnStore
package import Experience

/// A script that several processes work with, and what they know it by again.
package struct SharedScript: Sendable {
    package let script: Script
    /// Equal for equal files.
    package let fingerprint: String

    package init(folder: String) throws(DiagnosticList) {
        let files = try ScriptFolder.load(folder)
        script = try ScriptFolder.read(folder).script
        let text = files.map { "\($0.path)\u{0}\($0.text)" }.joined(separator: "\u{0}")
        fingerprint = String(XXH64.hash(text), radix: 16)
    }
}
