import Assembly
import Experience
import Foundation
import Intake
import Services
import Simulation
import TestSupport
import Testing

/// The demonstration company has faults planted in it. The report, which knows nothing of them, must find them and rank
/// the main ones as they harm.
@Suite struct PlantedGapsTests {
    /// What the company's effects were made for: the harms of its main faults can be told apart from here on.
    static let customers = 20_000

    @Test func theReportFindsThePlantedGapsInTheOrderOfTheirHarm() async throws {
        try await withInstallation { installation in
            let truth = try await installation.takeDemonstrationCompany(customers: Self.customers, seed: 1)
            let report = try await installation.services.insight.continuity().report
            #expect(report.events == truth.events)

            for fault in truth.faults {
                let gap = try #require(
                    report.gaps.first { $0.key.shows(fault.fault.gap) }, "nothing shows \(fault.fault)")
                #expect(gap.occurrences >= fault.occurrences * 9 / 10, "\(fault.fault)")
                #expect(gap.occurrences <= fault.occurrences * 11 / 10 + 5, "\(fault.fault)")
            }
            let main = truth.faults.map(\.fault).filter(\.isMain)
            let found = report.gaps.compactMap { gap in main.first { gap.key.shows($0.gap) } }
            #expect(found == main)
        }
    }
}

extension GapKey {
    /// Whether this is the gap in which a planted fault should show.
    fileprivate func shows(_ planted: GapKey) -> Bool {
        kind == planted.kind && from == planted.from && subject == planted.subject
            && (planted.to == nil || to == planted.to)
    }
}

extension Installation {
    /// Takes the demonstration company in as a user would: its script, its data file, its mapping.
    fileprivate func takeDemonstrationCompany(customers: Int, seed: UInt64) async throws -> SimulationTruth {
        var sink = FileSink(folder: folder.path + "/company")
        let truth = try Simulation(customers: customers, seed: seed).write(to: &sink)
        try sink.close()
        _ = try await services.scripts.add(files: try ScriptFolder.load(sink.folder + "/script"))
        let mapping = sink.folder + "/" + Simulation.mapping.path
        let record = try await services.imports.run(
            ImportRequest(
                files: [sink.folder + "/" + Simulation.eventsPath], mappingText: Simulation.mapping.text,
                mappingPath: mapping))
        #expect(record.counts.eventsRejected == 0)
        return truth
    }
}

/// Keeps the company's files in a folder.
private struct FileSink: SimulationSink {
    let folder: String
    private var open: (path: String, handle: FileHandle)?

    init(folder: String) {
        self.folder = folder
    }

    mutating func write(_ bytes: [UInt8], to path: String) throws {
        if open?.path != path {
            try close()
            let file = URL(filePath: folder).appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: file)
            open = (path, try FileHandle(forWritingTo: file))
        }
        try open?.handle.write(contentsOf: Data(bytes))
    }

    mutating func close() throws {
        try open?.handle.close()
        open = nil
    }
}
