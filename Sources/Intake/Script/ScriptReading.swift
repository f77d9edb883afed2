package import Experience

/// A script as its files gave it.
package struct ScriptReading: Hashable, Sendable {
    package var script: Script
    package var sourceMap: SourceMap
    /// Numbered as `ScriptElement.suppression` counts them.
    package var suppressions: [Suppression]

    package init(script: Script, sourceMap: SourceMap, suppressions: [Suppression]) {
        self.script = script
        self.sourceMap = sourceMap
        self.suppressions = suppressions
    }
}
