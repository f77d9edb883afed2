import Foundation
import PostgresDriver
import SQL
import Synchronization
import TestSupport
import Testing

/// The PostgreSQL server crashes and comes back while clients write: each write is there once, or its client was told.
@Suite("A server that crashes under load", .timeLimit(.minutes(15)))
struct ServerRestartTests {
    private static let name = "restarted"

    @discardableResult
    private static func server(_ command: String) throws -> String {
        let script = Process()
        let output = Pipe()
        script.executableURL = URL(filePath: Places.inRepository("bin/test-postgres"))
        script.arguments = [command, name]
        script.standardOutput = output
        try script.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        script.waitUntilExit()
        try #require(script.terminationStatus == 0)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("keeps what it acknowledged, and doubles nothing")
    func crash() async throws {
        try await withCleanUp { cleanUp in
            let address = try PostgresAddress(try Self.server("start"))
            cleanUp.add { try Self.server("stop") }
            var options = PostgresOptions()
            // However slow the machine is.
            options.patience = 900
            let database = try await PostgresDatabase.open(address, options: options)
            cleanUp.add { await database.close() }
            try await database.write { try $0.run(SQLScript(text: "create table t (a bigint not null)")) }
            let load = Load()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<4 {
                    group.addTask {
                        var number = client
                        while !load.isOver {
                            let value = number
                            do {
                                try await database.write { try $0.execute("insert into t (a) values (\(value))") }
                                load.acknowledge(value)
                            } catch let error as SQLError {
                                #expect(error.kind == .connection, "\(error)")
                            }
                            number += 4
                        }
                    }
                }
                for round in 1...3 {
                    // So that each crash comes upon writes.
                    let count = load.acknowledged.count
                    while load.acknowledged.count < count + 20 * round {
                        try await Task.sleep(for: .milliseconds(2))
                    }
                    try Self.server("restart")
                }
                let count = load.acknowledged.count
                while load.acknowledged.count < count + 20 { try await Task.sleep(for: .milliseconds(2)) }
                load.end()
                try await group.waitForAll()
            }
            let stored = try await database.read { connection in
                try connection.all("select a from t") { try $0.value("a", as: Int.self) }
            }
            #expect(Set(stored).count == stored.count)
            #expect(Set(load.acknowledged).isSubset(of: Set(stored)))
        }
    }
}

/// What clients were told is written, until they are to stop.
private final class Load: Sendable {
    private let state = Mutex((isOver: false, acknowledged: [Int]()))

    var isOver: Bool { state.withLock { $0.isOver } }
    var acknowledged: [Int] { state.withLock { $0.acknowledged } }

    func acknowledge(_ value: Int) { state.withLock { $0.acknowledged.append(value) } }
    func end() { state.withLock { $0.isOver = true } }
}
