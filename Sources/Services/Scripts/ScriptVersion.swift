package import Experience
import Intake

/// One version of the company's script, read and checked. Versions never change.
package struct ScriptVersion: Sendable {
    /// `v3`.
    package let id: String
    package let createdAt: Timestamp
    /// Equal for equal files.
    package let contentHash: String
    package let script: Script
    /// As their authors wrote them, comments included.
    package let files: [ScriptFile]
    package let checked: CheckedScript
    private let sourceMap: SourceMap

    init(id: String, createdAt: Timestamp, contentHash: String, files: [ScriptFile], reading: ScriptReading) {
        self.id = id
        self.createdAt = createdAt
        self.contentHash = contentHash
        self.files = files
        script = reading.script
        checked = ScriptCheck.check(reading.script, suppressions: reading.suppressions)
        sourceMap = reading.sourceMap
    }

    /// Where a thing of the script stands: `journeys/buy.yaml:12:9`.
    package func place(of element: ScriptElement) -> String {
        "\(sourceMap[element])"
    }
}

/// A version by its name and date, for lists.
package struct ScriptVersionSummary: Hashable, Sendable {
    package let id: String
    package let createdAt: Timestamp
    package let contentHash: String
}
