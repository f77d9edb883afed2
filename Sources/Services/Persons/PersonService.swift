package import Experience
import JourneyEngine
import SQL
import Stores

/// A person's rights over what is kept about them: to see it, to take it along, and to have it erased.
package struct PersonService: Sendable {
    private let database: any SQLDatabase
    private let footage: FootageService
    private let insight: InsightService
    private let files: PersonFiles
    private let clock: @Sendable () -> Timestamp

    init(
        database: any SQLDatabase, footage: FootageService, insight: InsightService, files: PersonFiles,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.footage = footage
        self.insight = insight
        self.files = files
        self.clock = clock
    }

    /// Everything that is kept about a customer, under any of their ids; nil when nothing is. Reads all footage.
    package func record(of customer: String) async throws -> PersonRecord? {
        if customer.isEmpty { return nil }
        let named = try await database.read { MergedCustomers(try $0.merges.list()).ids(of: customer) }
        let rejects = try await files.rejects(mentioning: named.compactMap { Mention(of: $0) })
        let record = try await database.read { connection in
            let merges = try connection.merges.list()
            let ids = MergedCustomers(merges).ids(of: customer)
            let mentions = ids.compactMap { Mention(of: $0) }
            var events: [PersonRecord.Event] = []
            let missing = try FootageReader(
                connection: connection, partitions: try connection.merges.partitions(of: ids)
            ).read { block in
                for id in ids {
                    for place in block.places(of: id) { events.append(PersonRecord.Event(place, of: block)) }
                }
            }
            events.sort { $0.time < $1.time }
            return PersonRecord(
                customer: ids[0],
                merges: merges.filter { ids.contains($0.absorbed) || ids.contains($0.kept) }.map(PersonMerge.init),
                events: events, rejects: rejects,
                imports: try connection.imports.list(limit: .max).filter { record in
                    mentions.contains { record.isNamed(by: $0) }
                }.map(\.id),
                missing: MissingFootage(blocks: missing))
        }
        return record.isEmpty ? nil : record
    }

    /// All ids of some customers: those of the humans whom they stand for.
    package func ids(of customers: [String]) -> [String] {
        let merged = footage.snapshot().merged
        return Array(Set(customers.flatMap(merged.ids(of:)))).sorted()
    }

    /// All erasures, the latest first.
    package func erasures() async throws -> [PersonErasure] { try await records().map(PersonErasure.init) }

    private func records() async throws -> [ErasureRecord] {
        try await database.read { try $0.erasures.list() }
    }

    /// Erases everything that is kept about some customers, everywhere and under all of their ids, and keeps old files
    /// from bringing it back. Goes on after a crash when the installation is next opened for work.
    ///
    /// Errors: `PersonProblem` when it can't begin, and then nothing was changed; whatever the database refuses, and
    /// then the rest is taken up again.
    package func erase(
        _ customers: [String], reason: String, progress: @escaping @Sendable (ErasureStep) -> Void = { _ in }
    ) async throws -> ErasureOutcome {
        try await finishErasures()
        let now = clock()
        // An id may come from the footage or from a file that did not fit.
        for customer in customers {
            guard footage.log.customerIndex(named: customer) == nil else { continue }
            guard try await record(of: customer) != nil else { throw PersonProblem.unknown(customer) }
        }
        let records = try await database.write { connection in
            try connection.merges.begin()
            let running = try connection.imports.running()
            if let id = running.first { throw PersonProblem.importRuns(id) }
            var chance = SystemRandomNumberGenerator()
            let keys = try connection.erasures.keys() ?? CustomerKeys(using: &chance)
            try connection.erasures.setKeys(keys)
            let merged = MergedCustomers(try connection.merges.list())
            let records = Set(customers.flatMap(merged.ids(of:))).sorted().map {
                ErasureRecord(customer: $0, key: keys.key(of: $0), erasedAt: now, reason: reason)
            }
            for record in records { try connection.erasures.begin(record) }
            return records
        }
        return try await run(records, progress)
    }

    /// Takes up erasures that a crash has interrupted.
    package func finishErasures() async throws {
        let records = try await records().filter { $0.finishedAt == nil }
        if !records.isEmpty { _ = try await run(records) { _ in } }
    }

    private func run(
        _ records: [ErasureRecord], _ progress: @Sendable (ErasureStep) -> Void
    ) async throws -> ErasureOutcome {
        let erasure = Erasure(records, database: database, files: files, clock: clock)
        let outcome: ErasureOutcome
        do {
            outcome = try await erasure.run(progress)
        } catch {
            // What is gone by now is not to be shown any more; where that fails, too, the next write does it.
            try? await forget()
            throw error
        }
        try await forget()
        return outcome
    }

    private func forget() async throws {
        try await footage.catchUp()
        await insight.answers.forget()
    }
}

/// Why nobody was erased.
package enum PersonProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case unknown(String)
    case importRuns(ImportID)

    package var description: String {
        switch self {
        case .unknown(let customer): "Nothing is kept about a customer “\(customer)”; nobody was erased."
        case .importRuns(let id):
            "Import \(id) is running, and may bring what is to be erased; nobody was erased. "
                + "Wait for its end and try again."
        }
    }
}
