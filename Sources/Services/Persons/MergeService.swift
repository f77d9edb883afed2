import Experience
import JourneyEngine
import SQL
import Stores

/// Makes one customer of two ids that turned out to be the same human, and tells them apart again. What is stored stays
/// as it came: a split brings back exactly what was before.
package struct MergeService: Sendable {
    private let database: any SQLDatabase
    private let footage: FootageService
    private let stories: StoryService
    private let clock: @Sendable () -> Timestamp

    init(
        database: any SQLDatabase, footage: FootageService, stories: StoryService,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.database = database
        self.footage = footage
        self.stories = stories
        self.clock = clock
    }

    /// All merges, undone ones among them, the latest first.
    package func merges() async throws -> [PersonMerge] {
        try await database.read { connection in
            try connection.merges.list().reversed().map(PersonMerge.init)
        }
    }

    /// Both customers as they are, each with all ids merged into it before.
    ///
    /// Errors: `MergeProblem` when they can't be merged.
    package func preview(_ absorbed: String, into kept: String) async throws -> MergePreview {
        let target = try await database.read { try destination(of: absorbed, into: kept, on: $0) }
        guard let before = try await stories.story(of: absorbed) else { throw MergeProblem.unknown(absorbed) }
        guard let after = try await stories.story(of: target) else { throw MergeProblem.unknown(target) }
        return MergePreview(absorbed: before, kept: after)
    }

    /// From now on `absorbed` stands for `kept`, or for the customer whom that one was merged into. Returns when every
    /// answer of this server says so.
    ///
    /// Errors: `MergeProblem` when it can't be, and then nothing was changed.
    package func merge(_ absorbed: String, into kept: String, reason: String) async throws -> PersonMerge {
        let now = clock()
        let record = try await database.write { connection in
            try connection.merges.begin()
            let target = try destination(of: absorbed, into: kept, on: connection)
            let last = try connection.merges.list(absorbing: absorbed).last?.mergedAt.milliseconds ?? .min
            let at = last < now.milliseconds ? now : Timestamp(milliseconds: last + 1)
            let record = MergeRecord(absorbed: absorbed, kept: target, mergedAt: at, reason: reason)
            try connection.merges.add(record)
            return record
        }
        try await footage.commits.catchUp()
        return PersonMerge(record)
    }

    /// Undoes the merge that absorbed an id: it is a customer of its own again, with all that was merged into it
    /// before.
    ///
    /// Errors: `MergeProblem` when there is none to undo.
    package func split(_ absorbed: String, reason: String) async throws -> PersonMerge {
        let now = clock()
        let record = try await database.write { connection in
            try connection.merges.begin()
            guard var record = try connection.merges.list(absorbing: absorbed).last else {
                throw MergeProblem.neverMerged(absorbed)
            }
            if let undone = record.undone { throw MergeProblem.alreadySplit(absorbed, at: undone.at) }
            record.undone = MergeRecord.Undoing(at: now, reason: reason)
            try connection.merges.update(record)
            return record
        }
        try await footage.commits.catchUp()
        return PersonMerge(record)
    }

    /// The customer whom an id would be merged into.
    private func destination(
        of absorbed: String, into kept: String, on connection: any SQLConnection
    ) throws -> String {
        if absorbed.utf8.elementsEqual(kept.utf8) { throw MergeProblem.itself(absorbed) }
        let end = try customer(of: absorbed, on: connection)
        if !end.utf8.elementsEqual(absorbed.utf8) { throw MergeProblem.alreadyAbsorbed(absorbed, into: end) }
        let target = try customer(of: kept, on: connection)
        if target.utf8.elementsEqual(absorbed.utf8) { throw MergeProblem.cycle(absorbed, into: kept) }
        let (erased, erasing) = try (ErasedCustomers(on: connection), connection.erasures.list().compactMap(\.customer))
        for id in [absorbed, target] {
            if erasing.contains(id) { throw MergeProblem.erased(id) }
            if footage.log.customerIndex(named: id) != nil { continue }
            throw erased.has(id) ? MergeProblem.erased(id) : MergeProblem.unknown(id)
        }
        return target
    }

    /// Follows the merges in force from one id on.
    private func customer(of id: String, on connection: any SQLConnection) throws -> String {
        var id = id
        while let record = try connection.merges.list(absorbing: id).last, record.undone == nil { id = record.kept }
        return id
    }
}
