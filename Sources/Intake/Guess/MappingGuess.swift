/// Writes a first mapping from a look at the data, with the reasons and the alternatives as comments, for somebody who
/// knows the data to correct.
package enum MappingGuess {
    /// The mapping's text; it can be read as a mapping as it is.
    package static func write(for files: [InputFile]) throws(Diagnostic) -> String {
        var profiles: [FileProfile] = []
        for file in files { profiles.append(try FileProfile(file)) }
        guard let first = profiles.first else {
            throw Diagnostic(
                at: SourceLocation(file: "", line: 1), "there is no file to look at", suggestion: "name a data file")
        }
        let names = Set(first.columns.map(\.name))
        let alike = profiles.filter { $0.format == first.format && Set($0.columns.map(\.name)) == names }
        let others = profiles.filter { profile in !alike.contains { $0.file == profile.file } }
        var writer = GuessWriter(first, alike: alike.map(\.file.name), others: others.map(\.file.name))
        return writer.write()
    }
}
