import Simulation

/// The events of a company as a test reads them: the columns by name, rows in the order of the file.
struct CompanyTable {
    let header: [String]
    let rows: [[Substring]]

    init(_ folder: FolderInMemory) {
        // No field of the demonstration company holds a comma or a quote, which `fieldsAreAsMany` would notice.
        let lines = folder.text(Simulation.eventsPath).split(separator: "\n")
        header = lines.first?.split(separator: ",").map(String.init) ?? []
        rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    func column(_ name: String) -> [Substring] {
        guard let place = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[place] }
    }
}

func company(customers: Int, seed: UInt64 = 1) throws -> FolderInMemory {
    var folder = FolderInMemory()
    try Simulation(customers: customers, seed: seed).write(to: &folder)
    return folder
}
