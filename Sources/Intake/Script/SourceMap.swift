package import Experience

/// Where each thing of a script stands in its files.
package struct SourceMap: Hashable, Sendable {
    private var locations: [ScriptElement: SourceLocation] = [:]

    package init() {}

    /// The place of a thing; for one that is not in the files, the company's file.
    package subscript(element: ScriptElement) -> SourceLocation {
        locations[element] ?? locations[.company] ?? SourceLocation(file: ScriptFile.companyPath, line: 1)
    }

    func has(_ element: ScriptElement) -> Bool { locations[element] != nil }

    /// Every thing that the files name.
    package var elements: [ScriptElement] { Array(locations.keys) }

    /// The first place counts: a second one is a fault that is reported.
    mutating func note(_ element: ScriptElement, at location: SourceLocation) -> SourceLocation? {
        if let first = locations[element] { return first }
        locations[element] = location
        return nil
    }

    /// The same places with the files under a folder, as somebody in another folder names them.
    package func under(_ folder: String) -> SourceMap {
        var moved = self
        moved.locations = locations.mapValues { $0.under(folder) }
        return moved
    }
}

extension SourceLocation {
    func under(_ folder: String) -> SourceLocation {
        SourceLocation(file: folder.hasSuffix("/") ? folder + file : folder + "/" + file, line: line, column: column)
    }
}

extension DiagnosticList {
    /// The same faults with the files under a folder.
    package func under(_ folder: String) -> DiagnosticList {
        DiagnosticList(
            diagnostics.map { diagnostic in
                var moved = diagnostic
                moved.location = diagnostic.location.under(folder)
                return moved
            })
    }
}
