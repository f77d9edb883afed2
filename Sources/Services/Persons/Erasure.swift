import ColumnStore
import Experience
import SQL
import Stores

/// How far an erasure has come.
package enum ErasureStep: Sendable, Hashable {
    /// Footage is read to find them.
    case seeking
    /// So many of the blocks with them are without them by now.
    case rewriting(done: Int, of: Int)
    case files
    /// Nothing of it may be left in the database's files.
    case scrubbing
}

/// What was erased, and what is to be known about the rest.
package struct ErasureOutcome: Sendable, Hashable {
    var records: [ErasureRecord]
    package var blocks = 0
    /// Files that were deleted: uploads nobody has imported, and blocks set aside.
    package var deletedFiles: [String] = []
    /// Blocks that can't be read may hold some of it.
    package var unreadable = MissingFootage()
    /// What kept the database from forgetting at once; nil when nothing did.
    package var scrubbing: String?

    package var erasures: [PersonErasure] { records.map(PersonErasure.init) }
    /// How many ids were erased: with each all that are one human with it.
    package var ids: Int { records.count }
    package var events: Int { records.reduce(0) { $0 + $1.events } }
    package var rejectedRows: Int { records.reduce(0) { $0 + $1.rejectedRows } }

    /// What stays, and why.
    package static let kept = [
        "A key made from each id with this installation's secret, with the date and the reason: it shows that the "
            + "erasure was done (GDPR article 5(2)), and keeps an old file from bringing the person back. No id can be "
            + "read from it.",
        "Figures that were exported or printed before.",
    ]

    /// What backups still hold.
    package static let backups =
        "Backups made before still hold it until they are rotated out. After restoring one of those, erase again."
}

/// Takes some customers out of everything that is kept. Each step may be done again: what is gone already stays gone.
struct Erasure: Sendable {
    /// Those of whom something may be left in tables and files, with their ids.
    private let records: [ErasureRecord]
    private let customers: [String]
    /// Those who are only to be scrubbed.
    private let nearlyDone: [ErasureRecord]
    private let database: any SQLDatabase
    private let files: PersonFiles
    private let clock: @Sendable () -> Timestamp

    /// Of records that are not finished.
    init(
        _ records: [ErasureRecord], database: any SQLDatabase, files: PersonFiles,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.records = records.filter { $0.customer != nil }
        customers = records.compactMap(\.customer)
        nearlyDone = records.filter { $0.customer == nil }
        self.database = database
        self.files = files
        self.clock = clock
    }

    func run(_ progress: @Sendable (ErasureStep) -> Void) async throws -> ErasureOutcome {
        var outcome = ErasureOutcome(records: records)
        try await takeOutOfBlocks(&outcome, progress)
        progress(.files)
        try await takeOutOfFiles(&outcome)
        for index in outcome.records.indices { outcome.records[index].customer = nil }
        outcome.records += nearlyDone
        try await note(outcome.records, isRevised: true)
        progress(.scrubbing)
        outcome.scrubbing = try await database.scrubbed()
        if outcome.scrubbing == nil {
            for index in outcome.records.indices { outcome.records[index].finishedAt = clock() }
            try await note(outcome.records, isRevised: false)
        }
        return outcome
    }

    private func note(_ records: [ErasureRecord], isRevised: Bool) async throws {
        try await database.write { connection in
            for record in records { try connection.erasures.update(record) }
            if isRevised {
                try forgetMerges(on: connection)
                try connection.blocks.revise()
            }
        }
    }

    /// Merges that name a customer go with them: the list keeps no id of somebody who was erased.
    private func forgetMerges(on connection: any SQLConnection) throws {
        let mentions = customers.compactMap { Mention(of: $0) }
        for record in try connection.merges.list() {
            if customers.contains(record.absorbed) || customers.contains(record.kept) {
                try connection.merges.remove(record)
                continue
            }
            let reworded = record.reworded { text in
                mentions.reduce(text) { $1.replaced(in: $0, by: "(erased)") }
            }
            if reworded != record { try connection.merges.update(reworded) }
        }
    }

    // MARK: - Footage

    /// Blocks may be merged by others meanwhile: sought again until none is left.
    private func takeOutOfBlocks(
        _ outcome: inout ErasureOutcome, _ progress: @Sendable (ErasureStep) -> Void
    ) async throws {
        while true {
            progress(.seeking)
            let (blocks, missing) = try await sought()
            outcome.unreadable = missing
            if blocks.isEmpty { return }
            for (index, info) in blocks.enumerated() {
                progress(.rewriting(done: index, of: blocks.count))
                do {
                    let taken = try await takeOut(of: info)
                    for (index, count) in taken.enumerated() { outcome.records[index].events += count }
                    outcome.blocks += 1
                } catch is BlocksChanged {
                    continue
                }
            }
        }
    }

    /// The blocks that have some of the customers' events from before the erasure.
    private func sought() async throws -> (blocks: [BlockInfo], missing: MissingFootage) {
        try await database.read { connection in
            var blocks: [BlockInfo] = []
            let partitions = try connection.merges.partitions(of: customers)
            let damaged = try FootageReader(connection: connection, partitions: partitions)
                .readNamed { info, block in
                    if !places(in: block).joined().isEmpty { blocks.append(info) }
                }
            return (blocks, MissingFootage(blocks: damaged))
        }
    }

    /// By customer, the places of their events in a block.
    private func places(in block: EventBlock) -> [[Int]] {
        zip(records, customers).map { record, customer in
            block.places(of: customer).filter { block.times[$0] < record.erasedAt.milliseconds }
        }
    }

    /// How many events of each customer were in it.
    private func takeOut(of info: BlockInfo) async throws -> [Int] {
        try await database.write { connection in
            guard let stored = try connection.blocks.block(info.id), stored.info == info else {
                throw BlocksChanged(id: info.id)
            }
            let block = try stored.events()
            let places = places(in: block)
            try connection.blocks.reduce(info, to: NewBlock(block.leavingOut(places.joined().sorted())))
            return places.map(\.count)
        }
    }

    // MARK: - Elsewhere

    private func takeOutOfFiles(_ outcome: inout ErasureOutcome) async throws {
        let rows = try await files.removeRejects(mentioning: customers)
        let deleted = try await files.removeLeftovers(mentioning: customers)
        for (index, count) in rows.enumerated() { outcome.records[index].rejectedRows += count }
        outcome.deletedFiles += deleted
        try await database.write { connection in
            for customer in customers {
                guard let mention = Mention(of: customer) else { continue }
                for record in try connection.imports.list(limit: .max) where record.isNamed(by: mention) {
                    try connection.imports.reword(record) { mention.replaced(in: $0, by: "(erased)") }
                }
            }
        }
    }
}

extension SQLDatabase {
    /// What kept the database from forgetting what was deleted; nil when nothing did.
    func scrubbed() async throws -> String? {
        do {
            try await scrub()
            return nil
        } catch let error as SQLError where error.kind == .busy || error.kind == .denied {
            return error.summary
        }
    }
}

extension EventBlock {
    /// The places of a customer's events, ascending.
    func places(of customer: String) -> [Int] {
        guard let code = dictionary(.customer).code(of: customer), code > 0 else { return [] }
        let codes = codes(.customer)
        return codes.indices.filter { codes[$0] == code }
    }
}

extension MergeRecord {
    /// With other words for why it was made and undone.
    fileprivate func reworded(_ change: (String) -> String) -> MergeRecord {
        var record = self
        record.reason = change(reason)
        record.undone = undone.map { Undoing(at: $0.at, reason: change($0.reason)) }
        return record
    }
}
