import Dispatch
package import SQL
import Synchronization

/// Copies all that one database keeps into another, empty one: all of it or nothing, read back and compared before it
/// counts.
package struct DatabaseMove: Sendable {
    private let source: any SQLDatabase
    private let target: any SQLDatabase

    /// Both with their tables up to date; nobody else writes to either meanwhile.
    package init(from source: any SQLDatabase, to target: any SQLDatabase) {
        self.source = source
        self.target = target
    }

    /// What was copied, table by table.
    ///
    /// Errors: `TargetNotEmpty`, `MoveDiffers`, `SQLError` from either database; the target is then as it was.
    package func run(
        progress: @escaping @Sendable (_ table: String, _ rows: Int) -> Void = { _, _ in }
    ) async throws -> [(table: String, digest: TableDigest)] {
        let rows = RowChannel()
        let source = source
        // One transaction here, one there, each on a thread of its database's own.
        async let reading: Void = rows.feed {
            try await source.read { connection in
                for table in StoredTable.all {
                    try table.forEachRow(on: connection) { try rows.put(.row($0)) }
                    try rows.put(.endOfTable)
                }
            }
        }
        let digests: [TableDigest]
        do {
            digests = try await target.write { try Self.fill($0, from: rows, progress) }
        } catch {
            rows.stop()
            try await reading
            throw error
        }
        try await reading
        return zip(StoredTable.all, digests).map { ("\($0.name)", $1) }
    }

    private static func fill(
        _ connection: any SQLConnection, from rows: RowChannel, _ progress: (String, Int) -> Void
    ) throws -> [TableDigest] {
        try rows.begin()
        try StoredTable.refuseUnlessEmpty(on: connection)
        return try StoredTable.all.map { table in
            try table.fill(on: connection) {
                guard case .row(let values) = try rows.take() else { return nil }
                return values
            } progress: {
                progress("\(table.name)", $0)
            }
        }
    }
}

/// The database that everything was to go to keeps something already.
package struct TargetNotEmpty: Error, Sendable, CustomStringConvertible {
    package var description: String { "The target already keeps data; nothing was changed. Choose an empty database." }
}

/// What was read back is not what was sent.
package struct MoveDiffers: Error, Sendable, CustomStringConvertible {
    package let table: String

    package var description: String {
        "The rows of '\(table)' read back from the target differ from those sent; nothing was changed there."
    }
}

/// Carries rows from the thread that reads to the one that writes, a few at a time.
private final class RowChannel: Sendable {
    enum Item: Sendable {
        case row([SQLValue])
        case endOfTable
    }

    private struct Stopped: Error {}

    private let items = Mutex<[Item]>([])
    private let failure = Mutex<(any Error)?>(nil)
    private let isStopped = Atomic(false)
    private let isBegun = Atomic(false)
    private let filled = DispatchSemaphore(value: 0)
    private let free = DispatchSemaphore(value: 0)

    init() {
        // A semaphore may not end below what it began with.
        for _ in 0..<16 { free.signal() }
    }

    /// Runs what reads; the one that takes is told of its failure.
    func feed(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch is Stopped {
        } catch {
            failure.withLock { $0 = error }
            filled.signal()
            throw error
        }
    }

    func put(_ item: Item) throws {
        free.wait()
        if isStopped.load(ordering: .acquiring) { throw Stopped() }
        items.withLock { $0.append(item) }
        filled.signal()
    }

    /// To be called by who takes, before the first. Rows come once: a transaction that is begun again, because its
    /// connection broke, can't have them again.
    func begin() throws(SQLError) {
        guard !isBegun.exchange(true, ordering: .acquiringAndReleasing) else {
            throw SQLError(
                kind: .connection, code: "08006", message: "the connection broke while everything was copied",
                statement: nil, remedy: "The connection to the target broke; nothing was changed there. Try again.")
        }
    }

    func take() throws -> Item {
        filled.wait()
        let next = items.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        guard let next else { throw failure.withLock { $0 } ?? Stopped() }
        free.signal()
        return next
    }

    /// Nobody takes any more.
    func stop() {
        isStopped.store(true, ordering: .releasing)
        for _ in 0..<2 { free.signal() }
    }
}
