import Experience
import Foundation
import Intake
import Services

/// Fills an installation with the invented company, in the way a user would bring their own: script files, a data file
/// and a mapping. What is there already is left alone, so that a second start is quick.
struct DemonstrationCompany {
    let folder: String
    let customers: Int
    let seed: UInt64

    func fill(_ services: ServiceSet) async throws {
        let source = SimulationFolder(path: folder + "/company-\(customers)-\(seed)")
        let imports = try await services.imports.list()
        if imports.contains(where: { $0.record.state == .finished }) {
            guard source.isWritten else {
                throw CommandFailure.unusable(
                    "“\(folder)” holds other data already. Name another folder with --data, or the --customers and "
                        + "--seed that it was made with.")
            }
            return
        }
        Terminal.say("Inventing a fashion web shop with \(Figures.count(customers)) customers ...")
        try source.prepareAgain()
        let events = try source.write(customers: customers, seed: seed) { Terminal.progress($0) }
        Terminal.endProgress()
        let version = try await services.scripts.add(files: try ScriptFolder.load(source.scriptPath))
        Terminal.say(
            "Script \(version.id): \(version.script.journeys.count) journeys, "
                + "\(version.script.company.departments.count) departments. "
                + "Importing \(Figures.count(events)) events ..."
        )
        let words = ImportWords(began: Date())
        let record = try await services.imports.run(source.request) { Terminal.progress(words.progress($0)) }
        Terminal.endProgress()
        Terminal.say(ImportWords.summary(record))
    }
}
