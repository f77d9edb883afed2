import AssemblyTestSupport
import DatabaseTestSupport
import Experience
import Foundation
import Intake
import SQL
import Services
import Stores
import TestSupport
import Testing

/// A PostgreSQL that spreads tables over machines puts a row where its partition says. Whoever asks for one customer
/// should ask one machine: statements that ask all of them are few, known, and listed in docs/distribution.md.
@Suite("Statements over tables that grow with customers") struct DistributionTests {
    /// Rows of these lie where their `customer_partition` says.
    private static let sharded = ["footage_block", "erasure", "customer_merge"]

    @Test func thatAskAllMachinesAreThoseOfTheDocumentation() async throws {
        let statements = try await Self.statementsOfEverything()
        let touching = statements.filter { statement in Self.sharded.contains { statement.contains(" \($0)") } }
        let crossing = touching.filter { !Self.asksOneMachine($0) }
        let documented = try Self.documented()
        for statement in crossing where !documented.contains(statement) {
            Issue.record("asks all machines and is not in docs/distribution.md: \(statement)")
        }
        for statement in documented where !crossing.contains(statement) {
            Issue.record("is in docs/distribution.md, and nobody asks it: \(statement)")
        }
        // No statement joins tables, so none moves rows from machine to machine.
        #expect(statements.allSatisfy { !$0.contains(" join ") })
        #expect(touching.count > crossing.count)
    }

    @Test func everyTableThatGrowsWithCustomersHasThePartitionInItsKey() {
        let keys = Dictionary(uniqueKeysWithValues: StoredTable.all.map { ("\($0.name)", $0.keyNames) })
        for table in Self.sharded { #expect(keys[table]?.contains("customer_partition") == true, "\(table)") }
        // The others have a few rows however many customers there are.
        #expect(
            Set(keys.keys).subtracting(Self.sharded) == [
                "sequence_number", "import_run", "script_version", "setting", "job", "kept_file", "kept_file_piece",
            ])
    }

    /// The partition is among what a statement looks for, or in the row that it adds.
    private static func asksOneMachine(_ statement: String) -> Bool {
        statement.contains("customer_partition = $")
            || (statement.hasPrefix("insert into") && statement.contains("customer_partition"))
    }

    private static func documented() throws -> [String] {
        let page = try String(contentsOfFile: Places.inRepository("docs/distribution.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```sql\n").dropFirst()
        return blocks.flatMap { $0.components(separatedBy: "```")[0].split(separator: "\n").map(String.init) }.sorted()
    }

    /// Everything that an installation does with its database, done once.
    private static func statementsOfEverything() async throws -> [String] {
        try await TestDatabase.current.open { base in
            try await withTemporaryFolder { folder in
                let database = RecordingDatabase(base)
                let data = DataFolder(path: folder.path(of: "data"))
                try data.prepare()
                let services = try await ServiceSet.open(over: database, in: data, working: true, isShared: true)
                try await use(services, data)
                try await compact(database)
                _ = try await FootageCheck(of: database).run()
                _ = try await services.exports.blocks(into: folder.path(of: "blocks"), partitions: 4)
                try await merge(services)
                _ = try await services.persons.record(of: "c1")
                _ = try await services.persons.erase(["c1"], reason: "asked")
                _ = try await services.persons.erasures()
                try await setADamagedBlockAside(database, folder.path(of: "damaged"))
                for kind in RetentionKind.allCases {
                    _ = try await services.retention.set(kind, to: .days(1), consent: .everything)
                }
                _ = try await services.retention.apply()
                return try await TestDatabase.sqlite.open { empty in
                    let target = RecordingDatabase(empty)
                    _ = try await DatabaseMove(from: database, to: target).run()
                    return Set(database.statements + target.statements).sorted()
                }
            }
        }
    }

    private static func use(_ services: ServiceSet, _ folder: DataFolder) async throws {
        for number in 0..<200 {
            let line = #"{"id":"e\#(number)","customer":"c\#(number % 7)","time":\#(number),"touchpoint":"t"}"#
            _ = try await services.footage.accept(Array(line.utf8))
        }
        let path = folder.path + "/events.csv"
        try Data("who,at,what,total\nc1,1000,order,1\nc2,soon,order,1\n".utf8).write(to: URL(filePath: path))
        let record = try await services.imports.run(
            ImportRequest(files: [path], mappingText: ImportServiceTests.mapping, mappingPath: path))
        _ = try await services.imports.status(of: record.id)
        _ = try await services.imports.list()
        _ = try await services.scripts.add(
            files: try ScriptFolder.load(Places.inRepository("examples/running-example/script")))
        _ = try await services.scripts.versions()
        _ = try await services.insight.edges(InsightFilter())
    }

    /// A merge that is undone, and one that is erased with its customer.
    private static func merge(_ services: ServiceSet) async throws {
        _ = try await services.merges.preview("c3", into: "c4")
        _ = try await services.merges.merge("c3", into: "c4", reason: "c1 said so")
        _ = try await services.merges.split("c3", reason: "father and son")
        _ = try await services.merges.merge("c2", into: "c1", reason: "same phone number")
        _ = try await services.merges.merges()
        _ = try await services.stories.story(of: "c2")
    }

    private static func compact(_ database: any SQLDatabase) async throws {
        let outcome = try await Compactor(database: database).run()
        #expect(outcome != nil)
    }

    private static func setADamagedBlockAside(_ database: any SQLDatabase, _ folder: String) async throws {
        let info = try #require(try await database.read { try $0.blocks.infos() }.first)
        let id = info.id
        try await database.write { connection in
            try connection.execute(
                """
                update footage_block set checksum = checksum + 1 where arrival = \(id.arrival)
                    and customer_partition = \(id.partition ?? -1) and slice = \(id.slice)
                """)
        }
        let check = FootageCheck(of: database)
        let paths = try await check.setAside(try await check.run().missing, in: folder)
        #expect(paths.count == 1)
    }
}
