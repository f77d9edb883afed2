import JourneyEngine
import SQL
import Stores

/// All that is stored, read into memory as of one moment: each event with the customer whom its id stands for.
struct StoredFootage: Sendable {
    let log: EventLog
    let decisions: PersonDecisions
    let moment: FootageMoment
    /// What of it can't be read.
    let damaged: [DamagedBlock]

    /// Errors: `MemoryRefusal` when it would not fit, `SQLError` from the database.
    init(on connection: any SQLConnection, memory: MemoryGuard) throws {
        try memory.allow(.opening(try connection.blocks.totals()))
        let decisions = try PersonDecisions(on: connection)
        var builder = LogBuilder()
        damaged = try FootageReader(connection: connection).read { builder.add(decisions.merged.resolved($0)) }
        log = builder.build()
        self.decisions = decisions
        moment = try connection.blocks.moment()
    }
}
