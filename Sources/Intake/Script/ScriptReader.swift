package import Experience

/// Reads a script from its files and finds all their faults at once.
package enum ScriptReader {
    /// - Throws: every fault with its place: unknown keys, wrong types, missing or doubled names, references to
    ///   nothing. What is well written but broken for customers is not a fault; `ScriptCheck` finds it.
    package static func read(files: [ScriptFile]) throws(DiagnosticList) -> ScriptReading {
        let notes = ScriptNotes()
        let company = companyFile(among: files, notes)
        let read = company.flatMap { CompanyReader(notes: notes).read($0) }
        var journeys: [Journey] = []
        for file in journeyFiles(among: files, notes) {
            guard let root = YAMLNode.parse(file.text, file: file.path, into: notes.problems) else { continue }
            if let journey = JourneyReader(notes: notes).read(root) { journeys.append(journey) }
        }
        notes.checkSize()
        notes.checkReferences()
        try notes.problems.throwErrors()
        guard let read else {
            // Every way to a missing company has reported why.
            let place = SourceLocation(file: ScriptFile.companyPath, line: 1)
            throw DiagnosticList([Diagnostic(at: place, "the company can't be read")])
        }
        return ScriptReading(
            script: Script(company: read, journeys: journeys), sourceMap: notes.map, suppressions: notes.suppressions)
    }

    private static func companyFile(among files: [ScriptFile], _ notes: ScriptNotes) -> YAMLNode? {
        guard let file = files.first(where: { $0.path == ScriptFile.companyPath }) else {
            notes.problems.error(
                at: SourceLocation(file: ScriptFile.companyPath, line: 1), "a script needs a file `company.yaml`",
                suggestion: "`throughline script new <folder>` writes a first one")
            return nil
        }
        return YAMLNode.parse(file.text, file: file.path, into: notes.problems)
    }

    private static func journeyFiles(among files: [ScriptFile], _ notes: ScriptNotes) -> [ScriptFile] {
        var seen: Set<String> = []
        for file in files {
            let place = SourceLocation(file: file.path, line: 1)
            if !seen.insert(file.path).inserted {
                notes.problems.error(at: place, "this file is given twice", suggestion: "give each file once")
            }
            if file.path != ScriptFile.companyPath, !ScriptFile.isJourneyPath(file.path) {
                notes.problems.error(
                    at: place, "this file has no place in a script",
                    suggestion: "a script is `company.yaml` and `journeys/<name>.yaml`")
            }
        }
        return files.filter { ScriptFile.isJourneyPath($0.path) }.sorted { $0.path < $1.path }
    }
}
