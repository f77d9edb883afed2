import DatabaseTestSupport
import Experience
import SQL
import SQLiteDriver
import Services
import TestSupport
import Testing

/// Clients and imports meet a full disk: they are told, what they were told before holds, and once there is room they
/// go on.
@Suite struct FullDiskServiceTests {
    private static func line(_ number: Int) -> String {
        #"{"id":"e\#(number)","customer":"customer-\#(number)","time":\#(number * 1_000),"touchpoint":"t"}"#
    }

    private static func body(_ batch: Int) -> [UInt8] {
        Array((batch * 300..<batch * 300 + 300).map(line).joined(separator: "\n").utf8)
    }

    @Test func nothingAcknowledgedIsLostAndNothingRefusedStays() async throws {
        try await withTemporaryFolder { folder in
            try await withSQLite { database in
                let data = DataFolder(path: folder.path(of: "data"))
                try data.prepare()
                let services = try await ServiceSet.open(over: database, in: data, working: true)
                try await database.write { _ = try $0.value("pragma max_page_count = 60", as: Int.self) }
                var batches = 0
                let error = await #expect(throws: SQLError.self) {
                    while true {
                        _ = try await services.footage.accept(Self.body(batches))
                        batches += 1
                    }
                }
                #expect(error?.kind == .diskFull)
                #expect(batches > 0)
                #expect(services.footage.state.events == batches * 300)

                let path = try folder.write((0..<9_000).map(Self.line).joined(separator: "\n"), to: "all.ndjson")
                let mapping = """
                    events:
                      - id: {column: id}
                        customer: {column: customer}
                        time: {column: time, format: unix_ms}
                        touchpoint: {column: touchpoint}
                    """
                let request = ImportRequest(files: [path], mappingText: mapping, mappingPath: "mapping.yaml")
                await #expect(throws: SQLError.self) { try await services.imports.run(request) }
                #expect(services.footage.state.events == batches * 300)

                try await database.write { _ = try $0.value("pragma max_page_count = 100000", as: Int.self) }
                let receipts = try await services.footage.accept(Self.body(batches))
                #expect(receipts.allSatisfy { $0 == .accepted })
                let record = try await services.imports.run(request)
                #expect(record.counts.eventsKnown == (batches + 1) * 300)
                #expect(services.footage.state.events == 9_000)
                #expect(try await database.integrityProblems().isEmpty)
            }
        }
    }
}
