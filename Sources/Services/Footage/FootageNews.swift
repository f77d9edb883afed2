import ColumnStore
import JourneyEngine
import SQL
import Stores

/// What other servers have written to the same database since this one looked last.
struct FootageNews: Sendable {
    enum Change: Sendable {
        case added([EventBlock])
        /// Blocks that this one knows were changed, or merged with some that it doesn't know, or something was decided
        /// about customers: everything, read again.
        case anew(EventLog, PersonDecisions)
    }

    let change: Change
    /// By which its events are known again; some may be known already.
    let identities: [IdentityColumn]
    let moment: FootageMoment
    /// What of it can't be read.
    let damaged: [DamagedBlock]

    /// Nil when there is nothing new.
    static func read(
        on connection: any SQLConnection, after shown: FootageMoment, memory: MemoryGuard
    ) throws -> FootageNews? {
        let now = try connection.blocks.moment()
        guard now != shown else { return nil }
        let infos = try connection.blocks.infos(arrivedAfter: shown.arrival)
        var blocks: [EventBlock] = []
        let damaged = try FootageReader(connection: connection, identities: true, arrivedAfter: shown.arrival)
            .read { blocks.append($0) }
        let identities = blocks.map(\.identities)
        guard now.revision != shown.revision || infos.contains(where: { $0.id.arrival <= shown.arrival }) else {
            return FootageNews(
                change: .added(blocks), identities: identities, moment: now, damaged: damaged)
        }
        blocks = []
        let stored = try StoredFootage(on: connection, memory: memory)
        return FootageNews(
            change: .anew(stored.log, stored.decisions), identities: identities, moment: now, damaged: stored.damaged)
    }
}

extension EncodedBlock {
    /// The block without events that others have written; nil when none is left.
    func without(_ taken: Set<EventIdentity>) -> EncodedBlock? {
        let taken = (0..<events.count).filter { taken.contains(events.identities[$0]) }
        return taken.isEmpty ? self : EncodedBlock(events.leavingOut(taken))
    }

    /// The block without events that are refused by now; nil when none is left.
    func without(_ gate: AdmissionGate) -> EncodedBlock? {
        let refused = gate.refused(in: events).places
        return refused.isEmpty ? self : EncodedBlock(events.leavingOut(refused))
    }
}

extension EventBlock {
    /// The other events, with texts of their own only.
    func leavingOut(_ places: [Int]) -> EventBlock {
        var builder = BlockBuilder()
        var next = 0
        for place in 0..<count {
            if next < places.count && places[next] == place {
                next += 1
            } else {
                builder.append(place, of: self)
            }
        }
        return builder.finish()
    }
}
