package import Assembly
import ColumnStore
import Experience
import Foundation
package import JourneyEngine
import SQLiteDriver
import Services
import Stores
package import Workload

/// A data folder with the workload's table in it, brought in as any user would.
package enum WorkloadStore {
    /// Imports the table into an installation.
    package static func load(_ table: String, into installation: Installation) async throws {
        let request = ImportRequest(
            files: [table], mappingText: WorkloadMapping.yaml, mappingPath: "workload.yaml")
        let record = try await installation.services.imports.run(request)
        guard record.counts.eventsRejected == 0 else {
            throw BenchError("\(table): \(record.counts.eventsRejected) rows did not fit; generate the data again")
        }
    }

    /// The check of the load, added up from the blocks in the database itself.
    package static func check(_ folder: String, customers: Int) async throws -> WorkloadAnswer {
        let database = try SQLiteDatabase.open(DataFolder(path: folder).databasePath, for: .reading)
        let check = try await database.read { connection in
            var check = StoreCheck()
            try connection.blocks.forEachBlock { check.add(try $0.events()) }
            return check
        }
        try database.close()
        return check.answer(customers: customers)
    }

    /// The check of look-ups over the first of the listed customers.
    package static func storyCheck(_ engine: Engine, table: String, lookUps: [Int64]) throws -> WorkloadAnswer {
        let customers = Array(lookUps.prefix(WorkloadNames.checkedLookUps))
        let rows = try WorkloadFiles.bytes(table).withUnsafeBytes { bytes throws(WorkloadCSVError) in
            try StoryCheck.rows(of: Set(customers), in: bytes)
        }
        return StoryCheck.answer(customers, rows: rows) { customer in
            engine.takes(ofCustomer: "\(customer)") ?? []
        }
    }
}

/// Why a step of the benchmark can't be taken, in words for the one who started it.
package struct BenchError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
